"""What the first page shows."""

import pytest

from claims.models import Article, Claim, Event, Job
from claims.queries.dashboard import awaiting, dashboard
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_an_empty_desk() -> None:
    board = dashboard(make.make_user())
    assert not (board.has_articles or board.has_feeds)
    assert not (board.new_claims or board.to_confirm or board.failed_jobs or board.happened)
    assert (awaiting().new_claims, awaiting().failed_jobs) == ("", "")


def test_what_awaits_is_counted() -> None:
    make.make_appearance()
    make.make_appearance(claim=make.make_claim(lifecycle=Claim.Lifecycle.TRIAGED))
    make.make_suggestion()
    make.make_suggestion(state="rejected")
    make.make_job(state=Job.State.FAILED)
    waiting = awaiting()
    assert (waiting.new_claims, waiting.suggestions, waiting.failed_jobs) == ("1", "1", "1")


def test_new_claims_that_nothing_is_attached_to_do_not_await() -> None:
    claim = make.make_appearance().claim
    for state in ("suggested", "detached", "rejected"):
        make.make_appearance(state=state)
    make.make_claim()
    assert dashboard(make.make_user()).new_claims == [claim]
    assert awaiting().new_claims == "1"


def test_articles_to_look_at_have_proposed_attributions() -> None:
    attribution = make.make_attribution()
    make.make_attribution(state="confirmed")
    (one,) = dashboard(make.make_user()).to_confirm
    assert (one.article, one.proposed) == (attribution.article, 1)


def test_claims_assigned_to_somebody_else_are_not_mine() -> None:
    me = make.make_user()
    mine = make.make_claim(assigned_to=me)
    make.make_claim(assigned_to=make.make_user())
    make.make_claim(assigned_to=me, lifecycle=Claim.Lifecycle.DISMISSED)
    assert dashboard(me).assigned == [mine]


def test_a_first_text_is_no_change() -> None:
    first = make.make_revision()
    second = make.make_revision(article=first.article, text="Another text.")
    assert dashboard(make.make_user()).changed == [second]


def test_events_name_what_they_are_about() -> None:
    claim = make.make_claim()
    Event.objects.record("moved", claim, engine="test-1.0")
    article = make.make_article()
    Event.objects.record("accepted", article, engine="test-1.0")
    Article.objects.filter(pk=article.pk).delete()
    subjects = [line.subject for line in dashboard(make.make_user()).happened]
    assert subjects == [None, claim]


def test_feeds_that_fail_are_named_unless_paused() -> None:
    failing = make.make_feed(failures=2)
    make.make_feed(failures=2, active=False)
    make.make_feed()
    assert dashboard(make.make_user()).failing_feeds == [failing]
