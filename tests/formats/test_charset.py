from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.formats.charset import codec, decode
from claims.formats.errors import Empty, FormatError, NotText, TooLarge
from claims.formats.reading import DEFAULT_CONFIG
from claims.text.clean import clean

RUSSIAN = "Гавань была закрыта на ночь, сообщил начальник порта. Никто не пострадал. " * 5


def decoded(body: bytes, charset: str | None = None) -> str:
    return decode(body, charset=charset, config=DEFAULT_CONFIG)


def meta(charset: str, text: str) -> bytes:
    return f'<html><head><meta charset="{charset}"></head><p>{text}</p>'.encode(charset)


@pytest.mark.parametrize(
    ("body", "charset", "expected"),
    [
        ("Été à Sarn".encode(), None, "Été à Sarn"),
        # the header, where the bytes are not UTF-8
        ("Été à Sarn".encode("latin-1"), "iso-8859-1", "Été à Sarn"),
        # browsers read Latin-1 and ASCII as Windows-1252
        ("“Été”".encode("cp1252"), "ISO-8859-1", "“Été”"),
        ("“Été”".encode("cp1252"), "us-ascii", "“Été”"),
        # a header that is wrong about UTF-8 bytes
        ("Été à Sarn".encode(), "iso-8859-1", "Été à Sarn"),
        # a header that is wrong about other bytes: a guess
        (RUSSIAN.encode("cp1251"), "utf-8", RUSSIAN),
        (RUSSIAN.encode("cp1251"), None, RUSSIAN),
        # marks of byte order win
        ("\ufeffЁлка".encode(), "windows-1251", "Ёлка"),
        ("Ёлка".encode("utf-16"), "utf-8", "Ёлка"),
        ("Ёлка".encode("utf-32"), None, "Ёлка"),
        ("Ёлка".encode("utf-16-le"), "utf-16le", "Ёлка"),
        ("港は夜間閉鎖".encode("iso2022_jp"), "iso-2022-jp", "港は夜間閉鎖"),
        ("港は夜間閉鎖".encode("shift_jis"), "Shift_JIS", "港は夜間閉鎖"),
        # unknown and dangerous names are passed over
        (b"The harbour", "no-such-set", "The harbour"),
        (b"The harbour", "zip", "The harbour"),
        (b"The \\x41 harbour", "unicode_escape", "The \\x41 harbour"),
        # broken off inside a letter
        (("x" * 600 + "é").encode()[:-1], None, "x" * 600 + "\ufffd"),
        # a few broken bytes do not make another character set
        (("Été à Sarn. " * 100).encode() + b"\xff", None, "Été à Sarn. " * 100 + "\ufffd"),
    ],
)
def test_it_works(body: bytes, charset: str | None, expected: str) -> None:
    assert decoded(body, charset) == expected


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "gb18030", "euc-kr"])
def test_the_page_may_say_it(charset: str) -> None:
    text = "Гавань закрыта"

    assert text in decoded(meta(charset, text))


def test_xml_may_say_it() -> None:
    body = '<?xml version="1.0" encoding="windows-1251"?><a>Гавань</a>'.encode("cp1251")

    assert "Гавань" in decoded(body)


def test_a_page_that_says_utf16_in_ascii_is_wrong() -> None:
    assert "Été" in decoded('<meta charset="utf-16"><p>Été</p>'.encode())


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", Empty),
        (b" \r\n\t", Empty),
        (b"%PDF-1.7 ...", NotText),
        (b"PK\x03\x04 ...", NotText),
        (b"\x89PNG\r\n\x1a\n", NotText),
        (b"\xff\xd8\xff\xe0 JFIF", NotText),
        (b"\x1f\x8b\x08\x00", NotText),
        (bytes(range(256)) * 20, NotText),
        (b"\x00" * 5_000, NotText),
        (b"x" * (10 * 1024 * 1024 + 1), TooLarge),
    ],
)
def test_it_rejects_what_is_no_text(body: bytes, expected: type[FormatError]) -> None:
    with pytest.raises(expected):
        decoded(body)


def test_a_stray_nul_does_not_make_a_binary() -> None:
    assert decoded(b"The harbour was closed.\x00 " * 1 + b"x" * 200).startswith("The harbour")


def test_the_cap_is_named() -> None:
    with pytest.raises(TooLarge, match="101 bytes; at most 100"):
        decode(b"x" * 101, charset=None, config=replace(DEFAULT_CONFIG, max_size=100))


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("UTF8", "utf-8"),
        ('"windows-1252"', "cp1252"),
        ("latin1", "cp1252"),
        ("gb2312", "gb18030"),
        ("x-user-defined", None),
        ("rot13", None),
        ("hex", None),
        ("idna", None),
        ("utf-7", None),
        ("", None),
        ("\x00", None),
    ],
)
def test_it_knows_the_character_sets_of_pages(label: str, expected: str | None) -> None:
    assert codec(label) == expected


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "latin-1", "utf-16", "big5"]))
def test_any_bytes_are_text_or_are_not(body: bytes, charset: str | None) -> None:
    try:
        text = decoded(body, charset)
    except FormatError:
        return
    assert clean(text).encode().decode() == clean(text)
