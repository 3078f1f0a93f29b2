"""attribute: findings become attributions; what people decided stands."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from claims.acts.attributions import Correction, correct
from claims.attribution.types import Attribution as Finding
from claims.attribution.types import SaidAt, Stance
from claims.models import Anchor, Attribution, Revision
from claims.pipeline.attribute import Plan, prepare, store
from claims.text.dates import Precision
from claims.text.spans import Span, Spans
from tests.factories import make_article, make_publisher, make_revision, make_user, spans_of
from tests.pipeline.findings import finding, person

pytestmark = pytest.mark.django_db

VERSION = "an-engine-1.0"
TEXT = "Port officials claimed the pier was mined. Mayor Ilse Tarn denied the report."


def claimed(text: str = TEXT, **facts: Any) -> Finding:
    return finding(text, "Port officials", "claimed", "the pier was mined", **facts)


def denied(text: str = TEXT, **facts: Any) -> Finding:
    facts = {"stance": Stance.DENIES, "speaker": person("Ilse Tarn"), **facts}
    return finding(text, "Mayor Ilse Tarn", "denied", "the report", **facts)


def run(revision: Revision, *found: Finding) -> list[Attribution]:
    store(revision, Plan(found=found, checkable=(True,) * len(found), version=VERSION))
    return list(Attribution.objects.order_by("pk"))


def moved(found: Finding, by: int) -> Finding:
    """The same finding further down."""

    def shift(spans: Spans) -> Spans:
        return tuple(Span(start + by, end + by) for start, end in spans)

    return replace(
        found,
        source=shift(found.source),
        cue=shift(found.cue),
        content=shift(found.content),
    )


def decide(attribution: Attribution, state: str, **facts: Any) -> None:
    Attribution.objects.filter(pk=attribution.pk).update(
        state=state, decided_by=make_user(), decided_at="2031-03-04T12:00:00Z", **facts
    )


def words(anchor: Anchor, role: str) -> list[str]:
    return [anchor.revision.text[start:end] for start, end in getattr(anchor, role)]


def test_it_works() -> None:
    first, second = run(make_revision(text=TEXT), claimed(), denied())
    assert (first.source_words, first.cue_words, first.content_words) == (
        "Port officials",
        "claimed",
        "the pier was mined",
    )
    assert (second.stance, second.source and second.source.name) == ("denies", "Ilse Tarn")


def test_its_anchor_points_into_the_revision() -> None:
    (row,) = run(make_revision(text=TEXT), claimed())
    anchor = row.anchors.get()
    assert words(anchor, "source") == ["Port officials"]
    assert words(anchor, "content") == ["the pier was mined"]
    assert (anchor.exact, anchor.suffix) == (
        "the pier was mined",
        ". Mayor Ilse Tarn denied the rep",
    )


def test_a_chain_keeps_its_order() -> None:
    outer, inner = run(make_revision(text=TEXT), claimed(), denied(parent=0))
    assert (outer.parent, inner.parent) == (None, outer)


def test_running_it_twice_changes_nothing() -> None:
    revision = make_revision(text=TEXT)
    before = [row.pk for row in run(revision, claimed(), denied())]
    after = [row.pk for row in run(revision, claimed(), denied())]
    assert (after, Anchor.objects.count()) == (before, 2)


def test_a_finding_with_other_bounds_is_the_same_attribution() -> None:
    revision = make_revision(text=TEXT)
    (before,) = run(revision, claimed())
    wider = finding(TEXT, "Port officials", "claimed", "the pier was mined.", confidence=0.9)
    (after,) = run(revision, wider)
    assert (after.pk, after.content_words, after.confidence) == (
        before.pk,
        "the pier was mined.",
        0.9,
    )


def test_what_the_engine_no_longer_finds_is_superseded_not_deleted() -> None:
    revision = make_revision(text=TEXT)
    run(revision, claimed(), denied())
    first, second = run(revision, claimed())
    assert (first.state, second.state) == ("proposed", "superseded")


def test_what_is_found_again_stands_again() -> None:
    revision = make_revision(text=TEXT)
    for found in ((claimed(),), (), (claimed(),)):
        rows = run(revision, *found)
    assert [row.state for row in rows] == ["proposed"]


@pytest.mark.parametrize("state", Attribution.BY_HAND)
def test_no_engine_changes_what_a_person_decided(state: str) -> None:
    revision = make_revision(text=TEXT)
    (row,) = run(revision, claimed())
    decide(row, state, stance="questions")
    (after,) = run(revision, claimed(confidence=0.1))
    assert (after.state, after.stance, after.confidence) == (state, "questions", 0.8)


def test_what_a_person_confirmed_stands_although_no_engine_finds_it() -> None:
    revision = make_revision(text=TEXT)
    (row,) = run(revision, claimed())
    decide(row, Attribution.State.CONFIRMED)
    (after,) = run(revision)
    assert after.state == Attribution.State.CONFIRMED


EDITED = f"A pier burned on Friday. {TEXT}"


def test_an_edit_of_the_article_keeps_the_identity() -> None:
    first = make_revision(text=TEXT)
    before = [row.pk for row in run(first, claimed(), denied())]
    second = make_revision(article=first.article, text=EDITED)
    rows = run(second, claimed(EDITED), denied(EDITED))
    assert [row.pk for row in rows] == before
    assert words(rows[0].anchors.get(revision=second), "content") == ["the pier was mined"]
    assert rows[0].anchors.filter(revision=first).exists()


def test_what_a_person_removed_stays_removed_after_an_edit() -> None:
    first = make_revision(text=TEXT)
    (row,) = run(first, claimed())
    decide(row, Attribution.State.REMOVED)
    second = make_revision(article=first.article, text=EDITED)
    (after,) = run(second, claimed(EDITED))
    assert after.state == Attribution.State.REMOVED


def test_what_a_person_confirmed_is_carried_over_though_no_engine_finds_it() -> None:
    first = make_revision(text=TEXT)
    (row,) = run(first, claimed())
    decide(row, Attribution.State.CONFIRMED)
    second = make_revision(article=first.article, text=EDITED)
    (after,) = run(second)
    assert words(after.anchors.get(revision=second), "cue") == ["claimed"]


def test_a_changed_figure_keeps_the_attribution() -> None:
    old = "Port officials said two ships were lost in the harbour."
    new = old.replace("two", "three")
    first = make_revision(text=old)
    (row,) = run(first, finding(old, "Port officials", "said", "two ships were lost"))
    second = make_revision(article=first.article, text=new)
    (after,) = run(second, finding(new, "Port officials", "said", "three ships were lost"))
    assert (after.pk, after.content_words) == (row.pk, "three ships were lost")


def test_a_passage_cut_from_the_article_is_superseded() -> None:
    first = make_revision(text=TEXT)
    run(first, claimed(), denied())
    shorter = "Port officials claimed the pier was mined."
    second = make_revision(article=first.article, text=shorter)
    states = [row.state for row in run(second, claimed(shorter))]
    assert states == ["proposed", "superseded"]


def test_two_speakers_of_one_sentence_are_two_attributions() -> None:
    one = "Dana Orlo said the pier was mined."
    other = "Ilse Tarn said the pier was mined."
    first = finding(one, "Dana Orlo", "said", "the pier was mined", speaker=person("Dana Orlo"))
    second = finding(other, "Ilse Tarn", "said", "the pier was mined", speaker=person("Ilse Tarn"))
    revision = make_revision(text=f"{one} {other}")
    assert len(run(revision, first, moved(second, len(one) + 1))) == 2


def test_a_silence_has_no_content() -> None:
    text = "The alliance has issued no statement."
    silent = finding(text, "The alliance", "has issued no statement", "", stance=Stance.NO_COMMENT)
    (row,) = run(make_revision(text=text), silent)
    assert (row.content_words, row.anchors.get().exact) == ("", "has issued no statement")


def test_no_english_rule_runs_on_another_language() -> None:
    assert prepare(make_revision(text="قال مسؤولون إن الجسر مغلق", language="ar")).found == ()


def test_a_long_article_is_matched_place_by_place() -> None:
    lines = [f"Official {number} said pier {number} was mined." for number in range(300)]
    text = "\n\n".join(lines)
    found, offset = [], 0
    for number, line in enumerate(lines):
        here = finding(line, f"Official {number}", "said", f"pier {number} was mined")
        found.append(moved(here, offset))
        offset += len(line) + 2
    revision = make_revision(text=text)
    before = [row.pk for row in run(revision, *found)]
    assert [row.pk for row in run(revision, *reversed(found))] == before


def test_a_late_worker_does_not_bring_back_an_old_text() -> None:
    first = make_revision(text=TEXT)
    plan = Plan(found=(claimed(),), checkable=(True,), version=VERSION)
    second = make_revision(article=first.article, text=EDITED)
    (row,) = run(second, denied(EDITED))
    assert store(first, plan) == []
    row.refresh_from_db()
    assert row.state == Attribution.State.PROPOSED


def corrected(row: Attribution, content: str) -> None:
    """An editor marks other words as the content."""
    revision = row.anchors.get().revision
    correction = Correction(
        source=(),
        cue=(),
        content=spans_of(revision.text, content),
        stance=Stance.ASSERTS,
        speaker="",
    )
    correct(row, by=make_user(is_superuser=True), correction=correction)


def test_what_was_corrected_is_not_found_again_beside_the_correction() -> None:
    revision = make_revision(text=TEXT)
    (row,) = run(revision, claimed())
    corrected(row, "mined")
    assert len(run(revision, claimed())) == 1


def test_what_was_corrected_is_not_found_again_after_an_edit() -> None:
    first = make_revision(text=TEXT)
    (row,) = run(first, claimed())
    corrected(row, "mined")
    second = make_revision(article=first.article, text=EDITED)
    (after,) = run(second, claimed(EDITED))
    assert (after.pk, after.content_words) == (row.pk, "mined")


def test_what_was_superseded_long_ago_is_a_new_attribution() -> None:
    first = make_revision(text=TEXT)
    run(first, claimed())
    for number in range(3):
        run(make_revision(article=first.article, text=f"Nothing {number}."))
    again = make_revision(article=first.article, text=TEXT)
    assert [row.state for row in run(again, claimed())] == ["superseded", "proposed"]


# When it was said

TIMED = "Port officials claimed on Monday that the pier was mined."
MONDAY = datetime(2031, 3, 3, tzinfo=UTC)


def timed(day: date | None, precision: Precision | None) -> Finding:
    (span,) = spans_of(TIMED, "Monday")
    return claimed(TIMED, said_at=SaidAt(span, "Monday", day, precision))


def shown(row: Attribution) -> tuple[str, datetime | None, str]:
    return row.said_words, row.said_at, row.said_precision


def test_what_was_said_has_its_day() -> None:
    (row,) = run(make_revision(text=TIMED), timed(MONDAY.date(), Precision.DAY))
    assert shown(row) == ("Monday", MONDAY, "day")
    assert words(row.anchors.get(), "said") == ["Monday"]


def test_a_week_is_kept_as_a_week() -> None:
    (row,) = run(make_revision(text=TIMED), timed(MONDAY.date(), Precision.WEEK))
    assert shown(row) == ("Monday", MONDAY, "week")


def test_words_without_a_date_are_kept() -> None:
    (row,) = run(make_revision(text=TIMED), timed(None, None))
    assert shown(row) == ("Monday", None, "")


def test_a_time_that_is_no_longer_found_goes() -> None:
    revision = make_revision(text=TIMED)
    run(revision, timed(MONDAY.date(), Precision.DAY))
    (row,) = run(revision, claimed(TIMED))
    assert shown(row) == ("", None, "")


@pytest.mark.parametrize("state", Attribution.BY_HAND)
def test_no_engine_changes_the_day_that_a_person_decided(state: str) -> None:
    revision = make_revision(text=TIMED)
    (row,) = run(revision, timed(MONDAY.date(), Precision.DAY))
    theirs = datetime(2031, 2, 24, tzinfo=UTC)
    decide(row, state, said_at=theirs)
    (after,) = run(revision, timed(MONDAY.date(), Precision.DAY))
    assert after.said_at == theirs


def day_said(revision: Revision) -> date | None:
    """The day that the engine itself makes of "Monday", given what is known of publication."""
    (found,) = prepare(revision).found
    assert found.said_at is not None
    return found.said_at.day


# 01:00 UTC on Monday, 10 March 2031
EARLY = datetime(2031, 3, 10, 1, 0, tzinfo=UTC)

# (precision of the publication, zone of the publisher, the Monday)
COUNTED = [
    ("minute", "", date(2031, 3, 10)),
    ("day", "", date(2031, 3, 10)),
    # where the publisher is it was still Sunday
    ("minute", "America/New_York", date(2031, 3, 3)),
    # a day is a day in every zone
    ("day", "America/New_York", date(2031, 3, 10)),
    # from a month no weekday can be counted
    ("month", "", None),
    ("year", "", None),
]


@pytest.mark.parametrize(("precision", "zone", "monday"), COUNTED)
def test_days_count_from_publication(precision: str, zone: str, monday: date | None) -> None:
    article = make_article(publisher=make_publisher(time_zone=zone))
    revision = make_revision(
        article=article, text=TIMED, published_at=EARLY, published_precision=precision
    )
    assert day_said(revision) == monday


def test_without_publication_no_day_is_counted() -> None:
    assert day_said(make_revision(text=TIMED, published_at=None)) is None
