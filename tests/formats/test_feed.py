from dataclasses import replace

import pytest

from claims.formats.errors import Empty, FormatError, NotAFeed, NotText, TooDeep, TooLarge
from claims.formats.feed import Entry, FeedConfig, looks_like_feed, parse_feed
from claims.text.dates import Precision

URL = "https://coast.example/news/rss"


def rss(*items: str, title: str = "Coast Daily") -> bytes:
    inside = "".join(f"<item>{item}</item>" for item in items)
    head = '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    return f"{head}<channel><title>{title}</title>{inside}</channel></rss>".encode()


def atom(entry: str) -> bytes:
    head = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Coast</title>'
    return f"{head}<entry>{entry}</entry></feed>".encode()


def only(body: bytes) -> Entry:
    (entry,) = parse_feed(body, url=URL).entries
    return entry


def test_it_works() -> None:
    entry = only(
        rss(
            "<title>Harbour closed</title><link>https://coast.example/a</link>"
            '<guid isPermaLink="false">coast-1</guid>'
            "<pubDate>Mon, 08 Nov 2021 14:05:00 +0200</pubDate><author>m@coast.example (Mira Tal)"
            "</author><description>The harbour was closed.</description>"
            '<source url="https://wire.example/rss">Coast Wire</source>'
        )
    )

    assert (entry.title, entry.url, entry.guid) == (
        "Harbour closed",
        "https://coast.example/a",
        "coast-1",
    )
    assert entry.published and entry.published.precision is Precision.MINUTE
    assert entry.published.at.isoformat() == "2021-11-08T14:05:00+02:00"
    assert (entry.author, entry.summary) == ("Mira Tal", "The harbour was closed.")
    assert (entry.source_url, entry.source_title) == ("https://wire.example/rss", "Coast Wire")


def test_it_reads_atom() -> None:
    entry = only(
        atom(
            '<title type="html">Harbour &amp;amp; pier</title><link href="a?x=1"/><id>urn:1</id>'
            "<published>2021-11-08T12:05:00Z</published><updated>2021-11-09T12:05:00Z</updated>"
            "<author><name>Mira Tal</name></author><source><id>https://wire.example/</id>"
            '<title>Coast Wire</title><link href="https://wire.example/atom"/></source>'
        )
    )

    assert (entry.title, entry.url) == ("Harbour & pier", "https://coast.example/news/a?x=1")
    assert entry.published and entry.published.at.isoformat() == "2021-11-08T12:05:00+00:00"
    assert (entry.source_url, entry.source_title) == ("https://wire.example/atom", "Coast Wire")


@pytest.mark.parametrize(
    "body",
    [
        # RSS 1.0
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org'
        b'/rss/1.0/"><channel><title>Old</title></channel><item rdf:about="https://coast.example/a">'
        b"<title>Harbour closed</title><link>https://coast.example/a</link></item></rdf:RDF>",
        # RSS 0.91 with the document type that it came with
        b'<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://dtd.example/'
        b'rss-0.91.dtd"><rss version="0.91"><channel><title>Old</title><item><title>Harbour closed'
        b"</title><link>https://coast.example/a</link></item></channel></rss>",
        # broken off
        b'<rss version="2.0"><channel><item><title>Harbour closed</title><link>https://coast.exam'
        b"ple/a</link>",
        # an ampersand that is no entity
        b'<rss version="2.0"><channel><item><title>Harbour closed</title><link>https://coast.exam'
        b"ple/a</link><description>A & B</description></item></channel></rss>",
    ],
)
def test_it_reads_old_and_broken_feeds(body: bytes) -> None:
    entry = only(body)

    assert (entry.title, entry.url) == ("Harbour closed", "https://coast.example/a")


