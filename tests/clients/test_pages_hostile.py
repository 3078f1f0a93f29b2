"""Sites that speak no sound HTTP, or never stop speaking."""

import ssl
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event

import pytest

from claims.clients import errors, network
from claims.clients.errors import ClientError
from claims.clients.pages import FetchConfig, fetch_page
from tests.sites import Reply, Site, resolve_to, running_site

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
# Key and certificate for daily.example, signed by nobody, good for a hundred years.
CERTIFICATE = Path(__file__).with_name("daily.example.pem")
PATIENCE = 5  # seconds until a misbehaving page gives up by itself: the test has failed by then


def sends(*chunks: bytes) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        for chunk in chunks:
            handler.wfile.write(chunk)
        handler.close_connection = True

    return answer


def drips(head: bytes, drop: bytes, *, every: float) -> Callable[[BaseHTTPRequestHandler], None]:
    """Sends `head`, then `drop` for ever, slowly enough to look alive."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(head)
        for _ in range(round(PATIENCE / every)):
            handler.wfile.write(drop)
            Event().wait(every)
        handler.close_connection = True

    return answer


def hangs(handler: BaseHTTPRequestHandler) -> None:
    handler.close_connection = True
    Event().wait(PATIENCE)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        # slow-loris: a header that never ends, one letter at a time
        (drips(HEAD + b"X: ", b"y", every=0.05), errors.TooSlow),
        # a body that never ends, slowly
        (drips(HEAD + b"\r\n", b"<p>", every=0.05), errors.TooSlow),
        # interim answers for ever
        (drips(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", every=0.05), errors.TooSlow),
        # silence
        (hangs, errors.TooSlow),
        # a body that never ends, fast
        (drips(HEAD + b"\r\n", b"x" * 100_000, every=0.0005), errors.TooLarge),
        # headers that never end, fast
        (drips(HEAD, b"X: " + b"y" * 5_000 + b"\r\n", every=0.0005), errors.TooLarge),
        # broken off: fewer bytes than promised
        (sends(HEAD + b"Content-Length: 100\r\n\r\n", b"<html>"), errors.BrokenAnswer),
        (sends(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"9\r\n<ht"), errors.BrokenAnswer),
        (sends(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"zz\r\n"), errors.BrokenAnswer),
        (sends(HEAD + b"Content-Length: minus one\r\n\r\n"), errors.BrokenAnswer),
        (sends(HEAD + b"Content-Encoding: br\r\n\r\n", b"\x8b\x03"), errors.BrokenAnswer),
        (sends(b"220 mail.daily.example ESMTP\r\n"), errors.BrokenAnswer),
        (sends(b""), errors.BrokenAnswer),
    ],
)
def test_it_ends_with_a_name(
    site: Site,
    config: FetchConfig,
    page: Callable[[BaseHTTPRequestHandler], None],
    expected: type[ClientError],
) -> None:
    site.pages["/"] = page

    with pytest.raises(expected):
        fetch_page(site.url(), config=replace(config, max_bytes=1024 * 1024, total_seconds=0.6))


def test_a_failure_in_the_body_keeps_the_head(site: Site, config: FetchConfig) -> None:
    site.pages["/"] = sends(HEAD + b"Content-Length: 100\r\n\r\n", b"<html>")

    with pytest.raises(errors.BrokenAnswer) as caught:
        fetch_page(site.url(), config=config)

    assert caught.value.answer.status == 200
    assert caught.value.answer.headers["content-length"] == "100"


@pytest.fixture
def secure_site() -> Iterator[Site]:
    """Has a certificate for daily.example, for which nobody vouches."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(CERTIFICATE)
    with running_site(tls) as site:
        site.pages["/"] = Reply(b"<html>")
        yield site


@pytest.fixture
def vouched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    context = ssl.create_default_context(cafile=str(CERTIFICATE))
    monkeypatch.setattr(network, "tls_context", lambda: context)


def test_the_name_is_kept_for_the_certificate(
    secure_site: Site, vouched_for: None, config: FetchConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolve_to(monkeypatch, "127.0.0.1")

    page = fetch_page(secure_site.url(host="daily.example", scheme="https"), config=config)

    assert page.status == 200


def test_it_rejects_the_certificate_of_another_name(
    secure_site: Site, vouched_for: None, config: FetchConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolve_to(monkeypatch, "127.0.0.1")

    with pytest.raises(errors.TlsFailed, match="certificate"):
        fetch_page(secure_site.url(host="coast.example", scheme="https"), config=config)


def test_it_rejects_a_certificate_that_nobody_vouches_for(
    secure_site: Site, config: FetchConfig
) -> None:
    with pytest.raises(errors.TlsFailed, match="certificate"):
        fetch_page(secure_site.url(scheme="https"), config=config)


def test_it_rejects_plain_http_where_tls_was_asked_for(site: Site, config: FetchConfig) -> None:
    with pytest.raises(errors.TlsFailed):
        fetch_page(site.url(scheme="https"), config=config)
