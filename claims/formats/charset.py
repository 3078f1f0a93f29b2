"""Bytes to text, whatever the page says its character set is."""

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from claims.formats.errors import Empty, NotText, TooLarge
from claims.formats.reading import ReadConfig

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Starts of files that are no text: PDF, ZIP (and office files), gzip, pictures, films, programs.
MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"OggS",
    b"ID3",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"SQLite format 3",
)
# Character sets that pages may name, as Python's codecs call them. Python has others that are
# none ("zip", "rot13", "unicode_escape").
ACCEPTED = re.compile(
    r"utf-8|utf-(?:16|32)(?:-[bl]e)?|cp(?:125\d|866|874|932|949|950)|iso8859-\d+|koi8-[rut]"
    r"|gb2312|gbk|gb18030|big5(?:hkscs)?|euc_(?:jp|kr)|shift_jis|iso2022_(?:jp|kr)"
    r"|mac-(?:roman|cyrillic)|tis-620|johab"
)
# What browsers read under these names.
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}
_SEVEN_BIT = ("iso2022_jp", "iso2022_kr")
_META = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^<>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_DECLARED_WITHIN = 4_096  # bytes
_SAMPLE = 20_000  # bytes that the guess looks at
# Share of U+FFFD up to which a text is damaged rather than wrongly decoded.
_DAMAGE = 0.002
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")


def decode(body: bytes, *, charset: str | None, config: ReadConfig) -> str:
    """The text of the bytes; raises Empty, TooLarge or NotText.

    A byte order mark wins, then UTF-8 where the bytes are valid (no other set looks like it by
    chance), then what the header says, then what the page says, then a guess.
    """
    if not body.strip():
        raise Empty()
    if len(body) > config.max_size:
        raise TooLarge(f"{len(body)} bytes; at most {config.max_size} are read")
    if body.startswith(MAGIC):
        raise NotText(f"it begins with {body[:8]!r}")
    text = _decoded(body, charset)
    refuse_binary(text, config)
    return text


def refuse_binary(text: str, config: ReadConfig) -> None:
    """Raises NotText for a text that holds too many control characters to be one."""
    controls = sum(1 for _ in _CONTROL.finditer(text))
    if controls > max(config.max_controls, len(text) * config.max_control_share):
        raise NotText(f"{controls} control characters in {len(text)}")


def _decoded(body: bytes, charset: str | None) -> str:
    for bom, name in BOMS:
        if body.startswith(bom):
            return body.decode(name, "replace").removeprefix("\ufeff")
    declared = [name for name in _declared(body, charset) if name]
    if declared and (declared[0] in _SEVEN_BIT or declared[0].startswith(("utf-16", "utf-32"))):
        return body.decode(declared[0], "replace")
    for name in ("utf-8", *declared):
        text = body.decode(name, "replace")
        if text.count("\ufffd") <= len(text) * _DAMAGE:
            return text
    return _guessed(body)


def _declared(body: bytes, charset: str | None) -> Iterator[str | None]:
    head = body[:_DECLARED_WITHIN]
    yield codec(charset or "")
    for pattern in (_META, _XML):
        if found := pattern.search(head):
            name = codec(found[1].decode("ascii"))
            # A page that could be searched for ASCII letters is not in UTF-16.
            yield None if name and name.startswith(("utf-16", "utf-32")) else name


def codec(label: str) -> str | None:
    """Python's name for a page's character set; None for one that is unknown."""
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    name = _WIDER.get(name, name)
    return name if ACCEPTED.fullmatch(name) else None


def _guessed(body: bytes) -> str:
    guess = from_bytes(body[:_SAMPLE]).best()
    return body.decode(guess.encoding if guess else "utf-8", "replace")
