"""Following feeds."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError

from claims.acts import feeds as acts
from claims.models import Article, Event, Feed, Job
from tests.factories import (
    make_article,
    make_feed,
    make_job,
    make_publisher,
    make_revision,
    make_user,
    permission,
)

pytestmark = pytest.mark.django_db

URL = "https://gazette.example/rss"


@pytest.fixture
def editor() -> User:
    return make_user(is_superuser=True)


def test_a_followed_feed_is_polled_at_once(editor: User) -> None:
    publisher = make_publisher()
    feed = acts.follow(URL, by=editor, publisher=publisher)
    assert (feed.url, feed.publisher, feed.active) == (URL, publisher, True)
    assert (Job.objects.get().stage, Job.objects.get().subject_id) == ("poll", feed.pk)


def test_following_twice_is_following_once(editor: User) -> None:
    assert acts.follow(URL, by=editor) == acts.follow(URL, by=editor)
    assert Event.objects.count() == 1


def test_an_article_that_is_a_feed_is_followed_instead(editor: User) -> None:
    article = make_article(url=URL)
    make_job(article=article, state=Job.State.FAILED, error_code="is_a_feed")
    feed = acts.follow_instead(article, by=editor)
    assert (feed.url, Article.objects.count()) == (URL, 0)


# why its last fetch failed ("" for not at all), and whether it was read once
NO_FEEDS = [("", False), ("not_found", False), ("is_a_feed", True)]


@pytest.mark.parametrize(("code", "was_read"), NO_FEEDS)
def test_an_article_that_is_no_feed_stays(editor: User, code: str, was_read: bool) -> None:
    article = make_article(url=URL)
    if code:
        make_job(article=article, state=Job.State.FAILED, error_code=code)
    if was_read:
        make_revision(article=article)
    with pytest.raises(ValidationError, match="the article stays"):
        acts.follow_instead(article, by=editor)
    assert (Article.objects.count(), Feed.objects.count()) == (1, 0)


def test_it_refuses_who_may_follow_but_not_change_articles() -> None:
    follower = make_user()
    follower.user_permissions.add(permission("add_feed"))
    article = make_article(url=URL)
    make_job(article=article, state=Job.State.FAILED, error_code="is_a_feed")
    with pytest.raises(PermissionDenied, match="change_article"):
        acts.follow_instead(article, by=follower)
    assert Article.objects.exists()


def test_polling_at_once_is_noted(editor: User) -> None:
    feed = make_feed()
    acts.poll_now(feed, by=editor)
    assert (Event.objects.about(feed).get().verb, Job.objects.count()) == ("asked_to_poll", 1)


def test_pausing_and_resuming(editor: User) -> None:
    feed = make_feed()
    acts.pause(feed, by=editor)
    assert not feed.active
    acts.resume(feed, by=editor)
    assert feed.active
    assert Job.objects.exists()


def test_it_refuses_what_is_no_address(editor: User) -> None:
    with pytest.raises(ValidationError):
        acts.follow("gazette", by=editor)


def test_it_refuses_strangers() -> None:
    stranger = make_user()
    with pytest.raises(PermissionDenied):
        acts.follow(URL, by=stranger)
    with pytest.raises(PermissionDenied):
        acts.pause(make_feed(), by=stranger)
    assert not Feed.objects.filter(active=False).exists()
