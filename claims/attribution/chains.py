"""Which attribution stands inside which: "A reported that B said P"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from claims.attribution.drafts import Draft
from claims.attribution.lexicon import Lexicon
from claims.attribution.phrases import Range, Tokens
from claims.attribution.types import Stance


class _Part(NamedTuple):
    """One fragment of a content, and whose it is."""

    size: int
    start: int
    end: int
    number: int


def parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft of one sentence, the index of the one around it; None at the outermost.

    The one around it is the one with the smallest content that holds the whole cue.
    """
    parts = sorted(
        _Part(_size(draft), part.start, part.end, number)
        for number, draft in enumerate(drafts)
        for part in draft.content
    )
    return [_parent(drafts, parts, number) for number in range(len(drafts))]


def _size(draft: Draft) -> int:
    return sum(end - start for start, end in draft.content)


def _parent(drafts: Sequence[Draft], parts: Sequence[_Part], number: int) -> int | None:
    inner = drafts[number]
    if inner.cited:
        return _citing(drafts, number)
    start, end = inner.cue[0]
    for part in parts:
        around = part.start <= start and end <= part.end and part.number != number
        if around and not _holds(inner, drafts[part.number]):
            return part.number
    return None


def _holds(outer: Draft, inner: Draft) -> bool:
    start, end = inner.cue[0]
    return any(part.start <= start and end <= part.end for part in outer.content)


def _citing(drafts: Sequence[Draft], number: int) -> int | None:
    """The reporter beside a citation: another draft with a cue and the same content."""
    wanted = drafts[number].content
    found = [n for n, draft in enumerate(drafts) if n != number and draft.content == wanted]
    return found[0] if found else None


def without_attitudes(drafts: Sequence[Draft], tokens: Tokens, lexicon: Lexicon) -> list[Draft]:
    """The drafts without attitudes that only describe.

    In "Orlo said Vey supports the bill" the attitude is what Orlo said, and "who opposes the
    bill" tells which man is meant.
    """
    return [one for one in drafts if not _describes(one, drafts, tokens, lexicon)]


def _describes(inner: Draft, drafts: Sequence[Draft], tokens: Tokens, lexicon: Lexicon) -> bool:
    if inner.lemma not in lexicon.attitudes or inner.source is None:
        return False
    if inner.reasons[0] != "verb+object" or inner.stance is Stance.NO_COMMENT:
        return False
    relative = tokens[inner.source.start].tag == "REL"
    return relative or any(one is not inner and _holds(one, inner) for one in drafts)


def without_tags(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, their contents cut where somebody else's tag stands in them.

    In "A claimed that P, B reported" the tag is no part of what A claimed.
    """
    tags = [draft for draft in drafts if draft.tags and draft.source is not None]
    return [_cut(draft, tags) for draft in drafts]


def _cut(draft: Draft, tags: Sequence[Draft]) -> Draft:
    for tag in tags:
        if tag is not draft and tag.source is not None and _holds(tag, draft):
            zone = Range(
                min(tag.source.start, tag.cue[0].start), max(tag.source.end, tag.cue[0].end)
            )
            parts = tuple(piece for part in draft.content for piece in _outside(part, zone))
            if parts and parts != draft.content:
                draft = replace(draft, content=parts)
    return draft


def _outside(part: Range, zone: Range) -> list[Range]:
    """What is left of a fragment without the zone and the commas around it."""
    if zone.start < part.start or zone.end > part.end:
        return [part]
    pieces = (Range(part.start, zone.start - 1), Range(zone.end + 1, part.end))
    return [piece for piece in pieces if piece.start < piece.end]


def with_citations(drafts: Sequence[Draft]) -> list[Draft]:
    """ "A, citing B, reported P": what B said is what A reported.

    A citation beside no report stays what it is, an object that A cites.
    """
    return [_cited(draft, drafts) if draft.lemma == "cite" else draft for draft in drafts]


def _cited(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    report = next((one for one in drafts if _reports(one, draft)), None)
    if report is None or len(draft.content) != 1:
        return draft
    return replace(
        draft,
        source=draft.content[0],
        content=report.content,
        stance=Stance.ASSERTS,
        cited=True,
        reasons=("citing", *draft.reasons[1:]),
    )


def _reports(one: Draft, citing: Draft) -> bool:
    same = one.lemma != "cite" and one.source is not None and one.source == citing.source
    return same and bool(one.content) and one.stance is Stance.ASSERTS
