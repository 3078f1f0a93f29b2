"""Handing an article to the desk."""

from collections.abc import Callable
from threading import Thread

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from claims.acts import articles as acts
from claims.models import Article, Capture, Event, Job, Priority
from tests.factories import make_article, make_publisher, make_user

pytestmark = pytest.mark.django_db

URL = "https://gazette.example/news/bridge"


@pytest.fixture
def editor() -> User:
    return make_user(is_superuser=True)


def test_an_address_is_accepted_and_fetched_for_an_editor(editor: User) -> None:
    accepted = acts.accept_url(URL, by=editor)
    job = Job.objects.get()
    assert (accepted.made, accepted.article.address()) == (True, URL)
    assert (job.stage, job.subject_id, job.priority) == (
        "fetch",
        accepted.article.pk,
        Priority.EDITOR,
    )
    assert Event.objects.about(accepted.article).get().actor == editor


SAME_ADDRESS = [
    # case of scheme and host, default port
    "HTTPS://Gazette.Example:443/news/bridge",
    # fragment
    f"{URL}#comments",
    # tracking
    f"{URL}?utm_source=mail&fbclid=1",
    # white space around it
    f"  {URL}\n",
]


@pytest.mark.parametrize("url", SAME_ADDRESS)
def test_an_address_in_another_spelling_is_known(editor: User, url: str) -> None:
    first = acts.accept_url(URL, by=editor)
    again = acts.accept_url(url, by=editor)
    assert (again.made, again.article) == (False, first.article)
    assert Job.objects.count() == 1


BAD_ADDRESSES = ["", "gazette", "ftp://gazette.example/", "javascript:alert(1)", "https://"]


@pytest.mark.parametrize("url", BAD_ADDRESSES)
def test_it_refuses_what_is_no_address(editor: User, url: str) -> None:
    with pytest.raises(ValidationError):
        acts.accept_url(url, by=editor)
    assert not Article.objects.exists()


def test_text_is_accepted_and_read(editor: User) -> None:
    accepted = acts.accept_text("Nobody was hurt.", by=editor, headline="Bridge closed")
    capture = Capture.objects.get()
    assert capture.body() == b"Bridge closed\n\nNobody was hurt."
    assert (Job.objects.get().stage, Job.objects.get().subject_id) == ("read", capture.pk)
    assert accepted.article.address() == ""


def test_the_same_text_is_known(editor: User) -> None:
    first = acts.accept_text("Nobody was hurt.", by=editor)
    again = acts.accept_text("Nobody was hurt.", by=editor)
    assert (again.made, again.article) == (False, first.article)


def test_the_same_bytes_as_text_and_as_a_page_are_two_articles(editor: User) -> None:
    page = acts.accept_file("page.html", b"<p>Nobody was hurt.</p>", by=editor)
    text = acts.accept_file("page.txt", b"<p>Nobody was hurt.</p>", by=editor)
    assert page.article != text.article


def test_what_no_database_can_hold_is_cleaned(editor: User) -> None:
    acts.accept_text("No\x00body \ud800 was \u202ehurt.", by=editor)
    assert Capture.objects.get().body().decode() == "Nobody \ufffd was hurt."


REFUSED_FILES = [
    ("picture.png", b"\x89PNG", "wrong_file_type"),
    ("story", b"Nobody was hurt.", "wrong_file_type"),
    ("story.txt", b"", "empty"),
    ("story.txt", b" \n\t", "empty"),
    ("story.txt", b"x" * (acts.MAX_BYTES + 1), "too_large"),
]


@pytest.mark.parametrize(("name", "body", "code"), REFUSED_FILES)
def test_it_refuses_a_file(editor: User, name: str, body: bytes, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        acts.accept_file(name, body, by=editor)
    assert refused.value.code == code
    assert not Article.objects.exists()


def test_fetching_again_is_urgent(editor: User) -> None:
    acts.fetch_again(make_article(), by=editor)
    assert Job.objects.get().priority == Priority.EDITOR


def test_pasted_text_has_nothing_to_fetch(editor: User) -> None:
    article = acts.accept_text("Nobody was hurt.", by=editor).article
    with pytest.raises(ValidationError, match="no address"):
        acts.fetch_again(article, by=editor)


def test_the_demo_is_never_fetched(editor: User) -> None:
    with pytest.raises(ValidationError, match="demo"):
        acts.fetch_again(make_article(demo=True), by=editor)


def test_setting_the_publisher_says_what_it_was(editor: User) -> None:
    before, after = make_publisher(name="Velm Gazette"), make_publisher(name="Hill Radio")
    article = make_article(publisher=before)
    acts.set_publisher(article, after, by=editor)
    article.refresh_from_db()
    assert article.publisher == after
    assert Event.objects.about(article).get().detail.before == {"publisher": "Velm Gazette"}


def test_the_operator_needs_no_permission() -> None:
    accepted = acts.accept_url(URL, by=None)
    assert Event.objects.about(accepted.article).get().engine == "command line"


def test_it_refuses_strangers() -> None:
    stranger = make_user()
    with pytest.raises(PermissionDenied):
        acts.accept_url(URL, by=stranger)
    with pytest.raises(PermissionDenied):
        acts.accept_text("Nobody was hurt.", by=stranger)
    assert not Article.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "accept",
    [
        lambda: acts.accept_url(URL, by=None),
        lambda: acts.accept_text("Nobody was hurt.", by=None),
    ],
    ids=["url", "text"],
)
def test_many_at_once_make_one_article_and_one_job(accept: Callable[[], object]) -> None:
    def ask() -> None:
        for _again in range(20):
            accept()
        connection.close()

    threads = [Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (Article.objects.count(), Job.objects.count()) == (1, 1)
