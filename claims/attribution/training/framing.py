"""Chains made out of annotated sentences: what somebody says, put into the mouth of another.

PolNeAR marks outermost attributions only, and few passages can be marked by hand. A sentence with
an attribution in it, framed as "the Daily Ledger reported that ...", is a chain whose inner
attribution readers have marked. The frames are in frames.toml.
"""

import random
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from claims.attribution.document import Sentence, read
from claims.attribution.lexicon import lexicon
from claims.attribution.training.corpus import Annotation
from claims.text.spans import Span, Spans

Record = tuple[str, str, list[Annotation]]

_MARK: Final = re.compile(r"<(?P<end>/?)(?P<role>[SCT][12])>|\{(?P<slot>[a-z]+)\}")
# What ends with these takes no tag behind it: "... will." he said.
_CLOSED: Final = tuple("\"'”’.?!")
# Words: a longer sentence makes no likely frame, a shorter content is hardly a clause.
_LONGEST: Final = 60
_SHORTEST: Final = 5
# First words of a content that cannot follow "said that".
_NO_CLAUSE: Final = frozenset(("that", "to", "for", "of", "on", "about", "with", "as"))


@dataclass(frozen=True)
class _Place:
    """A sentence with an attribution, and the sentences beside it; none of them is left by one."""

    text: str
    before: Span
    sentence: Span
    after: Span
    marked: Sequence[Annotation]


def framed(records: Iterable[Record], count: int, dice: random.Random) -> Iterator[Record]:
    """``count`` short texts, each with a chain, out of sentences of the records."""
    places = [place for record in records for place in _places(record)]
    for number, place in enumerate(dice.sample(places, min(count, len(places)))):
        yield (f"framed-{number}", *_framed(place, dice))


def _places(record: Record) -> Iterator[_Place]:
    _, text, marked = record
    sentences = read(text, lexicon())
    for number in range(1, len(sentences) - 1):
        before, sentence, after = (_bare(text, one) for one in sentences[number - 1 : number + 2])
        whole = Span(before.start, after.end)
        own = [each for each in marked if any(whole.overlaps(span) for span in _spans(each))]
        parts = (before, sentence, after)
        if (
            any(_within(each, sentence) for each in own)
            and all(any(_within(each, part) for part in parts) for each in own)
            and len(text[sentence.start : sentence.end].split()) <= _LONGEST
        ):
            yield _Place(text, before, sentence, after, own)


def _framed(place: _Place, dice: random.Random) -> tuple[str, list[Annotation]]:
    """The text of three sentences, that in the middle framed, and what is marked there."""
    draft = _Draft()
    draft.copy(place.text, place.before, place.marked)
    draft.text += ". "
    own = [each for each in place.marked if _within(each, place.sentence)]
    plain = [each for each in own if _is_plain(place.text, each)]
    frames = _frames()
    closed = place.text[: place.sentence.end].endswith(_CLOSED)
    if plain and dice.random() < 0.5:
        chosen = dice.choice(plain)
        said = place.text[chosen.source[0].start : chosen.source[0].end]
        # Its own speaker and cue are left behind.
        own = [each for each in own if each is not chosen]
        draft.fill(dice.choice(frames["content"]), place.text, chosen.content[0], own, said, dice)
    else:
        fit = [each for each in frames["sentence"] if not (closed and each.startswith("<T1>"))]
        draft.fill(dice.choice(fit), place.text, place.sentence, own, "", dice)
    draft.text += ". "
    draft.copy(place.text, place.after, place.marked)
    return draft.text, draft.marked


class _Draft:
    """A text that grows, and what is marked in it."""

    def __init__(self) -> None:
        self.text = ""
        self.marked: list[Annotation] = []

    def copy(
        self, text: str, span: Span, marked: Iterable[Annotation], *, inner: bool = False
    ) -> None:
        """Append a part of another text with what is marked wholly in it."""
        by = len(self.text) - span.start
        self.text += text[span.start : span.end]
        self.marked.extend(
            Annotation(
                _moved(each.source, by), _moved(each.cue, by), _moved(each.content, by),
                inner or each.inner,
            )
            for each in marked
            if _within(each, span)
        )  # fmt: skip

    def fill(
        self,
        frame: str,
        text: str,
        span: Span,
        marked: Iterable[Annotation],
        source: str,
        dice: random.Random,
    ) -> None:
        """Append a frame around a part of a text."""
        begun: dict[str, int] = {}
        found: dict[str, Span] = {}
        start, done = len(self.text), 0
        for mark in _MARK.finditer(frame):
            self.text += frame[done : mark.start()]
            done = mark.end()
            role, slot = mark["role"], mark["slot"]
            if slot in ("sentence", "content"):
                begin = len(self.text)
                self.copy(text, span, marked, inner=True)
                if begin > start and self._may_lower(begin):
                    self.text = (
                        self.text[:begin] + self.text[begin].lower() + self.text[begin + 1 :]
                    )
            elif slot:
                self.text += source if slot == "source" else dice.choice(_words()[slot])
            elif mark["end"]:
                found[role] = Span(begun[role], len(self.text))
            else:
                begun[role] = len(self.text)
        self.text += frame[done:]
        self.text = self.text[:start] + self.text[start].upper() + self.text[start + 1 :]
        for level, inner in (("1", False), ("2", True)):
            if f"C{level}" in found:
                who = found.get(f"S{level}")
                self.marked.append(
                    Annotation(
                        (who,) if who else (), (found[f"C{level}"],), (found[f"T{level}"],), inner
                    )
                )

    def _may_lower(self, place: int) -> bool:
        word = re.match(r"[A-Z][a-z]*", self.text[place:])
        return word is not None and word[0].lower() in _frames()["small"]


def _is_plain(text: str, each: Annotation) -> bool:
    """Source, cue and content in this order, each in one piece; the content is a clause."""
    if each.inner or not all(len(spans) == 1 for spans in each[:3]):
        return False
    (source,), (cue,), (content,) = each[:3]
    said = text[content.start : content.end].split()
    clause = len(said) >= _SHORTEST and said[0] not in _NO_CLAUSE
    return clause and source.end <= cue.start and cue.end <= content.start


def _bare(text: str, sentence: Sentence) -> Span:
    """A sentence without the space and full stop at its end."""
    start, end = sentence.span
    return Span(start, start + len(text[start:end].rstrip().removesuffix(".")))


def _spans(each: Annotation) -> Spans:
    return (*each.source, *each.cue, *each.content)


def _within(each: Annotation, part: Span) -> bool:
    return all(part.contains(span) for span in _spans(each))


def _moved(spans: Spans, by: int) -> Spans:
    return tuple(Span(span.start + by, span.end + by) for span in spans)


@cache
def _frames() -> Mapping[str, Any]:
    path = Path(__file__).with_name("frames.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _words() -> Mapping[str, Sequence[str]]:
    words: Mapping[str, Sequence[str]] = _frames()["words"]
    return words
