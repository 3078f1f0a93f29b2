"""Workers die in the middle of their work and Redis forgets: nothing is lost, nothing doubled."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event

import pytest
import redis
from django.db import connection, transaction
from django.utils import timezone

from claims import tasks
from claims.attribution import extract_attributions
from claims.models import Anchor, Article, Attribution, Capture, Job, Priority, Revision, Stage
from factcheck.children import Child
from tests.factories import make_article, make_capture
from tests.sites import LOCAL_NETS, Reply, Site, running_site
from tests.workers import PATIENCE, finish, wait_until, worker

PAGE = """<!doctype html>
<html lang="en"><head><title>Ferry pier at Orrin shut</title></head><body><article>
<h1>Ferry pier at Orrin shut</h1>
<p>The ferry pier at Orrin was shut on Monday after a beam under its deck was found cracked, and
travellers to the islands were sent to the older landing at Stel, an hour along the coast.</p>
<p>Harbour officials said that the beam had been reported twice since the spring. “Nobody came to
look at it,” harbour master Tove Lindqarn told the Orrin Courier.</p>
<p>The county denied that it had received any report. Its spokesman, Pell Aravand, said the pier
would open again within three weeks, and that no ferry would be cancelled before the holidays.</p>
<p>According to the islanders’ council, two boats have been late on every morning since then.</p>
</article></body></html>
""".encode()


@dataclass
class SlowPage:
    """A page that its first visitor waits for until it is let go."""

    asked: Event
    released: Event

    def __call__(self, handler: BaseHTTPRequestHandler) -> None:
        is_first = not self.asked.is_set()
        self.asked.set()
        if is_first:
            self.released.wait(PATIENCE)
        Reply(PAGE)(handler)


@dataclass
class Yard:
    """Where workers are started, and what they share."""

    environment: dict[str, str]
    log: Path

    def worker(self) -> AbstractContextManager[Child]:
        return worker(self.environment, self.log)


@pytest.fixture
def yard(outside_environment: dict[str, str], redis_url: str, tmp_path: Path) -> Yard:
    forget_everything(redis_url)
    own = {
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
        "FACTCHECK_FETCH_ALLOW_NETS": ",".join(LOCAL_NETS),
        "FACTCHECK_FETCH_SECONDS": "30",
    }
    return Yard({**outside_environment, **own}, tmp_path / "workers.log")


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as site:
        yield site


@pytest.fixture
def page(site: Site) -> Iterator[SlowPage]:
    page = SlowPage(Event(), Event())
    site.pages["/pier"] = page
    yield page
    page.released.set()


def forget_everything(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        client.flushall()


def ask_for(stage: Stage, subject: Article | Capture, article: Article) -> None:
    Job.objects.submit(stage, subject.pk, article_id=article.pk, priority=Priority.EDITOR)


def let_lease_expire() -> None:
    Job.objects.filter(state=Job.State.RUNNING).update(lease_until=timezone.now())


def all_is_done() -> bool:
    return Job.objects.exists() and not Job.objects.exclude(state=Job.State.DONE).exists()


def is_running(stage: Stage) -> bool:
    return Job.objects.filter(stage=stage, state=Job.State.RUNNING).exists()


def somebody_waits_for_a_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone() != (0,))


def assert_everything_is_there_once(articles: int = 1) -> None:
    """For each article one capture, one text, and what the engine finds in it."""
    assert Capture.objects.count() == articles
    texts = Revision.objects.values_list("text", flat=True)
    found = [len(extract_attributions(text)) for text in texts]
    assert len(found) == articles and all(found)
    assert Attribution.objects.count() == Anchor.objects.count() == sum(found)
    assert Job.objects.filter(state=Job.State.DONE).count() == Job.objects.count()


def test_a_worker_killed_while_it_fetches_loses_nothing(
    yard: Yard, site: Site, page: SlowPage
) -> None:
    article = make_article(url=site.url("/pier"))
    ask_for(Stage.FETCH, article, article)
    with yard.worker() as doomed:
        wait_until(page.asked.is_set, meanwhile=tasks.sweep)
        doomed.kill()  # kill -9 of all its processes
    assert is_running(Stage.FETCH)
    let_lease_expire()
    with yard.worker():
        wait_until(all_is_done, meanwhile=tasks.sweep)
    assert_everything_is_there_once()
    assert Job.objects.get(stage=Stage.FETCH).attempts == 2


def test_a_worker_killed_while_it_stores_leaves_nothing_half_done(yard: Yard) -> None:
    article = make_article()
    ask_for(Stage.READ, make_capture(article=article, body=PAGE, content_type="text/html"), article)
    with yard.worker() as doomed, transaction.atomic():
        Article.objects.select_for_update().get()
        wait_until(somebody_waits_for_a_lock, meanwhile=tasks.sweep)
        doomed.kill()
    assert not Revision.objects.exists()
    let_lease_expire()
    tasks.sweep()
    tasks.work_off()
    assert_everything_is_there_once()


def test_a_worker_that_lost_its_job_meanwhile_stores_nothing(
    yard: Yard, site: Site, page: SlowPage
) -> None:
    article = make_article(url=site.url("/pier"))
    ask_for(Stage.FETCH, article, article)
    with yard.worker() as slow:
        wait_until(page.asked.is_set, meanwhile=tasks.sweep)
        let_lease_expire()
        with yard.worker():
            wait_until(all_is_done, meanwhile=tasks.sweep)
        page.released.set()
        finish(slow)
    assert_everything_is_there_once()


def test_jobs_outlive_a_wiped_redis(yard: Yard, redis_url: str) -> None:
    for number in range(3):
        article = make_article()
        body = PAGE.replace(b"Orrin", f"Orrin{number}".encode())
        capture = make_capture(article=article, body=body, content_type="text/html")
        ask_for(Stage.READ, capture, article)
    forget_everything(redis_url)
    with yard.worker():
        wait_until(all_is_done, meanwhile=tasks.sweep)
    assert_everything_is_there_once(articles=3)
