"""A response's head: which statuses and types are accepted, which headers are kept."""

from collections.abc import Collection
from datetime import UTC
from email.message import Message
from email.utils import parsedate_to_datetime
from time import time

import httpx

from claims.clients.errors import (
    AccessRefused,
    BrokenAnswer,
    ClientError,
    PageGone,
    RequestRefused,
    ServerTrouble,
    TooManyRequests,
    WrongContentType,
)

NOT_MODIFIED = 304
REDIRECTS = frozenset({300, 301, 302, 303, 307, 308})
GONE = frozenset({404, 410})
ACCESS_REFUSED = frozenset({401, 402, 403, 407, 451})
TOO_MANY_REQUESTS = 429
TRY_AGAIN = frozenset({408, 425, *range(500, 600)})

# Bounds of what is kept of the headers: enough for any honest answer.
MAX_HEADERS = 100
MAX_HEADER_VALUE = 2_000  # characters
MAX_VALIDATOR = 500  # characters of an ETag or a Last-Modified that are worth sending back
MAX_RETRY_AFTER = 24 * 3600.0  # seconds; a site that says "next year" is asked tomorrow
# A session that a site opened for us is nobody's business.
_NOT_KEPT = frozenset({"set-cookie", "set-cookie2"})


def refuse_status(response: httpx.Response) -> None:
    """Raises the error that a status stands for; returns for 2xx, and for 304 where asked."""
    status = response.status_code
    if 200 <= status < 300 or (status == NOT_MODIFIED and _is_conditional(response.request)):
        return
    detail = f"{status} {response.reason_phrase[:80]}".strip()
    if status in TRY_AGAIN:
        raise ServerTrouble(detail, retry_after=retry_after(response))
    if status == TOO_MANY_REQUESTS:
        raise TooManyRequests(detail, retry_after=retry_after(response))
    raise _lasting(status)(detail)


def _is_conditional(request: httpx.Request) -> bool:
    return "if-none-match" in request.headers or "if-modified-since" in request.headers


def _lasting(status: int) -> type[ClientError]:
    if status < 200 or status == NOT_MODIFIED:
        return BrokenAnswer
    if status in GONE:
        return PageGone
    return AccessRefused if status in ACCESS_REFUSED else RequestRefused


def refuse_type(content_type: str, accepted: Collection[str]) -> None:
    """Raises WrongContentType; an answer that names no type passes, its bytes will tell."""
    if accepted and content_type and content_type not in accepted:
        raise WrongContentType(f"{content_type[:80]}; expected {', '.join(sorted(accepted))}")


def redirect_target(response: httpx.Response) -> str | None:
    """The absolute address that the answer points to; None if it is no redirect."""
    if response.status_code not in REDIRECTS:
        return None
    location = response.headers.get("location", "").strip()
    if not location:
        raise RequestRefused(f"{response.status_code} without a Location")
    return str(response.url.join(location))


def retry_after(response: httpx.Response) -> float | None:
    """Seconds, between 0 and a day; None when the site named none."""
    value = response.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value), MAX_RETRY_AFTER)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max(moment.timestamp() - time(), 0.0), MAX_RETRY_AFTER)


def kept_headers(response: httpx.Response) -> dict[str, str]:
    """Lower-case name -> value, bounded; repeated headers are joined by a comma."""
    kept = [(name, value) for name, value in response.headers.items() if name not in _NOT_KEPT]
    return {name: value[:MAX_HEADER_VALUE] for name, value in kept[:MAX_HEADERS]}


def validator(response: httpx.Response, name: str) -> str:
    """An ETag or Last-Modified to send back next time; "" when there is none of use."""
    value = str(response.headers.get(name, ""))
    return value if len(value) <= MAX_VALIDATOR and value.isascii() else ""


def media_type(response: httpx.Response) -> tuple[str, str | None]:
    """Content type ("" if none was sent) and charset (None if none was named)."""
    value = str(response.headers.get("content-type", ""))[:MAX_HEADER_VALUE]
    message = Message()
    message["content-type"] = value
    return value.split(";")[0].strip().lower(), message.get_content_charset()
