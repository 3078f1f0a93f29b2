"""Connections that go only where they may, and only as long as they may.

A name is looked up here, every address it has is vetted, and the connection is made to that very
address; the name stays in the Host header and the TLS handshake. So a name that answers
differently the second time (DNS rebinding) gains nothing.
"""

import queue
import ssl
import threading
import time
from collections.abc import Iterable
from functools import cache
from socket import EAI_NONAME, SOCK_STREAM, getaddrinfo
from typing import Any

import httpcore
import httpx

from claims.clients.addresses import vet_ip
from claims.clients.errors import BadAddress, NameNotResolved, UnknownHost

# Each failed address costs a connect timeout; a name with forty dead ones is not worth it.
MAX_CANDIDATES = 4
_EAI_NODATA = -5  # a name without addresses; glibc only, and not in every build of Python
_NO_SUCH_NAME = (EAI_NONAME, _EAI_NODATA)


class Deadline:
    """The end of a whole exchange: redirects, handshakes, headers and body together."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, timeout: float | None) -> float:
        """Seconds that the next step may take; httpcore.ReadTimeout when none are left."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for the whole exchange is over")
        return left if timeout is None else min(timeout, left)


class DeadlineStream(httpcore.NetworkStream):
    """A socket's own timeout begins anew with each byte; this one does not."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._deadline.left(timeout)
        stream = self._stream.start_tls(ssl_context, server_hostname, left)
        return DeadlineStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class VettingBackend(httpcore.SyncBackend):
    """Connects to vetted addresses only."""

    def __init__(
        self, deadline: Deadline, *, allow_nets: tuple[str, ...], allow_ports: tuple[int, ...]
    ) -> None:
        self._deadline = deadline
        self._allow_nets = allow_nets
        self._allow_ports = allow_ports

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        candidates = resolve(host, port, self._deadline.left(timeout))
        for ip in candidates:
            vet_ip(ip, port, allow_nets=self._allow_nets, allow_ports=self._allow_ports)
        stream = self._connect_first(candidates[:MAX_CANDIDATES], port, timeout)
        return DeadlineStream(stream, self._deadline)

    def _connect_first(
        self, candidates: list[str], port: int, timeout: float | None
    ) -> httpcore.NetworkStream:
        *others, last = candidates
        for ip in others:
            try:
                return super().connect_tcp(ip, port, self._deadline.left(timeout))
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return super().connect_tcp(last, port, self._deadline.left(timeout))


class VettingTransport(httpx.HTTPTransport):
    """httpx over VettingBackend; no proxies, whatever the environment says."""

    def __init__(self, backend: VettingBackend) -> None:
        super().__init__(verify=tls_context(), trust_env=False)
        # httpx offers no public way to pass a backend; its version is pinned for this line.
        self._pool = httpcore.ConnectionPool(ssl_context=tls_context(), network_backend=backend)


@cache
def tls_context() -> ssl.SSLContext:
    """One for the process: reading the certificates takes longer than fetching a page."""
    return httpx.create_ssl_context(trust_env=False)


def resolve(host: str, port: int, timeout: float) -> list[str]:
    """Every address of the host, at least one; raises UnknownHost or NameNotResolved.

    getaddrinfo knows no timeout, so it runs beside and is left behind when it takes too long.
    """
    answers: queue.SimpleQueue[list[str] | OSError | UnicodeError] = queue.SimpleQueue()
    threading.Thread(target=_look_up, args=(host, port, answers), daemon=True).start()
    try:
        found = answers.get(timeout=timeout)
    except queue.Empty as error:
        raise NameNotResolved(f"{host}: no answer within {timeout:.1f} s") from error
    if isinstance(found, UnicodeError):
        raise BadAddress(f"{host}: {found}") from found
    if isinstance(found, OSError):
        kind = UnknownHost if found.errno in _NO_SUCH_NAME else NameNotResolved
        raise kind(f"{host}: {found.strerror}") from found
    return found


def _look_up(
    host: str, port: int, answers: "queue.SimpleQueue[list[str] | OSError | UnicodeError]"
) -> None:
    try:
        infos = getaddrinfo(host, port, type=SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        answers.put(error)
    else:
        answers.put(list(dict.fromkeys(str(info[4][0]) for info in infos)))
