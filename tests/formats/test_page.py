import gzip
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.formats.errors import (
    Empty,
    FormatError,
    LoginPage,
    NoArticle,
    NotText,
    Paywall,
    TooDeep,
    TooLarge,
)
from claims.formats.page import read_page, read_text
from claims.formats.reading import DEFAULT_CONFIG, Reading
from claims.text.clean import clean
from claims.text.dates import Precision
from claims.text.furniture import CreditKind

URL = "https://coast.example/news/harbour"
LEDE = (
    "In the latest development of a dispute over the harbour of Sarn, port officials claimed "
    "Monday that smugglers were behind the fire at the pier."
)
QUOTE = (
    "\u201cThere are those who are trying to close the harbour\u2026 by force. They want a city of "
    "fear,\u201d the mayor said during an emergency meeting at the town hall."
)
END = (
    "Not only was the fire put out, it could potentially backfire and leave the harbour master "
    "with more support than he had before it broke out on Sunday night."
)
ARTICLE = f"<h1>Harbour closed</h1><p>{LEDE}</p><p>{QUOTE}</p><p>{END}</p>"
IS_ARTICLE = '<meta property="og:type" content="article">'


def page(body: str = ARTICLE, head: str = "") -> bytes:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harbour closed</title>'
        f"{head}</head><body><nav><a href='/'>Home</a> <a href='/world'>World</a></nav><article>"
        f"{body}</article><footer>Coast Daily, Pier Road 1</footer></body></html>"
    ).encode()


def read(body: bytes, *, url: str = URL, content_type: str = "text/html") -> Reading:
    return read_page(body, url=url, content_type=content_type)


def test_it_works() -> None:
    reading = read(page())

    assert reading.headline == "Harbour closed"
    assert reading.text == f"{LEDE}\n\n{QUOTE}\n\n{END}"
    assert (reading.language, reading.credits) == ("en", ())


def test_the_house_is_not_the_article() -> None:
    reading = read(
        page(
            f"<h1>Harbour closed</h1><p>By Mira Tal and Jon Reed</p><p>{LEDE}</p>"
            f"<p>Follow Coast Daily on Facebook and Twitter</p><p>{QUOTE}</p>"
            f"<p>Read more: The fire at the pier</p><p>{END}</p>"
            "<p>This article was first published by Coast Radio</p>"
            "<p>Subscribe to Coast Daily's daily newsletter and never miss our top stories!</p>"
        )
    )

    assert reading.text == f"{LEDE}\n\n{QUOTE}\n\n{END}"
    assert reading.byline == ("Mira Tal", "Jon Reed")
    assert [(credit.publisher, credit.line) for credit in reading.credits] == [
        ("Coast Radio", "This article was first published by Coast Radio")
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        # line breaks are paragraphs
        ("One line.<br>Another line.<br/><br>A third.", "One line.\n\nAnother line.\n\nA third."),
        # white space of the source is no text
        ("Port\n  officials <b>claimed</b>\tMonday.", "Port officials claimed Monday."),
        # layout is no text either
        ("Har\u00adbour\u200b closed for\u00a0now.", "Harbour closed for now."),
        ("Closed\u202e for now.", "Closed for now."),
        ("Profit &amp; loss &lt;2021&gt;.", "Profit & loss <2021>."),
    ],
)
def test_paragraphs_are_plain(html: str, expected: str) -> None:
    assert read(page(f"<p>{LEDE}</p><p>{html}</p><p>{END}</p>")).text == (
        f"{LEDE}\n\n{expected}\n\n{END}"
    )


def test_lists_tables_and_quotations_are_text() -> None:
    reading = read(
        page(
            f"<p>{LEDE}</p><ul><li>The police came first.</li><li>Then the brigade.</li></ul>"
            f"<blockquote><p>{QUOTE}</p></blockquote>"
            f"<table><tr><td>Ships</td><td>12</td></tr></table><p>{END}</p>"
        )
    )

    assert reading.text.split("\n\n") == [
        LEDE,
        "The police came first.",
        "Then the brigade.",
        QUOTE,
        "Ships | 12",
        END,
    ]


