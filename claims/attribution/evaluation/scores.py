"""How far an engine agrees with gold passages, part by part."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from claims.attribution.evaluation.gold import GoldAttribution, Passage
from claims.attribution.types import Attribution, Stance
from claims.text.agreement import Score
from claims.text.overlap import common, iou

# Share of characters in common from which two spans are one, as PolNeAR's readers are compared.
_SAME: Final = 0.5
_ARTICLES: Final = ("the ", "a ", "an ")

# A text and its day of publication -> what an engine finds.
Extract = Callable[[str, date], Sequence[Attribution]]
Same = Callable[[GoldAttribution, Attribution], bool]
Pair = tuple[GoldAttribution, Attribution]


@dataclass(frozen=True)
class _Judged:
    """One passage, what the engine found in it, and which finding answers which gold."""

    passage: Passage
    found: Sequence[Attribution]
    # Place of the finding, for each gold attribution; None where it was missed.
    answers: Sequence[int | None]

    @property
    def pairs(self) -> list[Pair]:
        return [
            (gold, self.found[answer])
            for gold, answer in zip(self.passage.attributions, self.answers, strict=True)
            if answer is not None
        ]


def evaluate(passages: Iterable[Passage], extract: Extract) -> list[Score]:
    """The scores of an engine on passages.

    A finding answers the gold attribution whose cue it shares most characters with. "relation",
    "chains" and "silences" count what was missed; speakers, stance and the rest are judged on what
    was found.
    """
    judged = [_judge(passage, extract(passage.text, passage.published)) for passage in passages]
    spoken = [each for each in judged if not each.passage.trap]
    pairs = [pair for each in spoken for pair in each.pairs]
    with_source = [(gold, found) for gold, found in pairs if gold.source and found.source]
    return [
        _relations(spoken),
        _chains(spoken),
        _silences(spoken),
        _accuracy("stance", [gold.stance == found.stance for gold, found in pairs]),
        _accuracy("quotation", [gold.quotation == found.quotation for gold, found in pairs]),
        _accuracy("identity", [_same_speaker(gold, found) for gold, found in with_source]),
        _accuracy("kind", [_same_kind(gold, found) for gold, found in with_source]),
        _unnamed(with_source),
        _times("time said (span)", pairs, _same_time),
        _times("time said (date)", pairs, _same_date),
        _accuracy("traps left alone", [not each.found for each in judged if each.passage.trap]),
    ]


def _judge(passage: Passage, found: Sequence[Attribution]) -> _Judged:
    scored = sorted(
        (
            (-iou(gold.cue, each.cue), -iou(gold.content, each.content), number, place)
            for number, gold in enumerate(passage.attributions)
            for place, each in enumerate(found)
            if common(gold.cue, each.cue)
        ),
    )
    answers: list[int | None] = [None] * len(passage.attributions)
    taken: set[int] = set()
    for _, _, number, place in scored:
        if answers[number] is None and place not in taken:
            answers[number] = place
            taken.add(place)
    return _Judged(passage, found, answers)


def _accuracy(part: str, right: Sequence[bool]) -> Score:
    return Score(part, sum(right), len(right), len(right))


def _relations(judged: Sequence[_Judged]) -> Score:
    return Score(
        "relation",
        sum(_same_relation(*pair) for each in judged for pair in each.pairs),
        sum(len(each.found) for each in judged),
        sum(len(each.passage.attributions) for each in judged),
    )


def _same_relation(gold: GoldAttribution, found: Attribution) -> bool:
    sources = iou(gold.source, found.source) >= _SAME or not (gold.source or found.source)
    contents = iou(gold.content, found.content) >= _SAME or not (gold.content or found.content)
    return sources and contents


def _chains(judged: Sequence[_Judged]) -> Score:
    right = found = wanted = 0
    for each in judged:
        found += sum(one.parent is not None for one in each.found)
        for gold, answer in zip(each.passage.attributions, each.answers, strict=True):
            if gold.parent is None:
                continue
            wanted += 1
            outer = each.answers[gold.parent]
            right += answer is not None and outer is not None and each.found[answer].parent == outer
    return Score("chains", right, found, wanted)


def _silences(judged: Sequence[_Judged]) -> Score:
    silent = Stance.NO_COMMENT
    return Score(
        "silences",
        sum(gold.stance == found.stance == silent for each in judged for gold, found in each.pairs),
        sum(one.stance == silent for each in judged for one in each.found),
        sum(gold.stance == silent for each in judged for gold in each.passage.attributions),
    )


def _same_speaker(gold: GoldAttribution, found: Attribution) -> bool:
    return found.speaker is not None and _plain(gold.name) == _plain(found.speaker.name)


def _same_kind(gold: GoldAttribution, found: Attribution) -> bool:
    return found.speaker is not None and gold.kind == found.speaker.kind


def _plain(name: str) -> str:
    low = " ".join(name.lower().replace("’", "'").split())
    for article in _ARTICLES:
        low = low.removeprefix(article)
    return low


def _unnamed(pairs: Sequence[Pair]) -> Score:
    told = [
        (not gold.named, found.speaker is not None and not found.speaker.named)
        for gold, found in pairs
    ]
    return Score(
        "unnamed",
        sum(wanted and found for wanted, found in told),
        sum(found for _, found in told),
        sum(wanted for wanted, _ in told),
    )


def _times(part: str, pairs: Sequence[Pair], same: Same) -> Score:
    found_ = sum(found.said_at is not None for _, found in pairs)
    wanted = sum(gold.said is not None for gold, _ in pairs)
    return Score(part, sum(same(*pair) for pair in pairs), found_, wanted)


def _same_time(gold: GoldAttribution, found: Attribution) -> bool:
    return (
        gold.said is not None
        and found.said_at is not None
        and gold.said.overlaps(found.said_at.span)
    )


def _same_date(gold: GoldAttribution, found: Attribution) -> bool:
    """Whether the same words came to the same day, or to none."""
    day = found.said_at.day if found.said_at else None
    return _same_time(gold, found) and gold.said_date == day
