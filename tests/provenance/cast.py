"""Articles and voices for the tests, and the development stories with what was read out of them."""

import tomllib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from claims.provenance import Article, Occasion, Stance, Utterance, Voice, VoiceKind
from claims.provenance.evaluation.gold import Story, read_gold
from claims.provenance.words import keys
from claims.text.spans import Span

STORIES = Path(__file__).parents[1] / "gold/provenance/development"
MORNING = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
_DIMENSIONS = 384
# Letters: what a word has in common with its inflections.
_STEM = 4
_GLUE = frozenset(
    ["the", "a", "an", "of", "to", "in", "on", "at", "and", "or", "for", "is", "are", "was", "were"]
    + ["be", "been", "has", "have", "had", "it", "its", "that", "this", "with", "by", "from", "as"]
    + ["he", "she", "they", "said", "says", "who", "not", "but"]
)


def make_article(id: str = "a", **kw: Any) -> Article:
    """An article of "The A Post", an hour later for each letter."""
    hours = ord(id[0]) - ord("a")
    values: dict[str, Any] = {
        "url": f"https://{id}.example/{id}",
        "publisher": f"{id.upper()} Post",
        "published_at": MORNING + timedelta(hours=hours),
        "text": "",
    }
    return Article(id, **{**values, **kw})


def said(id: str, name: str = "", **kw: Any) -> Utterance:
    """An utterance in an article: of a named person, or without a name of the outlet itself."""
    voice = Voice(
        name,
        kw.pop("kind", VoiceKind.PERSON),
        kw.pop("named", True),
        affiliation=kw.pop("of", ""),
        descriptor=kw.pop("role", ""),
    )
    occasion = Occasion(kw.pop("channel", ""), kw.pop("day", None))
    return Utterance(id, voice=voice if name else None, occasion=occasion, **kw)


def encode(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """Unit vectors of words cut short: knows inflection and order, and no synonym."""
    found = np.zeros((len(texts), _DIMENSIONS), np.float32)
    for row, text in zip(found, texts, strict=True):
        for word in keys(text):
            if word not in _GLUE:
                row[crc32(word[:_STEM].encode()) % _DIMENSIONS] += 1
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.where(lengths, lengths, 1), np.float32)


@cache
def stories() -> tuple[Story, ...]:
    return tuple(read_gold(STORIES))


@cache
def _read_by_hand() -> dict[str, Any]:
    path = Path(__file__).with_name("utterances.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def utterances(story: Story) -> list[list[Utterance]]:
    """What was read by hand out of a story, for each of its claims."""
    texts = {each.id: each.text for each in story.articles}
    claims = _read_by_hand()[story.id]["claims"]
    return [[_utterance(each, texts[each["in"]]) for each in claim] for claim in claims]


def _utterance(row: dict[str, Any], text: str) -> Utterance:
    start = text.index(row["words"])
    ends = [place for place in (text.find(". ", start), text.find("\n", start)) if place > 0]
    return said(
        row["in"],
        row.get("voice", ""),
        kind=VoiceKind(row.get("kind", "person")),
        named=row.get("named", True),
        of=row.get("of", ""),
        role=row.get("role", ""),
        channel=row.get("channel", ""),
        content=Span(start, min(ends, default=len(text))),
        hops=tuple(row.get("via", ())),
        stance=Stance(row.get("stance", "asserts")),
        observed=row.get("observed", False),
    )