def test_a_short_paragraph_may_be_repeated() -> None:
    body = f"<p>{LEDE}</p><p>No.</p><p>{QUOTE}</p><p>No.</p><p>{END}</p>"

    assert read(page(body)).text.split("\n\n") == [LEDE, "No.", QUOTE, "No.", END]


def test_a_headline_above_the_text_is_not_repeated_in_it() -> None:
    reading = read(page(f"<p>HARBOUR CLOSED</p><p>{LEDE}</p><p>{QUOTE}</p><p>{END}</p>"))

    assert reading.text.startswith(LEDE)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta name="author" content="Reuters">', [("Reuters", CreditKind.AGENCY)]),
        ('<meta name="author" content="Mira Tal">', []),
        # a page that names another site's page as the original is a copy of it
        (
            '<link rel="canonical" href="https://www.wire.example/a">',
            [("wire.example", CreditKind.FIRST_PUBLISHED_BY)],
        ),
        ('<link rel="canonical" href="https://m.coast.example/a">', []),
    ],
)
def test_the_head_may_hold_credits(head: str, expected: list[tuple[str, CreditKind]]) -> None:
    reading = read(page(head=head))

    assert [(credit.publisher, credit.kind) for credit in reading.credits] == expected


def test_the_canonical_address_is_one_of_this_site() -> None:
    here = '<link rel="canonical" href="https://m.coast.example/a">'
    there = '<link rel="canonical" href="https://wire.example/a">'

    assert read(page(head=here)).canonical_url == "https://m.coast.example/a"
    assert read(page(head=there)).canonical_url == ""


def test_a_dateline_stays_and_is_a_credit() -> None:
    body = f"<p>SARN (Coast Wire) \u2014 {LEDE}</p><p>{QUOTE}</p><p>{END}</p>"

    reading = read(page(body))

    assert reading.text.startswith("SARN (Coast Wire) \u2014 In the latest")
    assert [credit.publisher for credit in reading.credits] == ["Coast Wire"]


def test_the_words_are_believed_before_the_page_about_the_language() -> None:
    arabic = "قال مسؤولون في الميناء يوم الاثنين إن المهربين كانوا وراء الحريق في الرصيف. " * 3

    assert read(page(f"<p>{arabic}</p>")).language == "ar"


def test_a_page_may_be_broken_off() -> None:
    assert read(page()[:-200]).text.startswith(f"{LEDE}\n\n{QUOTE}")


def test_a_page_may_be_of_an_unnamed_type() -> None:
    assert read(page(), content_type="").text.startswith(LEDE)


def test_plain_text_is_read_as_text() -> None:
    reading = read(f"Harbour closed\n\n{LEDE}".encode(), content_type="text/plain")

    assert (reading.headline, reading.text) == ("Harbour closed", LEDE)


LOGIN = "<h1>Sign in</h1><form><input name=a><input type='password' name=b></form>"
WALL = f"<p>{LEDE}</p><p>Subscribe to continue reading</p>"
NOT_FREE = (
    '<script type="application/ld+json">{"@type": "Article", "isAccessibleForFree": false}</script>'
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", Empty),
        (b"%PDF-1.7", NotText),
        (gzip.compress(page()), NotText),
        (page(LOGIN), LoginPage),
        (page(LOGIN, head=IS_ARTICLE), LoginPage),
        (page(WALL), Paywall),
        (page(f"<p>{LEDE}</p>", head=NOT_FREE), Paywall),
        (page("<p>Nothing here.</p>"), NoArticle),
        (page("<p>Nothing.</p>", head=IS_ARTICLE), NoArticle),
        (
            page("".join(f"<p><a href='/{n}'>A teaser of news {n}</a></p>" for n in range(60))),
            NoArticle,
        ),
        (page("<p>1234 5678</p>" * 60, head=IS_ARTICLE), NoArticle),
        (b"<html></html>", NoArticle),
        (b"<urlset><url><loc>https://coast.example/a</loc></url></urlset>", NoArticle),
        (page("<div>" * 100_000 + ARTICLE), TooDeep),
        (page("<b>x</b>" * 30_000), TooLarge),
    ],
)
def test_it_rejects_what_is_no_article(body: bytes, expected: type[FormatError]) -> None:
    with pytest.raises(expected):
        read(body)


