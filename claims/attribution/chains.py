"""Which attribution stands inside which: "A reported that B said P"."""

from collections.abc import Sequence
from dataclasses import replace

from claims.attribution.drafts import Draft
from claims.attribution.phrases import Range
from claims.attribution.types import Stance


def parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft of one sentence, the index of the one around it; None at the outermost.

    The one around it is the one with the smallest content that holds the whole cue.
    """
    return [_parent(drafts, number) for number in range(len(drafts))]


def _parent(drafts: Sequence[Draft], number: int) -> int | None:
    inner = drafts[number]
    if inner.cited:
        return _citing(drafts, number)
    around = [
        other
        for other, outer in enumerate(drafts)
        if other != number and _holds(outer, inner) and not _holds(inner, outer)
    ]
    return min(around, key=[_size(draft) for draft in drafts].__getitem__, default=None)


def _size(draft: Draft) -> int:
    return sum(end - start for start, end in draft.content)


def _holds(outer: Draft, inner: Draft) -> bool:
    return any(_inside(cue, part) for cue in inner.cue[:1] for part in outer.content)


def _inside(inner: Range, outer: Range) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _citing(drafts: Sequence[Draft], number: int) -> int | None:
    """The reporter beside a citation: another draft with a cue and the same content."""
    wanted = drafts[number].content
    found = [n for n, draft in enumerate(drafts) if n != number and draft.content == wanted]
    return found[0] if found else None


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
