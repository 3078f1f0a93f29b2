"""read: captures become revisions, and articles find out who they are."""

from datetime import UTC, datetime

import pytest

from claims.acts.articles import set_publisher
from claims.formats.errors import NotText
from claims.models import Address, Article, Capture, Publisher, Revision
from claims.pipeline.read import prepare, store
from tests.factories import make_article, make_capture, make_publisher

pytestmark = pytest.mark.django_db

LINES = (
    "The bridge at Velm was closed on Monday after a crack was found in its second pier, the "
    "harbour office said, and lorries were sent round by the northern road.",
    "“Nobody was hurt,” Mayor Ilse Tarn said. She promised that the bridge would be open again "
    "before the market on Saturday, and asked drivers to be patient until then.",
)
URL = "https://gazette.example/news/bridge"


def page(*lines: str, canonical: str = "", site_name: str = "Velm Gazette") -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in lines or LINES)
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    return (
        f'<!doctype html><html lang="en"><head><title>Bridge closed</title>{link}'
        f'<meta property="og:type" content="article">'
        f'<meta property="og:title" content="Bridge closed">'
        f'<meta property="og:site_name" content="{site_name}">'
        f'<meta property="article:published_time" content="2031-03-03T09:30:00+01:00">'
        f"</head><body><article><h1>Bridge closed</h1>{paragraphs}</article></body></html>"
    ).encode()


def captured(body: bytes, *, article: Article | None = None, url: str = URL) -> Capture:
    return make_capture(
        article=article or make_article(url=url), body=body, content_type="text/html"
    )


def run(capture: Capture) -> list[Revision]:
    return store(capture, prepare(capture))


def test_it_works() -> None:
    capture = captured(page())
    (revision,) = run(capture)
    assert (revision.number, revision.headline, revision.language) == (1, "Bridge closed", "en")
    assert revision.text.split("\n\n") == list(LINES)
    assert revision.published_at == datetime(2031, 3, 3, 8, 30, tzinfo=UTC)
    assert revision.published_precision == "minute"


def test_the_article_shows_its_current_revision() -> None:
    (revision,) = run(captured(page()))
    article = revision.article
    assert (article.current, article.headline) == (revision, "Bridge closed")
    assert article.publisher and article.publisher.name == "Velm Gazette"


def test_the_same_text_again_is_no_revision() -> None:
    capture = captured(page())
    run(capture)
    assert run(make_capture(article=capture.article, body=page(), content_type="text/html")) == []


def test_another_text_is_the_next_revision_chained_to_the_one_before() -> None:
    capture = captured(page())
    (first,) = run(capture)
    changed = page(LINES[0], LINES[1].replace("Nobody was", "One man was"))
    (second,) = run(make_capture(article=capture.article, body=changed, content_type="text/html"))
    assert second.number == 2
    assert second.chain not in ("", first.chain)


def test_the_publisher_is_the_one_whose_host_it_is() -> None:
    gazette = make_publisher(name="The Gazette of Velm")
    gazette.domains.create(host="gazette.example")
    (revision,) = run(captured(page()))
    assert revision.article.publisher == gazette


def test_the_publisher_that_a_person_set_stays() -> None:
    other = make_publisher()
    article = make_article(url=URL, publisher=other)
    (revision,) = run(captured(page(), article=article))
    assert revision.article.publisher == other


def test_a_credit_line_is_evidence_and_makes_its_publisher_known() -> None:
    (revision,) = run(captured(page(*LINES, "This article was first published by Hill Radio.")))
    assert [credit["publisher"] for credit in revision.credits] == ["Hill Radio"]
    assert Publisher.objects.filter(name="Hill Radio").exists()
    assert "Hill Radio" not in revision.text


def test_the_canonical_address_is_one_more_address() -> None:
    canonical = "https://gazette.example/2031/bridge"
    (revision,) = run(captured(page(canonical=canonical)))
    assert revision.article.address() == canonical
    assert revision.article.addresses.count() == 2


def test_two_addresses_of_one_article_become_one_article() -> None:
    canonical = "https://gazette.example/2031/bridge"
    known = make_article(url=canonical)
    capture = captured(page(canonical=canonical))
    (revision,) = run(capture)
    second = Article.objects.get(pk=capture.article_id)
    assert (revision.article, second.duplicate_of) == (known, known)
    assert Address.objects.get(url=URL).article == known
    assert list(Article.objects.standing()) == [known]


NOT_ITS_ADDRESS = [
    # another site: syndication, not identity
    "https://hillradio.example/bridge",
    # everybody's mistake
    "https://gazette.example/",
    # no address at all
    "javascript:void(0)",
]


@pytest.mark.parametrize("canonical", NOT_ITS_ADDRESS)
def test_it_keeps_its_own_address(canonical: str) -> None:
    other = make_article(url="https://gazette.example/other")
    Address.objects.filter(article=other).update(url=canonical)
    (revision,) = run(captured(page(canonical=canonical)))
    assert revision.article.address() == URL


def test_pasted_text_takes_the_same_road() -> None:
    article = Article.objects.create(given=Article.Given.TEXT, given_sha256="1" * 64)
    body = "\n\n".join(LINES).encode()
    capture = Capture.objects.create(
        article=article,
        fetched_at="2031-03-04T12:00:00Z",
        content_type="text/plain; charset=utf-8",
        sha256=make_capture(body=body).sha256,
    )
    (revision,) = run(capture)
    assert revision.text.split("\n\n") == list(LINES)
    assert revision.article.publisher is None


def test_it_refuses_what_is_no_text() -> None:
    with pytest.raises(NotText):
        prepare(captured(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20))


def test_the_publisher_that_a_person_took_away_stays_away() -> None:
    article = make_article(url=URL, publisher=make_publisher())
    set_publisher(article, None, by=None)
    (revision,) = run(captured(page(), article=article))
    assert revision.article.publisher is None


def test_an_article_that_was_read_before_stays_itself() -> None:
    canonical = "https://gazette.example/2031/bridge"
    capture = captured(page())
    run(capture)
    make_article(url=canonical)
    later = page(LINES[0], "Another line.", canonical=canonical)
    again = make_capture(article=capture.article, body=later, content_type="text/html")
    (revision,) = run(again)
    assert (revision.article, revision.article.duplicate_of) == (capture.article, None)