def test_a_short_text_says_more_in_another_script() -> None:
    chinese = "港口官员周一表示，码头火灾的幕后黑手是走私者。市长说，有人想用武力关闭港口。"
    body = "".join(f"<p>{chinese}{n}</p>" for n in "一二三")

    assert read(page(body)).text.startswith(f"{chinese}一")


def test_a_short_article_is_one_if_the_page_says_so() -> None:
    assert read(page(f"<p>{LEDE}</p>", head=IS_ARTICLE)).text == LEDE
    with pytest.raises(NoArticle):
        read(page(f"<p>{LEDE}</p>"))


def test_an_article_that_is_shown_in_full_is_not_behind_a_wall() -> None:
    body = f"<p>{LEDE}</p>" + f"<p>{QUOTE}</p><p>{END}</p>" * 6 + LOGIN

    assert read(page(body, head=NOT_FREE)).text.startswith(LEDE)


def test_it_rejects_fifty_megabytes() -> None:
    with pytest.raises(TooLarge):
        read(b"x" * 50 * 1024 * 1024)


# -- pasted text


def test_a_text_with_a_headline() -> None:
    reading = read_text(
        f"Harbour closed for the night\nBy Mira Tal\n8 November 2021\n\n{LEDE}\n{QUOTE}"
    )

    assert reading.headline == "Harbour closed for the night"
    assert reading.byline == ("Mira Tal",)
    assert reading.published and reading.published.precision is Precision.DAY
    assert reading.text == f"{LEDE}\n\n{QUOTE}"
    assert reading.language == "en"


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (f"{LEDE}\n{QUOTE}", ""),  # a sentence
        (LEDE, ""),
        ("Harbour closed", ""),  # nothing below it
        (f"Harbour closed\n{LEDE}", "Harbour closed"),
        (f"Mayor: \u201cWe will not move\u201d\n{LEDE}", "Mayor: \u201cWe will not move\u201d"),
        (f"Harbour\n{LEDE}", ""),  # one word is a label
        (f"Related articles\n{LEDE}", ""),
        (f"By Mira Tal\n{LEDE}", ""),
        ("One line\nAnother line\nA third line", ""),  # a list
    ],
)
def test_the_first_line_may_be_the_headline(text: str, headline: str) -> None:
    assert read_text(text).headline == headline


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        # a mail program's line ends are undone
        ("Port officials claimed on Monday that smugglers\nwere behind the fire.", 1),
        ("Port officials spoke.\nSmugglers denied it.", 2),
        ("Port officials spoke.\r\n\r\n\r\nSmugglers denied it.", 2),
        ("Port\x00 officials\ud800 spoke\u202e.", 1),
        ("Été à Sarn.".encode("latin-1"), 1),
    ],
)
def test_texts_come_in_many_shapes(raw: str | bytes, expected: int) -> None:
    reading = read_text(raw)

    assert len(reading.text.split("\n\n")) == expected
    assert clean(reading.text) == reading.text


def test_house_lines_in_a_pasted_text_go_too() -> None:
    reading = read_text(f"{LEDE}\nFollow Coast Daily on Facebook\n{QUOTE}\n(Reuters)")

    assert reading.text == f"{LEDE}\n\n{QUOTE}"
    assert [credit.publisher for credit in reading.credits] == ["Reuters"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("", Empty),
        (" \n\u200b", Empty),
        ("123 456", Empty),
        ("Read more: elsewhere", Empty),
        ("\x00\x01\x02" * 50, NotText),
        (b"\x89PNG\r\n\x1a\n", NotText),
    ],
)
def test_it_rejects_what_is_no_text(raw: str | bytes, expected: type[FormatError]) -> None:
    with pytest.raises(expected):
        read_text(raw)


def test_it_rejects_a_text_beyond_the_cap() -> None:
    with pytest.raises(TooLarge):
        read_text("x" * 101, config=replace(DEFAULT_CONFIG, max_size=100))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    for raw in (body, page(f"<p>{LEDE}</p>") + body):
        try:
            reading = read_page(raw)
        except FormatError:
            continue
        assert clean(reading.text) == reading.text
        assert reading.text.strip() == reading.text
