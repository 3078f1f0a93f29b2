"""Following feeds."""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.acts.actor import record, require
from claims.clients.errors import IsAFeed
from claims.formats.errors import FormatError
from claims.formats.urls import normalise_url
from claims.models import Article, Feed, Job, Priority, Publisher, Stage


def follow(url: str, *, by: User | None, publisher: Publisher | None = None) -> Feed:
    """Follow a feed and poll it at once; following it twice is following it once."""
    require(by, "add_feed")
    try:
        address = normalise_url(url)
    except FormatError as error:
        raise ValidationError(_(error.message), code=error.code) from error
    with transaction.atomic():
        feed, made = Feed.objects.get_or_create(url=address, defaults={"publisher": publisher})
        if made:
            record("followed", feed, by=by)
        _poll(feed)
    return feed


def follow_instead(article: Article, *, by: User | None) -> Feed:
    """The address given for an article is a feed's: follow that and drop the empty article."""
    require(by, "change_article")
    with transaction.atomic():
        _must_be_a_feed(article)
        feed = follow(article.address(), by=by)
        record("was_a_feed", article, by=by, after={"feed": feed.pk})
        article.delete()
    return feed


def _must_be_a_feed(article: Article) -> None:
    """Locks the article, so that no stage gives it a text before it goes."""
    Article.objects.select_for_update().filter(pk=article.pk).first()
    found = article.jobs.failed().filter(error_code=IsAFeed.code)
    if not found.exists() or article.revisions.exists():
        raise ValidationError(
            _("This article's address did not turn out to be a feed's; the article stays."),
            code="not_a_feed",
        )


def pause(feed: Feed, *, by: User) -> None:
    """Ask no more until it is resumed."""
    _switch(feed, active=False, verb="paused", by=by)


def resume(feed: Feed, *, by: User) -> None:
    """Poll again, and at once."""
    with transaction.atomic():
        _switch(feed, active=True, verb="resumed", by=by)
        _poll(feed)


def poll_now(feed: Feed, *, by: User) -> None:
    """Do not wait for the feed's turn."""
    require(by, "change_feed")
    with transaction.atomic():
        _poll(feed)
        record("asked_to_poll", feed, by=by)


def _switch(feed: Feed, *, active: bool, verb: str, by: User) -> None:
    require(by, "change_feed")
    with transaction.atomic():
        Feed.objects.filter(pk=feed.pk).update(active=active, due_at=timezone.now())
        record(verb, feed, by=by)
    feed.refresh_from_db()


def _poll(feed: Feed) -> None:
    Job.objects.submit(Stage.POLL, feed.pk, priority=Priority.EDITOR)
