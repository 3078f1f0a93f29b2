"""httpx's errors in the words of our own tree."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from claims.clients.errors import (
    BadAddress,
    BrokenAnswer,
    ClientError,
    HostUnreachable,
    TlsFailed,
    TooLarge,
    TooSlow,
)

_HEADERS_TOO_LARGE = 431  # h11's hint when headers outgrow its buffer


@contextmanager
def translated() -> Iterator[None]:
    """Inside, httpx's errors become ClientErrors."""
    try:
        yield
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise named(error) from error


def named(error: httpx.HTTPError | httpx.InvalidURL) -> ClientError:
    """The ClientError that says the same."""
    causes = list(_causes(error))
    detail = str(causes[-1]) or type(error).__name__
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return TlsFailed(detail)
    if any(getattr(cause, "error_status_hint", 0) == _HEADERS_TOO_LARGE for cause in causes):
        return TooLarge("the headers outgrow their cap")
    match error:
        case httpx.TimeoutException():
            return TooSlow(detail)
        case httpx.ConnectError():
            return HostUnreachable(detail)
        case httpx.InvalidURL() | httpx.UnsupportedProtocol() | httpx.LocalProtocolError():
            return BadAddress(detail)
        case _:
            return BrokenAnswer(detail)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what it was made from.

    httpcore cuts the chain with `from None` and keeps the first error as an argument.
    """
    current: BaseException | None = error
    while current is not None:
        yield current
        inner = [arg for arg in current.args if isinstance(arg, BaseException)]
        current = inner[0] if inner else current.__cause__
