"""The whole way of an article, from a page or from an address to claims: articles a minute."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import redis
from django.conf import settings
from django.db import transaction

from claims import tasks
from claims.acts.articles import accept_url
from claims.formats.story import StoryArticle
from claims.management.commands.seed import let_arrive, make_publishers
from claims.models import Article, Attribution, Claim, Job
from factcheck.celery import SWEEP_EVERY
from factcheck.children import Child
from tests.bench.archive import empty
from tests.bench.processes import computed, family, peak
from tests.bench.report import Table, mebibytes, seconds
from tests.bench.sizes import Sizes
from tests.bench.stories import copies, story
from tests.sites import Reply, running_site
from tests.workers import wait_until, worker

WORKER = {"DJANGO_SETTINGS_MODULE": "factcheck.settings"}
HEAD = (
    "with", "articles", "per minute", "CPU ms each", "attributions", "claims", "failed",
    "worker's peak MiB",
)  # fmt: skip


def measure(sizes: Sizes) -> Iterator[Table]:
    articles = copies(sizes.articles + 1)
    rows = [by_hand(articles), by_worker("one Celery worker", articles, hand_in_pages)]
    with running_site(interface="0.0.0.0") as site:
        for number, article in enumerate(articles):
            site.pages[f"/{number}"] = Reply(article.captures[0].body.encode())
        given = partial(hand_in_addresses, port=site.port)
        rows.append(by_worker("the same, fetching over HTTP", articles, given))
    yield Table("The way of an article: read, attribute, claim", HEAD, rows)


def by_hand(articles: Sequence[StoryArticle]) -> Sequence[str]:
    """In this process, without Celery; the first article warms it up."""
    begin_anew()
    hand_in_pages(articles[:1])
    tasks.work_off()
    hand_in_pages(articles[1:])
    before = computed(os.getpid())
    taken = seconds(partial(tasks.work_off, limit=1_000_000))
    cost = computed(os.getpid()) - before
    return row("work_off in one process", articles, taken, cost, "-")


HandIn = Callable[[Sequence[StoryArticle]], None]


def by_worker(name: str, articles: Sequence[StoryArticle], hand_in: HandIn) -> Sequence[str]:
    """In a worker with one process; the clock runs from the commit that rings."""
    begin_anew()
    log = Path(settings.PLACES.logs) / "worker.log"
    with worker(WORKER, log) as child:
        hand_in(articles[:1])
        wait_until(is_done, meanwhile=Beat(), patience=120)
        with transaction.atomic():
            hand_in(articles[1:])
        before = cost_of(child)
        taken = seconds(partial(wait_until, is_done, meanwhile=Beat(), patience=3_600))
        cost = cost_of(child) - before
        memory = " + ".join(mebibytes(peak(pid)) for pid in family(child.process.pid))
    return row(name, articles, taken, cost, memory)


class Beat:
    """Sweeps as often as the schedule does, however often it is called."""

    def __init__(self) -> None:
        self.last = time.monotonic()

    def __call__(self) -> None:
        if time.monotonic() - self.last >= SWEEP_EVERY:
            self.last = time.monotonic()
            tasks.sweep()


def cost_of(child: Child) -> float:
    """Seconds of processor time of a worker so far."""
    return sum(map(computed, family(child.process.pid)))


def row(
    name: str, articles: Sequence[StoryArticle], taken: float, cost: float, memory: str
) -> Sequence[str]:
    number = len(articles) - 1
    return (
        name,
        str(number),
        f"{number / taken * 60:.0f}",
        f"{cost / number * 1000:.0f}",
        str(Attribution.objects.count()),
        str(Claim.objects.count()),
        str(Job.objects.failed().count()),
        memory,
    )


def begin_anew() -> None:
    empty()
    with redis.Redis.from_url(settings.REDIS_URL) as client:
        client.flushall()


def is_done() -> bool:
    return not Job.objects.unfinished().exists()


def hand_in_pages(articles: Sequence[StoryArticle]) -> None:
    """As `manage.py seed` does: every capture of each, in the order of time."""
    publishers = make_publishers(story().publishers)
    for article in articles:
        for capture in article.captures:
            let_arrive(capture, article, publishers[article.publisher])


def hand_in_addresses(articles: Sequence[StoryArticle], *, port: int) -> None:
    """The first capture of each, at a host of its own: one host is asked once a second."""
    first = Article.objects.count()
    for number in range(first, first + len(articles)):
        host = f"127.{number // 62_500 + 1}.{number // 250 % 250 + 1}.{number % 250 + 1}"
        accept_url(f"http://{host}:{port}/{number}", by=None)
