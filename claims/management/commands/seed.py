"""Put the demo desk in place: its scale, the retold page and the invented story."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from tqdm import tqdm

from claims.formats.feed import parse_feed
from claims.formats.story import Story, StoryArticle, StoryCapture, StoryPublisher, read_story
from claims.formats.urls import normalise_url
from claims.models import (
    Article,
    Capture,
    Desk,
    Domain,
    Feed,
    Job,
    Priority,
    Publisher,
    Rating,
    Stage,
)
from claims.models.article import keep_bytes
from claims.pipeline.poll import syndicated_from
from claims.tasks import work_off

SCALE = {
    1: _("False"),
    2: _("Mostly false"),
    3: _("Half true"),
    4: _("Mostly true"),
    5: _("True"),
}


class Command(BaseCommand):
    help = "Seed the demo desk; what is there already stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--from",
            dest="folder",
            type=Path,
            default=Path(settings.BASE_DIR) / "seeds",
            help="the folder of the seeds",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        make_desk()
        made = 0
        for path in (folder / "page" / "page.toml", folder / "demo" / "story.toml"):
            made += self.tell(read_story(path, now=timezone.now()))
        self.stdout.write(
            f"{made} demo articles made." if made else "The demo desk was there already."
        )

    def tell(self, story: Story) -> int:
        """Let a story happen, capture by capture in the order of time; returns the new articles."""
        publishers = make_publishers(story.publishers)
        new = [each for each in story.articles if not is_known(each)]
        captures = sorted(
            ((capture, article) for article in new for capture in article.captures), key=_moment
        )
        for capture, article in tqdm(captures, desc="seeding", unit="page", disable=None):
            let_arrive(capture, article, publishers[article.publisher])
            work_off()
        make_feeds(story, publishers)
        return len(new)


def make_desk() -> None:
    desk, made = Desk.objects.get_or_create(
        pk=Desk.ONLY, defaults={"name": "Demo desk", "url": "https://desk.example/"}
    )
    if made:
        Rating.objects.bulk_create(
            [Rating(desk=desk, value=value, label=str(label)) for value, label in SCALE.items()]
        )


def make_publishers(tables: tuple[StoryPublisher, ...]) -> dict[str, Publisher]:
    """The story's publishers by key, with their hosts and owners."""
    publishers = {table.key: make_publisher(table) for table in tables}
    for table in tables:
        if table.owner:
            Publisher.objects.filter(pk=publishers[table.key].pk, owner=None).update(
                owner=publishers[table.owner]
            )
    return publishers


def make_publisher(table: StoryPublisher) -> Publisher:
    publisher, _made = Publisher.objects.get_or_create(
        name=table.name,
        defaults={
            "kind": table.kind,
            "time_zone": table.time_zone,
            "language": table.language,
            "policies": dict(table.policies),
            "url": f"https://{table.domains[0]}/",
            "demo": True,
        },
    )
    for host in table.domains:
        Domain.objects.get_or_create(host=host, defaults={"publisher": publisher})
    return publisher


def is_known(article: StoryArticle) -> bool:
    return Article.objects.filter(addresses__url=normalise_url(article.url)).exists()


def let_arrive(capture: StoryCapture, told: StoryArticle, publisher: Publisher) -> None:
    """What the fetch stage would have stored, had the host been real."""
    url = normalise_url(told.url)
    article, _made = Article.objects.accept_url(url, publisher=publisher, demo=True)
    body = capture.body.encode()
    row = Capture.objects.create(
        article=article,
        url=url,
        fetched_at=capture.fetched_at,
        status=200,
        content_type="text/html",
        charset="utf-8",
        sha256=keep_bytes(body),
        size=len(body),
    )
    Job.objects.submit(Stage.READ, row.pk, article_id=article.pk, priority=Priority.EDITOR)


def make_feeds(story: Story, publishers: dict[str, Publisher]) -> None:
    """The story's feeds, paused (their hosts do not exist), and what they say of true origins."""
    for told in story.feeds:
        Feed.objects.get_or_create(
            url=normalise_url(told.url),
            defaults={"publisher": publishers[told.publisher], "active": False, "demo": True},
        )
        for entry in parse_feed(told.body.encode(), url=told.url).entries:
            origin = syndicated_from(entry)
            if origin:
                Article.objects.filter(addresses__url=normalise_url(entry.url)).update(
                    syndicated_from=origin
                )


def _moment(pair: tuple[StoryCapture, StoryArticle]) -> Any:
    return pair[0].fetched_at
