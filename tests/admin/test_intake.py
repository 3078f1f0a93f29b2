"""Handing in articles and feeds on the page that takes them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from claims.admin import intake
from claims.models import Article, Feed, Job

ADD = "/admin/claims/article/add/"
STORY = "The mayor of Velm said the bridge was safe. “Nobody was hurt,” she said. " * 3


def test_a_pasted_text_leads_to_its_article(desk: Client) -> None:
    answer = desk.post(ADD, {"way": "text", "text": STORY, "headline": "Bridge safe"})
    article = Article.objects.get()
    assert answer["Location"] == f"/admin/claims/article/{article.pk}/change/"
    assert Job.objects.unfinished().filter(article=article).exists()


def test_a_known_text_leads_to_the_same_article_and_says_so(desk: Client) -> None:
    desk.post(ADD, {"way": "text", "text": STORY})
    answer = desk.post(ADD, {"way": "text", "text": STORY}, follow=True)
    assert Article.objects.count() == 1
    assert "knows this article already" in answer.content.decode()


def test_a_file_is_taken(desk: Client) -> None:
    file = SimpleUploadedFile("bridge.txt", STORY.encode())
    assert desk.post(ADD, {"way": "file", "file": file}).status_code == 302
    assert Article.objects.count() == 1


def test_several_addresses_are_taken_at_once(desk: Client) -> None:
    urls = "https://gazette.example/one\r\n\r\nhttps://gazette.example/two\r\n"
    answer = desk.post(ADD, {"way": "url", "urls": urls})
    assert Article.objects.count() == 2
    assert answer["Location"] == "/admin/claims/article/"


def test_of_several_addresses_only_the_refused_are_shown_again(desk: Client) -> None:
    urls = "https://gazette.example/one\nftp://gazette.example/two"
    page = desk.post(ADD, {"way": "url", "urls": urls})
    assert Article.objects.count() == 1
    assert page.context["typed"]["urls"] == "ftp://gazette.example/two"
    assert page.context["taken"].refused[0][0] == "ftp://gazette.example/two"


def test_a_feed_is_followed(desk: Client) -> None:
    answer = desk.post(ADD, {"way": "feed", "feed": " https://gazette.example/rss "})
    feed = Feed.objects.get()
    assert answer["Location"] == f"/admin/claims/feed/{feed.pk}/change/"


# (what is sent, what the refusal speaks of)
REFUSED = [
    ({"way": "url", "urls": "  \n "}, "at least one address"),
    ({"way": "url", "urls": "not an address"}, "address"),
    ({"way": "text", "text": " \n"}, "no text"),
    ({"way": "file"}, "Choose a file"),
    ({"way": "feed", "feed": "nowhere"}, "address"),
]


@pytest.mark.parametrize(("sent", "said"), REFUSED)
def test_it_rejects_with_a_sentence_and_keeps_what_was_typed(
    desk: Client, sent: dict[str, str], said: str
) -> None:
    page = desk.post(ADD, sent)
    assert page.status_code == 200
    assert said in page.context["taken"].refused[0][1]
    assert page.context["typed"] == {**page.context["typed"], **sent}
    assert not Article.objects.exists()


def test_it_rejects_an_unknown_way(desk: Client) -> None:
    page = desk.post(ADD, {"way": "telex", "text": STORY})
    assert page.status_code == 200
    assert page.context["form"].errors["way"]


def test_it_rejects_more_addresses_than_it_takes_at_once(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "MOST_URLS", 2)
    urls = "\n".join(f"https://gazette.example/{number}" for number in range(3))
    page = desk.post(ADD, {"way": "url", "urls": urls})
    assert Article.objects.count() == 2
    assert page.context["typed"]["urls"] == "https://gazette.example/2"


def test_a_stranger_hands_in_nothing(stranger: Client) -> None:
    assert stranger.get(ADD).status_code == 403
    assert stranger.post(ADD, {"way": "text", "text": STORY}).status_code == 403
    assert not Article.objects.exists()
