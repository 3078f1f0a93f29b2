"""Following feeds."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError

from claims.acts import feeds as acts
from claims.models import Article, Event, Feed, Job
from tests.factories import make_article, make_feed, make_publisher, make_user

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
    feed = acts.follow_instead(make_article(url=URL), by=editor)
    assert (feed.url, Article.objects.count()) == (URL, 0)


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
