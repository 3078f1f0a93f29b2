"""What the reading view is made of."""

import pytest

from claims.models import Attribution, Job
from claims.queries.reading import Card, article_page, progress, reading
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_an_article_without_text() -> None:
    article = make.make_article()
    make.make_job(article=article)
    opened = reading(article)
    assert (opened.revision, opened.cards, opened.paragraphs) == (None, (), ())
    assert opened.busy and not opened.is_current


def test_cards_come_in_the_order_of_the_text_and_are_numbered() -> None:
    revision = make.make_revision()
    mayor = {"source_words": "Mayor Ilse Tarn", "cue_words": "said"}
    late = make.make_attribution(revision=revision, content_words="Nobody was hurt.", **mayor)
    early = make.make_attribution(revision=revision)
    cards = reading(revision.article).cards
    assert [(card.number, card.key) for card in cards] == [(1, early.pk), (2, late.pk)]


def test_what_was_removed_is_apart_and_unmarked() -> None:
    attribution = make.make_attribution(state=Attribution.State.REMOVED)
    opened = reading(attribution.article)
    assert [card.key for card in opened.removed] == [attribution.pk]
    assert not opened.cards
    assert not any(piece.covers for line in opened.paragraphs for piece in line.segments)


def test_cards_are_told_apart_by_state_and_never_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """To compare each with each, field by field, took a long article many seconds."""
    standing = make.make_attribution()
    removed = make.make_attribution(
        revision=standing.article.current, source=None, state=Attribution.State.REMOVED
    )
    monkeypatch.setattr(Card, "__eq__", refuse)
    opened = reading(standing.article)
    assert [card.key for card in opened.cards] == [standing.pk]
    assert [card.key for card in opened.removed] == [removed.pk]


def refuse(card: Card, other: object) -> bool:
    raise AssertionError(f"{card} is compared with {other}")


def test_what_a_newer_engine_superseded_is_not_shown() -> None:
    attribution = make.make_attribution(state=Attribution.State.SUPERSEDED)
    opened = reading(attribution.article)
    assert not (opened.cards or opened.gone or opened.removed)


def test_what_the_new_text_lost_is_kept_apart() -> None:
    attribution = make.make_attribution()
    make.make_revision(article=attribution.article, text="All is quiet.")
    opened = reading(attribution.article)
    assert [card.key for card in opened.gone] == [attribution.pk]
    assert opened.gone[0].spans == {}
    before = reading(attribution.article, number=1)
    assert [card.key for card in before.cards] == [attribution.pk]
    assert not before.is_current


def test_an_unknown_revision_opens_the_current_one() -> None:
    revision = make.make_revision()
    assert reading(revision.article, number=7).revision == revision


def test_a_removed_parent_is_none() -> None:
    outer = make.make_attribution(state=Attribution.State.REMOVED)
    make.make_attribution(revision=outer.article.current, parent=outer)
    (card,) = reading(outer.article).cards
    assert (card.parent, card.parent_number) == (None, None)


def test_failed_and_open_work_is_listed_and_done_work_is_not() -> None:
    article = make.make_article()
    failed = make.make_job(article=article, state=Job.State.FAILED)
    waiting = make.make_job(article=article)
    make.make_job(article=article, state=Job.State.DONE)
    opened = reading(article)
    assert (opened.failures, opened.unfinished) == ((failed,), (waiting,))


def test_progress_tells_when_a_text_has_come() -> None:
    article = make.make_article()
    assert progress(article)["revision"] == 0
    make.make_revision(article=article)
    make.make_job(article=article, state=Job.State.FAILED, error="Too slow.")
    facts = {"busy": False, "stages": [], "failures": ["Too slow."], "revision": 1}
    assert progress(article) == facts


def test_there_is_no_page_of_no_article() -> None:
    assert article_page(987_654) is None
