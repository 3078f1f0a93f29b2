"""A web site on 127.0.0.1 for tests: its pages are replies, or functions that misbehave."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

LOCAL_NETS = ("127.0.0.0/8",)


@dataclass
class Reply:
    """An ordinary answer. A header whose value is "" is left out."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    def __call__(self, handler: BaseHTTPRequestHandler) -> None:
        headers = {"Content-Type": "text/html", "Content-Length": str(len(self.body))}
        handler.send_response(self.status)
        for name, value in (headers | self.headers).items():
            if value:
                handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(self.body)


Answering = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """`pages` by path; what is not there is a 404. `asked` lists paths, `headers` what came."""

    port: int = 0
    pages: dict[str, Answering] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def url(self, path: str = "/", *, host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that hang up in the middle are what many tests are about."""


@contextmanager
def running_site(
    tls: ssl.SSLContext | None = None, *, interface: str = "127.0.0.1"
) -> Iterator[Site]:
    """`interface` "0.0.0.0" answers at all addresses of 127.0.0.0/8, as if they were many sites."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.headers.append({name.lower(): value for name, value in self.headers.items()})
            site.pages.get(self.path, Reply(status=404))(self)

        def log_message(self, format: str, *args: object) -> None:
            """Silent."""

    server = _Server((interface, 0), Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    site.port = server.server_port
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def resolve_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Every name leads to these; returns the list of names that will have been looked up."""
    lookups: list[str] = []

    def look_up(host: str, port: int, **kwargs: object) -> list[tuple[object, ...]]:
        lookups.append(host)
        return [(0, 0, 0, "", (address, port)) for address in addresses]

    monkeypatch.setattr("claims.clients.network.getaddrinfo", look_up)
    return lookups
