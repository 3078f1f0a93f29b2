"""Gold passages: TOML files that a person can read and write, as attributions with spans.

```toml
[[passage]]
id = "wire-001"
register = "wire, West African"
published = 2024-03-12
text = '''
Two port officials said on Monday that the crane had not been inspected.
'''

[[passage.attribution]]
source = "Two port officials"
cue = "said"
content = "the crane had not been inspected"
quotation = "indirect"
stance = "asserts"
name = "port officials"
kind = "group"
named = false
count = 2
said = "Monday"
said_date = 2024-03-11
```

Spans are written as the words that they cover, several fragments as a list. Words that stand more
than once in the text say which of them is meant: ``he@2`` is the second whole-word "he".
``parent`` is the number, from 1, of the attribution around this one in its passage. A passage
with ``trap = true`` looks like attribution and holds none.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from claims.attribution.types import Quotation, SpeakerKind, Stance
from claims.text.spans import Span, Spans

_OCCURRENCE: Final = re.compile(r"(?P<words>.+)@(?P<number>\d+)", re.DOTALL)
_PASSAGE_KEYS: Final = {"id", "register", "published", "text", "trap", "attribution"}
_KEYS: Final = {
    "source",
    "cue",
    "content",
    "quotation",
    "stance",
    "parent",
    "name",
    "kind",
    "named",
    "descriptor",
    "affiliation",
    "count",
    "anonymity_reason",
    "channel",
    "said",
    "said_date",
}


class GoldError(ValueError):
    """A passage that cannot be read; says in which file and passage, and what to change."""


@dataclass(frozen=True)
class GoldAttribution:
    """What a reader marked. `name`, `kind` and `named` are empty where there is no source."""

    source: Spans
    cue: Spans
    content: Spans
    quotation: Quotation
    stance: Stance
    # Place of the attribution around it in the passage, from 0.
    parent: int | None
    name: str
    kind: SpeakerKind | None
    named: bool
    descriptor: str
    affiliation: str
    count: int | None
    anonymity_reason: str
    channel: str
    said: Span | None
    # None where the expression names no day.
    said_date: date | None


@dataclass(frozen=True)
class Passage:
    """A text with everything that a reader finds in it."""

    name: str
    register: str
    published: date
    text: str
    trap: bool
    attributions: tuple[GoldAttribution, ...]


def read_gold(folder: Path) -> list[Passage]:
    """All passages of the folder's TOML files, by file name and place.

    Raises GoldError at the first passage that cannot be read, and for a repeated id.
    """
    passages: list[Passage] = []
    seen: set[str] = set()
    for path in sorted(folder.rglob("*.toml")):
        for passage in read_file(path):
            if passage.name in seen:
                raise GoldError(f"{path.name}: the id {passage.name} is used twice")
            seen.add(passage.name)
            passages.append(passage)
    return passages


def read_file(path: Path) -> list[Passage]:
    """The passages of one file; raises GoldError."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GoldError(f"{path.name}: {error}") from error
    return [_passage(each, path.name) for each in table.get("passage", ())]


def _passage(table: Mapping[str, Any], file: str) -> Passage:
    where = f"{file}: {table.get('id', 'a passage without id')}"
    try:
        _known(table, _PASSAGE_KEYS)
        text = str(table["text"]).strip()
        found = tuple(_attribution(each, text) for each in table.get("attribution", ()))
        for each in found:
            if each.parent is not None and not 0 <= each.parent < len(found):
                raise GoldError(f"parent {each.parent + 1} is no attribution of this passage")
        trap = bool(table.get("trap", False))
        if trap and found:
            raise GoldError("a trap holds no attribution")
        return Passage(
            name=str(table["id"]),
            register=str(table["register"]),
            published=table["published"],
            text=text,
            trap=trap,
            attributions=found,
        )
    except KeyError as error:
        raise GoldError(f"{where}: {error} is missing") from error
    except ValueError as error:
        raise GoldError(f"{where}: {error}") from error


def _attribution(table: Mapping[str, Any], text: str) -> GoldAttribution:
    _known(table, _KEYS)
    source = _spans(table.get("source", ()), text)
    if bool(source) != ("name" in table):
        raise GoldError(f"{table}: a name belongs to a source, and every source has one")
    said = _spans(table.get("said", ()), text)
    return GoldAttribution(
        source=source,
        cue=_spans(table["cue"], text),
        content=_spans(table.get("content", ()), text),
        quotation=Quotation(table["quotation"]),
        stance=Stance(table["stance"]),
        parent=table["parent"] - 1 if "parent" in table else None,
        name=str(table.get("name", "")),
        kind=SpeakerKind(table["kind"]) if source else None,
        named=bool(table["named"]) if source else False,
        descriptor=str(table.get("descriptor", "")),
        affiliation=str(table.get("affiliation", "")),
        count=table.get("count"),
        anonymity_reason=str(table.get("anonymity_reason", "")),
        channel=str(table.get("channel", "")),
        said=said[0] if said else None,
        said_date=table.get("said_date"),
    )


def _known(table: Mapping[str, Any], keys: set[str]) -> None:
    if odd := set(table) - keys:
        raise GoldError(f"unknown keys {sorted(odd)}; there are {sorted(keys)}")


def _spans(words: str | Iterable[str], text: str) -> Spans:
    parts = [words] if isinstance(words, str) else list(words)
    return tuple(sorted(_span(part, text) for part in parts))


def _span(words: str, text: str) -> Span:
    wanted, number = words, 0
    if match := _OCCURRENCE.fullmatch(words):
        wanted, number = match["words"], int(match["number"])
    before = r"(?<!\w)" if wanted[:1].isalnum() else ""
    after = r"(?!\w)" if wanted[-1:].isalnum() else ""
    found = re.finditer(before + re.escape(wanted) + after, text)
    places = [match.start() for match in found]
    if not places:
        raise GoldError(f"{wanted!r} does not stand in the text as whole words")
    if not number and len(places) > 1:
        raise GoldError(f"{wanted!r} stands {len(places)} times: say which, as in {wanted}@1")
    if number > len(places):
        raise GoldError(f"{words!r}: {wanted!r} stands only {len(places)} times")
    start = places[max(number - 1, 0)]
    return Span(start, start + len(wanted))
