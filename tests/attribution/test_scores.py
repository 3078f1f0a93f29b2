"""The scores: what counts as right, found and wanted, each on a passage of a sentence."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from claims.attribution.evaluation.gold import GoldAttribution, Passage
from claims.attribution.evaluation.scores import evaluate
from claims.attribution.types import (
    Attribution,
    Quotation,
    SaidAt,
    Speaker,
    SpeakerKind,
    Stance,
)
from claims.text.agreement import Score
from claims.text.dates import Precision
from claims.text.spans import Span, Spans

TEXT = "Orra Radio said Dana Orlo denied on Monday that it rained."


MONDAY = date(2024, 3, 11)


def at(words: str) -> Spans:
    start = TEXT.index(words)
    return (Span(start, start + len(words)),)


def gold(
    source: str, cue: str, content: str, parent: int | None, said: str = ""
) -> GoldAttribution:
    return GoldAttribution(
        source=at(source),
        cue=at(cue),
        content=at(content),
        quotation=Quotation.INDIRECT,
        stance=Stance.DENIES if cue == "denied" else Stance.ASSERTS,
        parent=parent,
        name=source,
        kind=SpeakerKind.PERSON,
        named=True,
        descriptor="",
        affiliation="",
        count=None,
        anonymity_reason="",
        channel="",
        said=at(said)[0] if said else None,
        said_date=MONDAY if said else None,
    )


GOLD = (
    gold("Orra Radio", "said", "Dana Orlo denied on Monday that it rained", None),
    gold("Dana Orlo", "denied", "it rained", 0, said="Monday"),
)


def answer(wanted: GoldAttribution) -> Attribution:
    """What an engine says that agrees with the reader in everything."""
    said = wanted.said
    return Attribution(
        source=wanted.source,
        cue=wanted.cue,
        content=wanted.content,
        quotation=wanted.quotation,
        stance=wanted.stance,
        cue_lemma="",
        channel="",
        speaker=Speaker(f"the {wanted.name}", SpeakerKind.PERSON, wanted.named),
        said_at=SaidAt(said, TEXT[said.start : said.end], MONDAY, Precision.DAY) if said else None,
        confidence=1.0,
        reasons=(),
        parent=wanted.parent,
    )


OUTER, INNER = (answer(each) for each in GOLD)


def on(day: date, precision: Precision) -> Attribution:
    """The inner finding with another date for the same words."""
    assert INNER.said_at is not None
    return replace(INNER, said_at=replace(INNER.said_at, date=day, precision=precision))


def scores(found: Sequence[Attribution], *, trap: bool = False) -> dict[str, Score]:
    attributions = () if trap else GOLD
    passage = Passage("one", "wire", date(2024, 3, 12), TEXT, trap, attributions)
    return {score.part: score for score in evaluate([passage], lambda text, published: found)}


def test_it_works() -> None:
    found = scores([OUTER, INNER])
    parts = (
        "relation",
        "chains",
        "stance",
        "quotation",
        "identity",
        "kind",
        "time said (span)",
        "time said (date)",
    )
    assert {part: found[part].f1 for part in parts} == dict.fromkeys(parts, 1.0)


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ("relation", replace(INNER, source=at("Orra Radio"))),
        ("relation", replace(INNER, content=at("it"))),
        ("chains", replace(INNER, parent=None)),
        ("stance", replace(INNER, stance=Stance.ASSERTS)),
        ("quotation", replace(INNER, quotation=Quotation.DIRECT)),
        ("identity", replace(INNER, speaker=Speaker("Orlo", SpeakerKind.PERSON, True))),
        ("kind", replace(INNER, speaker=Speaker("Dana Orlo", SpeakerKind.GROUP, True))),
        ("time said (span)", replace(INNER, said_at=None)),
        ("time said (date)", replace(INNER, said_at=None)),
        ("time said (date)", on(date(2024, 3, 4), Precision.DAY)),
        # the reader told the day, the engine a week that begins with it
        ("time said (date)", on(MONDAY, Precision.WEEK)),
    ],
)
def test_each_part_hears_its_own_mistake(part: str, wrong: Attribution) -> None:
    found = scores([OUTER, wrong])
    assert found[part].right == scores([OUTER, INNER])[part].right - 1


def test_a_wrong_date_leaves_the_words_right() -> None:
    found = scores([OUTER, on(date(2024, 3, 4), Precision.DAY)])
    assert (found["time said (span)"].f1, found["time said (date)"].f1) == (1.0, 0.0)


def test_the_engine_is_told_when_a_passage_was_published() -> None:
    told: list[tuple[str, date]] = []

    def extract(text: str, published: date) -> list[Attribution]:
        told.append((text, published))
        return []

    evaluate([Passage("one", "wire", date(2024, 3, 12), TEXT, False, GOLD)], extract)
    assert told == [(TEXT, date(2024, 3, 12))]


def test_what_was_missed_counts_against_relations_and_chains_alone() -> None:
    found = scores([OUTER])
    assert (found["relation"].recall, found["chains"].recall) == (0.5, 0.0)
    assert found["stance"].f1 == 1.0


def test_a_second_finding_at_the_same_cue_is_wrong() -> None:
    assert scores([OUTER, INNER, INNER])["relation"].precision == pytest.approx(2 / 3)


def test_an_invented_silence_counts() -> None:
    found = scores([OUTER, replace(INNER, stance=Stance.NO_COMMENT)])["silences"]
    assert (found.right, found.found, found.wanted) == (0, 1, 0)


def test_unnamed_sources_are_told_from_named_ones() -> None:
    assert INNER.speaker is not None
    found = scores([OUTER, replace(INNER, speaker=replace(INNER.speaker, named=False))])["unnamed"]
    assert (found.right, found.found, found.wanted) == (0, 1, 0)


def test_a_trap_is_right_where_nothing_is_found() -> None:
    assert scores([], trap=True)["traps left alone"].f1 == 1.0
    assert scores([OUTER], trap=True)["traps left alone"].f1 == 0.0
