import gzip
import zlib

import pytest

from claims.clients.decoding import PIECE, Decoder, decoder
from claims.clients.errors import BrokenAnswer

TEXT = b"The harbour was closed for the night. " * 5_000


def decoded(decode: Decoder, *chunks: bytes) -> bytes:
    whole = b"".join(piece for chunk in chunks for piece in decode.decode(chunk))
    decode.finish()
    return whole


def raw_deflate(data: bytes) -> bytes:
    compress = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return compress.compress(data) + compress.flush()


@pytest.mark.parametrize(
    ("encoding", "sent"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", gzip.compress(TEXT)),
        ("X-GZIP", gzip.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)),
        # some servers leave zlib's header out
        ("deflate", raw_deflate(TEXT)),
        # a gzip file may have several members
        ("gzip", gzip.compress(TEXT[:99]) + gzip.compress(TEXT[99:])),
        # what follows the last member is rubbish
        ("gzip", gzip.compress(TEXT) + b"\0\0\0"),
        ("gzip", b""),
        ("deflate", b""),
    ],
)
def test_it_works_for_any_cut_into_chunks(encoding: str, sent: bytes) -> None:
    expected = TEXT if sent else b""
    for size in (1, 7, 1_000, len(sent) or 1):
        chunks = [sent[at : at + size] for at in range(0, len(sent), size)]

        assert decoded(decoder(encoding), *chunks) == expected


def test_a_member_may_begin_with_a_chunk() -> None:
    members = gzip.compress(b"Calm "), gzip.compress(b"returned.")

    assert decoded(decoder("gzip"), *members) == b"Calm returned."


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_bomb_comes_out_in_small_pieces(encoding: str) -> None:
    bomb = (gzip if encoding == "gzip" else zlib).compress(bytes(50 * 1024 * 1024))

    first = next(decoder(encoding).decode(bomb))

    assert len(first) == PIECE


@pytest.mark.parametrize(
    ("encoding", "sent"),
    [
        ("gzip", b"<html>not compressed at all"),
        ("gzip", gzip.compress(TEXT)[:-20]),  # broken off
        ("deflate", b"<html>not compressed at all"),
        ("deflate", zlib.compress(TEXT)[:-20]),
    ],
)
def test_it_rejects_broken_streams(encoding: str, sent: bytes) -> None:
    with pytest.raises(BrokenAnswer):
        decoded(decoder(encoding), sent)


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "aes128"])
def test_it_rejects_what_was_not_offered(encoding: str) -> None:
    with pytest.raises(BrokenAnswer, match="asked for gzip, deflate"):
        decoder(encoding)