@pytest.mark.parametrize(
    ("item", "field", "expected"),
    [
        # a guid that is an address stands for a missing link
        ("<guid>https://coast.example/b</guid>", "url", "https://coast.example/b"),
        ("<link>/b</link>", "url", "https://coast.example/b"),
        ("<link>javascript:alert(1)</link>", "url", ""),
        ("<link>http://[broken</link>", "url", ""),
        ("<title>&lt;b&gt;Harbour&lt;/b&gt; closed</title>", "title", "Harbour closed"),
        ("<title>Profit &amp;lt; loss</title>", "title", "Profit < loss"),
        ("<title>A\u202eB</title>", "title", "AB"),
        ("<title><![CDATA[<i>Pier</i> &amp; quay]]></title>", "title", "Pier & quay"),
        ("<author>m@coast.example</author>", "author", ""),
        ("<dc:creator>Jon Reed</dc:creator>", "author", "Jon Reed"),
        ("<title>x</title>", "published", None),
        ("<pubDate>soon</pubDate>", "published", None),
        ('<source url="nonsense">Coast Wire</source>', "source_url", ""),
    ],
)
def test_it_reads_each_field(item: str, field: str, expected: object) -> None:
    assert getattr(only(rss(f"{item}<category>x</category>")), field) == expected


def test_a_day_stays_a_day() -> None:
    entry = only(rss("<title>x</title><dc:date>2021-11-08</dc:date>"))

    assert entry.published and entry.published.precision is Precision.DAY


def test_the_time_of_an_update_is_not_the_time_of_publication() -> None:
    assert only(atom("<id>urn:1</id><updated>2021-11-09T12:05:00Z</updated>")).published is None


def test_it_reads_the_declared_character_set() -> None:
    body = '<?xml version="1.0" encoding="windows-1251"?>' + rss(title="Гавань").decode()

    assert parse_feed(body.encode("cp1251"), url=URL).title == "Гавань"


def test_an_empty_feed_is_a_feed() -> None:
    assert parse_feed(rss(), url=URL).entries == ()


def test_it_stops_at_the_cap() -> None:
    body = rss(*(f"<title>{n}</title>" for n in range(9)))

    entries = parse_feed(body, url=URL, config=FeedConfig(max_entries=3)).entries

    assert [entry.title for entry in entries] == ["0", "1", "2"]


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]>'
    b'<rss version="2.0"><channel><title>&lol2;</title></channel></rss>'
)
FILE = (
    b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&f;'
    b"</title></channel></rss>"
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (LAUGHS, NotAFeed),
        (LAUGHS.decode().encode("utf-16"), NotAFeed),
        (FILE, NotAFeed),
        (b"<html><body><p>The harbour was closed.</p></body></html>", NotAFeed),
        (b'{"version": "https://jsonfeed.org/version/1"}', NotAFeed),
        (b"The harbour was closed.", NotAFeed),
        (b" \n", Empty),
        (b"\x89PNG\r\n", NotText),
        (b"<rss>" + b"<a>" * 100_000, TooDeep),
        (b"<rss><channel>" + b"<item><title>x</title></item>" * 40_000, TooLarge),
        (b"<rss>" + b"<" * 400_000, TooLarge),
    ],
)
def test_it_rejects_what_is_no_feed(body: bytes, expected: type[FormatError]) -> None:
    with pytest.raises(expected):
        parse_feed(body, url=URL)


def test_it_rejects_a_feed_beyond_the_cap() -> None:
    config = FeedConfig(read=replace(FeedConfig().read, max_size=100))

    with pytest.raises(TooLarge, match="at most 100"):
        parse_feed(rss("<title>Harbour closed</title>"), url=URL, config=config)


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        (rss(), "", True),
        (b"\xef\xbb\xbf\n<?xml version='1.0'?>\n<!-- hello -->\n" + rss(), "text/html", True),
        (atom("<id>1</id>"), "text/xml", True),
        (b"<rdf:RDF xmlns='...'>", "", True),
        (rss().decode().encode("utf-16"), "", True),
        (b"<html><body>about <rss> feeds</body></html>", "text/html", False),
        (b"<?xml version='1.0'?><urlset></urlset>", "application/xml", False),
        (b"<rssguide>", "", False),
        (b"", "", False),
        # unclear bytes: the type is believed
        (b"<?xml version='1.0'?>" + b" " * 3_000, "application/rss+xml", True),
        (b"<html><p>gone</p></html>", "application/rss+xml", False),
    ],
)
def test_it_tells_a_feed_from_a_page(body: bytes, content_type: str, expected: bool) -> None:
    assert looks_like_feed(body, content_type) is expected
