"""Fetch one page, from a hostile network.

The address is vetted in its spelling and again when the connection is made, for each redirect
anew (addresses.py, network.py); headers, body, time and redirects are bounded; whatever goes
wrong is a ClientError that carries what the server had said.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Protocol

import httpx

from claims.clients.addresses import parse_networks, vet_url
from claims.clients.answers import (
    NOT_MODIFIED,
    kept_headers,
    media_type,
    redirect_target,
    refuse_status,
    refuse_type,
    validator,
)
from claims.clients.causes import translated
from claims.clients.decoding import ACCEPT_ENCODING, decoder
from claims.clients.errors import (
    Answer,
    ClientError,
    RedirectLoop,
    TooLarge,
    TooManyRedirects,
)
from claims.clients.network import Deadline, VettingBackend, VettingTransport
from claims.clients.politeness import Politeness

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
FEED_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/x-rss+xml",
        "application/xml",
        "text/xml",
    }
)


class RobotsRules(Protocol):
    def check(self, url: str) -> None:
        """Raises RobotsDisallowed or RobotsUnavailable unless the page may be fetched."""


@dataclass(frozen=True)
class FetchConfig:
    """Bounds of one fetch."""

    # The name that robots.txt files address, and how we introduce ourselves.
    robot_name: str = "Factcheck"
    user_agent: str = "Factcheck/0.1 (robot of a fact-checking desk)"
    # CIDR networks that may be fetched from although they are not public, on any port: the one
    # door for tests and local feeds.
    allow_nets: tuple[str, ...] = ()
    # Ports; anything else on a public address is no web site but somebody's service.
    allow_ports: tuple[int, ...] = (80, 443)
    # Media types without parameters; empty accepts all.
    content_types: frozenset[str] = PAGE_TYPES
    # Bytes after decompression: the largest news pages have 5 MB.
    max_bytes: int = 10 * 1024 * 1024
    # Characters: longer addresses break in other software.
    max_url: int = 2_000
    # Redirects: shortener, http to https, consent page and back make five.
    max_redirects: int = 8
    # Seconds: a connection, one read, and everything together. Robots.txt comes on top (5 s),
    # so that a fetch ends within 15 s whatever the site does.
    connect_seconds: float = 4.0
    read_seconds: float = 6.0
    total_seconds: float = 9.0

    def __post_init__(self) -> None:
        parse_networks(self.allow_nets)  # a misspelt network must fail at start


@dataclass(frozen=True)
class Page:
    """What came. `redirects` are the addresses asked for before `final_url`, in order."""

    requested_url: str
    final_url: str
    redirects: tuple[str, ...]
    status: int
    headers: dict[str, str]
    body: bytes  # decompressed; empty when not modified
    content_type: str  # without parameters; "" when the site named none
    charset: str | None  # as the header names it
    etag: str
    last_modified: str
    not_modified: bool  # the page is as it was when etag or last_modified were kept


@dataclass
class _Exchange:
    """How far a fetch has come: for the page, or for the error."""

    trail: list[str]
    answer: Answer = field(default_factory=Answer)

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Inside, errors are ClientErrors and carry what is known."""
        try:
            with translated():
                yield
        except ClientError as error:
            error.answer = replace(
                self.answer,
                final_url=self.trail[-1],
                redirects=tuple(self.trail[:-1]),
                body=error.answer.body,
            )
            raise

    def hear(self, response: httpx.Response) -> None:
        self.answer = Answer(status=response.status_code, headers=kept_headers(response))

    def follow(self, url: str, *, config: FetchConfig) -> None:
        if len(self.trail) > config.max_redirects:
            raise TooManyRedirects(f"more than {config.max_redirects}")
        self.trail.append(vet_url(url, max_length=config.max_url))
        self.answer = Answer()


@dataclass
class _Gates:
    """Who is asked before a site is."""

    robots: RobotsRules | None
    politeness: Politeness | None
    seen: set[tuple[str, str]] = field(default_factory=set)
    hosts: set[str] = field(default_factory=set)

    def pass_with(self, url: str, client: httpx.Client) -> None:
        """Raises what the gates raise, and RedirectLoop for a page already seen.

        The same address with another cookie is another page: consent pages work that way. A
        host is asked for its turn once, however often it redirects within itself.
        """
        state = (
            url,
            str(sorted((cookie.name, str(cookie.value)) for cookie in client.cookies.jar)),
        )
        if state in self.seen:
            raise RedirectLoop(url)
        self.seen.add(state)
        if self.robots:
            self.robots.check(url)
        host = httpx.URL(url).host
        if self.politeness and host not in self.hosts:
            self.politeness.take_turn(host)
            self.hosts.add(host)


def fetch_page(
    url: str,
    *,
    config: FetchConfig,
    etag: str = "",
    last_modified: str = "",
    politeness: Politeness | None = None,
    robots: RobotsRules | None = None,
) -> Page:
    """GET, following redirects; conditional when `etag` or `last_modified` are given.

    Raises a ClientError whose `answer` tells how far it came.
    """
    exchange = _Exchange([vet_url(url, max_length=config.max_url)])
    gates = _Gates(robots, politeness)
    with exchange.noted(), _client(config, etag, last_modified) as client:
        while True:
            gates.pass_with(exchange.trail[-1], client)
            with client.stream("GET", exchange.trail[-1]) as response:
                exchange.hear(response)
                target = redirect_target(response)
                if target is None:
                    return _page(url, exchange, response, config)
            exchange.follow(target, config=config)


def _client(config: FetchConfig, etag: str, last_modified: str) -> httpx.Client:
    headers = {
        "User-Agent": config.user_agent,
        "Accept": "text/html,application/xhtml+xml;q=0.9,application/xml;q=0.8,*/*;q=0.5",
        "Accept-Encoding": ACCEPT_ENCODING,
    }
    if etag:
        headers["If-None-Match"] = etag
    if last_modified:
        headers["If-Modified-Since"] = last_modified
    backend = VettingBackend(
        Deadline(config.total_seconds),
        allow_nets=config.allow_nets,
        allow_ports=config.allow_ports,
    )
    return httpx.Client(
        transport=VettingTransport(backend),
        headers=headers,
        timeout=httpx.Timeout(config.read_seconds, connect=config.connect_seconds),
        trust_env=False,
    )


def _page(url: str, exchange: _Exchange, response: httpx.Response, config: FetchConfig) -> Page:
    refuse_status(response)
    content_type, charset = media_type(response)
    not_modified = response.status_code == NOT_MODIFIED
    if not not_modified:
        refuse_type(content_type, config.content_types)
    return Page(
        requested_url=url,
        final_url=exchange.trail[-1],
        redirects=tuple(exchange.trail[:-1]),
        status=response.status_code,
        headers=dict(exchange.answer.headers),
        body=b"" if not_modified else _body(response, config.max_bytes),
        content_type=content_type,
        charset=charset,
        etag=validator(response, "etag"),
        last_modified=validator(response, "last-modified"),
        not_modified=not_modified,
    )


def _body(response: httpx.Response, max_bytes: int) -> bytes:
    """The body, decompressed; TooLarge as soon as it is known to outgrow the cap."""
    decode = decoder(response.headers.get("content-encoding", ""))
    body = bytearray()
    received = 0
    for chunk in response.iter_raw():
        received += len(chunk)
        for piece in decode.decode(chunk):
            body += piece
            if max(received, len(body)) > max_bytes:
                raise TooLarge(
                    f"more than {max_bytes} bytes", answer=Answer(body=bytes(body[:max_bytes]))
                )
    decode.finish()
    return bytes(body)
