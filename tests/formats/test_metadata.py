import json
from zoneinfo import ZoneInfo

import pytest
from trafilatura import load_html

from claims.formats.metadata import Metadata, read_metadata
from claims.text.dates import Precision

URL = "https://www.coast.example/news/harbour"
TITLE = "<title>Harbour closed - Coast Daily</title>"


def read(head: str, body: str = "<p>x</p>", *, url: str = URL, zone: str = "UTC") -> Metadata:
    tree = load_html(f"<html lang='en-GB'><head>{head}</head><body>{body}<p>y</p></body></html>")
    assert tree is not None
    return read_metadata(tree, url=url, zone=ZoneInfo(zone))


def ld(**node: object) -> str:
    script = json.dumps({"@type": "NewsArticle", **node})
    return f'<script type="application/ld+json">{script}</script>'


def meta(**named: str) -> str:
    pairs = ((name.replace("__", ":"), value) for name, value in named.items())
    return "".join(f'<meta property="{name}" content="{value}">' for name, value in pairs)


def test_it_works() -> None:
    metadata = read(
        ld(
            headline="Harbour closed",
            author=[{"name": "Mira Tal"}, {"name": "Jon Reed"}],
            publisher={"name": "Coast Daily"},
            datePublished="2021-11-08T14:05:00+02:00",
            dateModified="2021-11-09",
        )
        + '<link rel="canonical" href="/news/harbour-closed">'
    )

    assert metadata.headline == "Harbour closed"
    assert metadata.byline == ("Mira Tal", "Jon Reed")
    assert metadata.publisher_name == "Coast Daily"
    assert metadata.published and metadata.published.at.isoformat() == "2021-11-08T14:05:00+02:00"
    assert metadata.modified and metadata.modified.precision is Precision.DAY
    assert metadata.language == "en"
    assert metadata.canonical_url == "https://www.coast.example/news/harbour-closed"
    assert metadata.claims_article and metadata.free


def test_a_page_that_says_nothing() -> None:
    metadata = read("")

    assert (metadata.headline, metadata.byline, metadata.publisher_name) == ("", (), "")
    assert (metadata.published, metadata.modified, metadata.canonical_url) == (None, None, "")
    assert not metadata.claims_article and metadata.free


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        # best first: JSON-LD, OpenGraph, the only h1, the title
        (ld(headline="LD") + meta(og__title="OG"), "<h1>H1</h1>", "LD"),
        (meta(og__title="OG") + TITLE, "<h1>H1</h1>", "OG"),
        (TITLE, "<h1>H1  of\n two <i>lines</i></h1>", "H1 of two lines"),
        (TITLE, "<h1>One</h1><h1>Two</h1>", "Harbour closed - Coast Daily"),
        # the house's name goes where the page gives it
        (TITLE + meta(og__site_name="Coast Daily"), "", "Harbour closed"),
        (meta(og__title="coast daily | Harbour", og__site_name="Coast Daily"), "", "Harbour"),
        (meta(og__title="Coast Daily", og__site_name="Coast Daily"), "", "Coast Daily"),
        (meta(og__title="Pier - quay", og__site_name="Coast Daily"), "", "Pier - quay"),
        # written twice escaped
        (ld(headline="Profit &amp; loss"), "", "Profit & loss"),
        (meta(og__title="A\u202eB"), "", "AB"),
        (ld(headline="x" * 900), "", "x" * 500),
    ],
)
def test_the_headline(head: str, body: str, expected: str) -> None:
    assert read(head, body).headline == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (ld(author={"name": "Mira Tal"}), ("Mira Tal",)),
        (ld(author="By Mira Tal and Jon Reed"), ("Mira Tal", "Jon Reed")),
        (ld(author=["Mira Tal", "Mira Tal"]), ("Mira Tal",)),
        (ld(author={"url": "https://coast.example/mira"}) + meta(author="Ann Lee"), ("Ann Lee",)),
        (meta(article__author="https://social.example/coast"), ()),
        (meta(author="desk@coast.example"), ()),
        (meta(author="Coast Daily staff"), ("Coast Daily staff",)),
        (meta(author="We are a paper " * 20), ()),
    ],
)
def test_the_byline(head: str, expected: tuple[str, ...]) -> None:
    assert read(head).byline == expected


@pytest.mark.parametrize(
    ("head", "body", "url", "expected"),
    [
        (ld(datePublished="2021-11-08T14:05Z"), "", URL, "2021-11-08T14:05:00+00:00"),
        (meta(article__published_time="2021-11-08T14:05Z"), "", URL, "2021-11-08T14:05:00+00:00"),
        # what cannot be read is passed over
        (
            ld(datePublished="today") + meta(article__published_time="2021-11-08"),
            "",
            URL,
            "2021-11-08T00:00:00+00:00",
        ),
        (
            "",
            "<time itemprop=datePublished datetime=2021-11-08>8/11",
            URL,
            "2021-11-08T00:00:00+00:00",
        ),
        ("", "<time datetime=2021-11-08T14:05Z>8/11</time>", URL, "2021-11-08T14:05:00+00:00"),
        # of two times, nobody knows whose they are
        ("", "<time datetime=2021-11-08></time><time datetime=2021-11-07></time>", URL, None),
        ("", "", "https://coast.example/2021/11/08/harbour", "2021-11-08T00:00:00+00:00"),
        ("", "<p>Published on 8 November 2021</p>", URL, None),
    ],
)
def test_the_time(head: str, body: str, url: str, expected: str | None) -> None:
    published = read(head, body, url=url).published

    assert (published and published.at.isoformat()) == expected


def test_a_time_without_a_zone_is_taken_in_the_sites() -> None:
    published = read(ld(datePublished="2021-11-08T14:05"), zone="Asia/Baghdad").published

    assert published and published.at.isoformat() == "2021-11-08T14:05:00+03:00"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<link rel="canonical" href="https://other.example/a">', "https://other.example/a"),
        ('<link rel="amphtml canonical" href="/a">', "https://www.coast.example/a"),
        (meta(og__url="https://coast.example/b"), "https://coast.example/b"),
        # a front page stands for no article
        (
            '<link rel="canonical" href="https://coast.example/">' + meta(og__url="/b"),
            "https://www.coast.example/b",
        ),
        ('<link rel="canonical" href="javascript:alert(1)">', ""),
        ('<link rel="canonical" href="http://[x">', ""),
        ('<link rel="alternate" href="/a">', ""),
    ],
)
def test_the_canonical_address(head: str, expected: str) -> None:
    assert read(head).canonical_url == expected


@pytest.mark.parametrize(
    ("head", "claims_article", "free"),
    [
        (ld(), True, True),
        (ld(isAccessibleForFree=False), True, False),
        (ld(isAccessibleForFree="False"), True, False),
        (ld(isAccessibleForFree=True), True, True),
        (meta(og__type="article"), True, True),
        (meta(og__type="website"), False, True),
    ],
)
def test_what_kind_of_page_it_says_it_is(head: str, claims_article: bool, free: bool) -> None:
    metadata = read(head)

    assert (metadata.claims_article, metadata.free) == (claims_article, free)


def test_a_page_without_an_address_keeps_its_own() -> None:
    assert read('<link rel="canonical" href="/a">', url="").canonical_url == ""
    link = '<link rel="canonical" href="https://coast.example/a">'
    assert read(link, url="").canonical_url == "https://coast.example/a"
