"""Jobs and feeds: what failed, and the way back."""

import pytest
from django.test import Client

from claims.models import Event, Feed, Job, Stage
from tests import factories as make

FAILED = Job.State.FAILED


def test_a_failed_job_shows_its_sentence(desk: Client) -> None:
    make.make_job(state=FAILED, error="The page wants a password.")
    assert "The page wants a password." in desk.get("/admin/claims/job/").content.decode()


# (what is typed, how many of the two jobs it finds)
SEARCHES = [
    ("bridge velm", 1),  # words of the article
    ("not_fo", 1),  # how the failure's code begins
    ("Attribute", 1),  # a stage
    ("found", 0),  # the middle of a code
    ("  ", 2),
]


@pytest.mark.parametrize(("typed", "found"), SEARCHES)
def test_work_is_searched(desk: Client, typed: str, found: int) -> None:
    make.make_job(state=FAILED)
    make.make_job(stage=Stage.ATTRIBUTE, article=make.make_revision().article)
    shown = desk.get("/admin/claims/job/", {"q": typed}).context["cl"].result_list
    assert len(shown) == found


def test_one_is_retried(desk: Client) -> None:
    job, other = make.make_job(state=FAILED), make.make_job(state=FAILED)
    desk.post(f"/admin/claims/job/{job.pk}/retry/")
    job.refresh_from_db()
    other.refresh_from_db()
    assert (job.state, other.state) == ("waiting", "failed")


def test_all_are_retried(desk: Client) -> None:
    for _ in range(3):
        make.make_job(state=FAILED)
    desk.post("/admin/claims/job/retry/")
    assert Job.objects.failed().count() == 0


def test_the_chosen_are_retried(desk: Client) -> None:
    jobs = [make.make_job(state=FAILED) for _ in range(3)]
    chosen = [job.pk for job in jobs[:2]]
    desk.post("/admin/claims/job/", {"action": "retry_chosen", "_selected_action": chosen})
    assert Job.objects.failed().get() == jobs[2]


def test_a_stranger_retries_nothing(stranger: Client) -> None:
    make.make_job(state=FAILED)
    stranger.post("/admin/claims/job/retry/")
    assert Job.objects.failed().count() == 1


def test_the_progress_of_the_work_can_be_followed(desk: Client) -> None:
    make.make_job()
    facts = desk.get("/admin/claims/job/progress/").json()
    assert facts["busy"] is True
    assert "1 waiting" in facts["html"]


def test_the_work_is_not_shown_to_a_stranger(stranger: Client) -> None:
    assert stranger.get("/admin/claims/job/progress/").status_code == 403


def test_a_job_on_a_feed_names_the_feed(desk: Client) -> None:
    feed = make.make_feed(title="Orsk headlines")
    make.make_job(stage=Stage.POLL, subject_id=feed.pk)
    assert "Orsk headlines" in desk.get("/admin/claims/job/").content.decode()


def test_a_failing_feed_says_so_on_its_list_and_the_first_page(desk: Client) -> None:
    make.make_feed(failures=4, error="The server does not answer.")
    for page in ("/admin/claims/feed/", "/admin/"):
        assert "The server does not answer." in desk.get(page).content.decode()


# (act, was it active, is it then, is it polled)
FEEDS = [
    ("pause", True, False, False),
    ("resume", False, True, True),
    ("poll_now", True, True, True),
]


@pytest.mark.parametrize(("act", "before", "after", "polled"), FEEDS)
def test_a_feed_obeys(desk: Client, act: str, before: bool, after: bool, polled: bool) -> None:
    feed = make.make_feed(active=before)
    desk.post(f"/admin/claims/feed/{feed.pk}/{act}/")
    assert Feed.objects.get().active is after
    assert Job.objects.filter(stage=Stage.POLL).exists() is polled


def test_the_history_tells_before_and_after_and_is_read_only(desk: Client) -> None:
    claim = make.make_claim(text="The bridge was shut.")
    before, after = {"lifecycle": "new"}, {"lifecycle": "triaged"}
    event = Event.objects.record("moved", claim, engine="test-1.0", before=before, after=after)
    page = desk.get("/admin/claims/event/").content.decode()
    assert "moved to another stage" in page
    assert "The bridge was shut." in page
    assert "lifecycle: new → triaged" in page
    assert desk.post(f"/admin/claims/event/{event.pk}/change/").status_code == 403
