"""Sites that speak no sound HTTP, or never stop speaking."""

import ssl
import subprocess
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event

import pytest

from claims.clients import errors
from claims.clients.errors import ClientError
from claims.clients.pages import FetchConfig, fetch_page
from tests.sites import Site, running_site

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
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


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate that nobody vouches for."""
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
        + ["-subj", "/CN=127.0.0.1", "-keyout", str(path), "-out", str(path) + ".crt"],
        check=True,
        capture_output=True,
    )
    path.write_text(path.read_text() + Path(str(path) + ".crt").read_text())
    return path


def test_it_rejects_a_certificate_that_nobody_vouches_for(
    certificate: Path, config: FetchConfig
) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)

    with running_site(tls) as site, pytest.raises(errors.TlsFailed, match="certificate"):
        fetch_page(site.url(scheme="https"), config=config)


def test_it_rejects_plain_http_where_tls_was_asked_for(site: Site, config: FetchConfig) -> None:
    with pytest.raises(errors.TlsFailed):
        fetch_page(site.url(scheme="https"), config=config)
