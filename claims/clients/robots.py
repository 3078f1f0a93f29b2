"""What a site lets robots fetch (RFC 9309), read through the same safe fetch and remembered."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlsplit

import redis
from protego import Protego

from claims.clients.errors import (
    AccessRefused,
    ClientError,
    PageGone,
    RedirectLoop,
    RequestRefused,
    RobotsDisallowed,
    RobotsUnavailable,
    TooLarge,
    TooManyRedirects,
    Transient,
)
from claims.clients.pages import FetchConfig, fetch_page
from claims.clients.shared import SharedMemory

# A site that has no rules to show has none (RFC 9309, 2.3.1.3), and one that hides them behind a
# login or a maze has none for us.
NO_RULES = (PageGone, AccessRefused, RequestRefused, RedirectLoop, TooManyRedirects)
_AGENT = re.compile(r"\s*user[- ]?agent\s*[:\s]\s*(?P<agent>[^#]*)", re.IGNORECASE)


@dataclass(frozen=True)
class RobotsConfig:
    """How rules are read and how long they are remembered."""

    # Bytes that are read of a file; RFC 9309 asks for 500 KiB at least.
    max_bytes: int = 500 * 1024
    # Seconds that rules are remembered; RFC 9309 allows a day. An editor who was promised access
    # should not wait that long.
    ttl: float = 3600.0
    # Seconds that a failure is remembered, so that a thousand pages do not ask a dead site.
    failure_ttl: float = 30.0
    # Seconds for the whole exchange; the page's own comes on top.
    total_seconds: float = 5.0
    # Sites remembered in the process.
    max_sites: int = 1_000
    key_prefix: str = "factcheck:robots:"


@dataclass(frozen=True)
class _Remembered:
    until: float
    rules: Protego | None = None
    failure: str = ""


class Robots:
    """`check(url)` before each page. `server` None remembers in this process only."""

    def __init__(
        self,
        config: FetchConfig,
        server: redis.Redis | None = None,
        *,
        robots_config: RobotsConfig = RobotsConfig(),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._name = config.robot_name
        self._fetch_config = replace(
            config,
            content_types=frozenset(),
            max_bytes=robots_config.max_bytes,
            total_seconds=min(config.total_seconds, robots_config.total_seconds),
        )
        self._config = robots_config
        self._shared = SharedMemory(server, clock=clock)
        self._clock = clock
        self._sites: dict[str, _Remembered] = {}

    def check(self, url: str) -> None:
        """Raises RobotsDisallowed, RobotsUnavailable, or what keeps the site itself away."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        known = self._sites.get(site)
        if known is None or known.until <= self._clock():
            known = self._learn(site)
        if known.rules is None:
            raise RobotsUnavailable(known.failure, retry_after=known.until - self._clock())
        if not known.rules.can_fetch(url, self._name):
            raise RobotsDisallowed(f"{parts.path or '/'} for {self._name}")

    def _learn(self, site: str) -> _Remembered:
        try:
            rules = self._rules(site)
        except RobotsUnavailable as error:
            wait = max(error.retry_after or 0.0, self._config.failure_ttl)
            known = _Remembered(self._clock() + wait, failure=error.detail)
        else:
            parsed = Protego.parse(_for_us(rules, self._name))
            known = _Remembered(self._clock() + self._config.ttl, rules=parsed)
        self._sites.pop(site, None)
        if len(self._sites) >= self._config.max_sites:
            del self._sites[next(iter(self._sites))]
        self._sites[site] = known
        return known

    def _rules(self, site: str) -> str:
        """The rules as text; "" for a site without any."""
        key = self._config.key_prefix + site
        shared = self._shared.ask(partial(_get, key))
        if shared is not None:
            return shared.decode("utf-8", "replace")
        rules = self._fetched(site)
        seconds = max(1, round(self._config.ttl))
        self._shared.ask(partial(_set, key, rules.encode("utf-8", "replace"), seconds))
        return rules

    def _fetched(self, site: str) -> str:
        try:
            body = fetch_page(f"{site}/robots.txt", config=self._fetch_config).body
        except NO_RULES:
            return ""
        except TooLarge as error:
            body = error.answer.body[: error.answer.body.rfind(b"\n") + 1]
        except Transient as error:
            raise RobotsUnavailable(str(error), retry_after=error.retry_after) from error
        except ClientError as error:
            if not error.answer.redirects:
                raise  # the site itself cannot be fetched from
            raise RobotsUnavailable(str(error)) from error
        return body.decode("utf-8", "replace").removeprefix("\ufeff")


def _get(key: str, server: redis.Redis) -> bytes | None:
    found = server.get(key)
    return found if isinstance(found, bytes) else None


def _set(key: str, value: bytes, seconds: int, server: redis.Redis) -> None:
    server.set(key, value, ex=seconds)


def _for_us(rules: str, name: str) -> str:
    """The rules with all other robots under one name.

    The parser keeps every rule once for each robot in its group: ten thousand of both would take
    a hundred million.
    """

    ours = ("*", name.lower())

    def renamed(line: str) -> str:
        found = _AGENT.match(line)
        if not found:
            return line
        agent = found["agent"].strip().lower()
        return f"User-agent: {agent if agent in ours else 'other'}"

    return "\n".join(renamed(line) for line in rules.splitlines())
