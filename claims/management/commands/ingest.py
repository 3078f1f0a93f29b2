"""Take in articles from files, folders, addresses, feeds and standard input."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import sleep
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from claims.acts.articles import (
    CONTENT_TYPES,
    Accepted,
    accept_file,
    accept_text,
    accept_url,
    fetch_again,
)
from claims.acts.feeds import follow_instead
from claims.clients.errors import HostBusy, IsAFeed
from claims.models import Article, Attribution, Claim, Feed, Job, Revision, Stage
from claims.models.article import ArticleQuerySet
from claims.models.job import JobQuerySet, Queue
from claims.tasks import work

STDIN = "-"
PAUSE = 0.2  # seconds between two looks at what other workers still do


@dataclass
class Tally:
    """What came of what was given."""

    started: datetime
    new: dict[int, str] = field(default_factory=dict)  # article -> as it was given
    known: dict[int, str] = field(default_factory=dict)
    feeds: list[Feed] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)  # as it was given, why

    def articles(self) -> ArticleQuerySet:
        """All articles that this run has brought in."""
        announced = Q(feed__in=self.feeds, created_at__gte=self.started)
        return Article.objects.filter(Q(pk__in=self.new) | announced)


class Command(BaseCommand):
    help = "Take in articles: files (.html, .txt), folders of them, addresses, feeds, - for text."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("given", nargs="+", metavar="PATH|URL|-")
        parser.add_argument(
            "--no-wait",
            action="store_true",
            help="leave the work to the workers instead of doing it here",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        tally = Tally(started=timezone.now())
        for given in tqdm(list(unfold(options["given"])), desc="accepting", disable=None):
            take_in(given, tally)
        if options["no_wait"]:
            self.stdout.write(f"{len(tally.new)} articles wait for the workers.")
            return
        work_on(tally)
        self.stdout.write(table(tally))
        if tally.refused:
            raise CommandError(f"{len(tally.refused)} could not be taken in; see above.")


def unfold(given: Iterable[str]) -> Iterator[str]:
    """The files of a folder, by name, instead of the folder."""
    for each in given:
        if each and Path(each).is_dir():
            yield from articles_below(Path(each))
        else:
            yield each


def articles_below(folder: Path) -> Iterator[str]:
    """Pages and texts in a folder; hidden folders and virtual environments hold none."""
    for path, folders, files in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not Path(path, name, "pyvenv.cfg").exists()
        )
        for name in sorted(files):
            if Path(name).suffix.lower() in CONTENT_TYPES and not name.startswith("."):
                yield str(Path(path, name))


def take_in(given: str, tally: Tally) -> None:
    try:
        accepted = accept(given)
    except ValidationError as error:
        tally.refused.append((given, " ".join(error.messages)))
    except OSError as error:
        tally.refused.append((given, error.strerror or str(error)))
    else:
        (tally.new if accepted.made else tally.known)[accepted.article.pk] = given
        if "://" in given and not accepted.made and not accepted.article.demo:
            fetch_again(accepted.article, by=None)


def accept(given: str) -> Accepted:
    if not given:
        raise ValidationError(_("An empty argument names no article."), code="empty")
    if given == STDIN:
        return accept_text(sys.stdin.buffer.read().decode(errors="replace"), by=None)
    if "://" in given:
        return accept_url(given, by=None)
    path = Path(given)
    return accept_file(path.name, path.read_bytes(), by=None)


def work_on(tally: Tally) -> None:
    """Do the work here, beside any workers, until nothing of it can be done now."""
    with tqdm(desc="working", unit="job", disable=None) as bar:
        while unsettled(tally).exists():
            job = next((job for queue in Queue.values if (job := Job.objects.take(queue))), None)
            if job is None:
                sleep(PAUSE)
                continue
            work(job)
            bar.update()
            follow_feeds(tally)


def unsettled(tally: Tally) -> JobQuerySet:
    """Unfinished work, but for what waits for another attempt after a failure."""
    fresh = Q(error_code="") | Q(error_code=HostBusy.code)
    polls = Q(stage=Stage.POLL, subject_id__in=[feed.pk for feed in tally.feeds])
    ours = Q(article__in=tally.articles()) | Q(article__in=tally.known) | polls
    return Job.objects.unfinished().filter(fresh, ours)


def follow_feeds(tally: Tally) -> None:
    """Addresses that turned out to be feeds are followed instead."""
    jobs = Job.objects.failed().filter(article__in=tally.new, error_code=IsAFeed.code)
    for job in jobs.select_related("article"):
        if job.article:
            del tally.new[job.article.pk]
            tally.feeds.append(follow_instead(job.article, by=None))


def table(tally: Tally) -> str:
    """What came of it, for a person."""
    articles = tally.articles()
    ours = Q(article__in=articles) | Q(article__in=tally.known)
    troubles = Job.objects.filter(ours).exclude(error_code__in=("", HostBusy.code))
    for job in troubles.select_related("article"):
        again = " It will be tried again." if job.state == Job.State.WAITING else ""
        number = job.article_id or 0
        given = tally.new.get(number) or tally.known.get(number) or str(job.article)
        tally.refused.append((given, f"{job.error}{again}"))
    attributions = Attribution.objects.standing().filter(article__in=articles)
    rows = {
        "articles new": articles.count(),
        "articles known": len(tally.known),
        "articles changed": Revision.objects.filter(
            number__gt=1, created_at__gte=tally.started, article__in=[*tally.new, *tally.known]
        ).count(),
        "feeds followed": len(tally.feeds),
        "failed": len(tally.refused),
        "attributions": attributions.count(),
        "sources": attributions.exclude(source=None).values("source").distinct().count(),
        "claims": Claim.objects.filter(appearances__attribution__in=attributions)
        .distinct()
        .count(),
    }
    lines = [f"{name:<16}{count:>8}" for name, count in rows.items()]
    lines += [f"  {given}: {why}" for given, why in tally.refused]
    return "\n".join(lines)
