"""Content-Encoding undone piece by piece, so that a bomb is stopped when it begins to swell."""

import zlib
from collections.abc import Iterator
from typing import Protocol

from claims.clients.errors import BrokenAnswer

# What is offered to servers. Brotli and zstd are not: their decoders give whole chunks.
ACCEPT_ENCODING = "gzip, deflate"
PIECE = 64 * 1024  # bytes given out at once
_GZIP = 16 + zlib.MAX_WBITS
_GZIP_MAGIC = b"\x1f\x8b"


class Decoder(Protocol):
    def decode(self, chunk: bytes) -> Iterator[bytes]:
        """Pieces of at most PIECE bytes, or the chunk as it came; raises BrokenAnswer."""

    def finish(self) -> None:
        """Raises BrokenAnswer when the end is missing."""


class Identity:
    def decode(self, chunk: bytes) -> Iterator[bytes]:
        yield chunk

    def finish(self) -> None:
        """Nothing can be missing."""


class Inflate:
    """gzip, of several members too, and deflate, with zlib's header or raw as some send it."""

    def __init__(self, wbits: int) -> None:
        self._wbits = wbits
        self._stream: zlib._Decompress | None = None  # None between members
        self._head = b""  # fewer bytes than tell what begins here
        self._members = 0

    def decode(self, chunk: bytes) -> Iterator[bytes]:
        rest = self._head + chunk
        self._head = b""
        while rest:
            self._stream = self._stream or self._begin(rest)
            if self._stream is None:
                return
            piece = self._step(self._stream, rest)
            yield piece
            rest = self._stream.unconsumed_tail
            if self._stream.eof:
                rest = self._stream.unused_data
                self._stream = None
            elif len(piece) == PIECE and not rest:
                # All input is taken, and some output may have been left behind.
                yield self._step(self._stream, b"")

    def _begin(self, rest: bytes) -> "zlib._Decompress | None":
        """The stream that begins here; None for too little to tell, and for rubbish at the end."""
        if len(rest) < 2:
            self._head = rest
            return None
        if self._members and not (self._wbits == _GZIP and rest.startswith(_GZIP_MAGIC)):
            return None
        self._members += 1
        has_zlib_header = rest[0] & 0x0F == zlib.DEFLATED and int.from_bytes(rest[:2]) % 31 == 0
        if self._wbits == zlib.MAX_WBITS and not has_zlib_header:
            return zlib.decompressobj(-zlib.MAX_WBITS)
        return zlib.decompressobj(self._wbits)

    @staticmethod
    def _step(stream: "zlib._Decompress", chunk: bytes) -> bytes:
        try:
            return stream.decompress(chunk, PIECE)
        except zlib.error as error:
            raise BrokenAnswer(f"compressed body: {error}") from error

    def finish(self) -> None:
        if self._stream is not None or (self._head and not self._members):
            raise BrokenAnswer("the compressed body ends half way")


def decoder(content_encoding: str) -> Decoder:
    """The decoder for a Content-Encoding header; BrokenAnswer for one that was not offered."""
    match content_encoding.strip().lower():
        case "" | "identity" | "none":
            return Identity()
        case "gzip" | "x-gzip":
            return Inflate(_GZIP)
        case "deflate":
            return Inflate(zlib.MAX_WBITS)
        case other:
            raise BrokenAnswer(f"Content-Encoding {other[:40]!r}; asked for {ACCEPT_ENCODING}")
