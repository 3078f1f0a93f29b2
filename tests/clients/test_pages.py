import gzip
import socket
import tracemalloc
from dataclasses import replace
from http.server import BaseHTTPRequestHandler

import pytest

from claims.clients import errors
from claims.clients.errors import ClientError
from claims.clients.pages import FEED_TYPES, PAGE_TYPES, FetchConfig, fetch_page
from claims.clients.politeness import Politeness, PolitenessConfig
from tests.sites import Reply, Site, resolve_to

HTML = b"<html><p>The harbour was closed for the night.</p></html>"


def redirect(to: str, **headers: str) -> Reply:
    return Reply(status=302, headers={"Location": to, **headers})


def test_it_works(site: Site, config: FetchConfig) -> None:
    site.pages["/a"] = Reply(
        HTML,
        headers={
            "Content-Type": "Text/HTML; charset=windows-1252",
            "ETag": '"1"',
            "Last-Modified": "Mon, 08 Nov 2021 10:00:00 GMT",
        },
    )

    page = fetch_page(site.url("/a#top"), config=config)

    assert page.body == HTML
    assert (page.status, page.not_modified, page.redirects) == (200, False, ())
    assert (page.requested_url, page.final_url) == (site.url("/a#top"), site.url("/a"))
    assert (page.content_type, page.charset) == ("text/html", "windows-1252")
    assert (page.etag, page.last_modified) == ('"1"', "Mon, 08 Nov 2021 10:00:00 GMT")
    assert page.headers["content-length"] == str(len(HTML))


def test_it_introduces_itself(site: Site, config: FetchConfig) -> None:
    site.pages["/"] = Reply(HTML)

    fetch_page(site.url(), config=replace(config, user_agent="Factcheck/0.1 (desk@daily.example)"))

    assert site.headers[0]["user-agent"] == "Factcheck/0.1 (desk@daily.example)"
    assert site.headers[0]["host"] == f"127.0.0.1:{site.port}"
    assert "if-none-match" not in site.headers[0]


def test_proxies_of_the_environment_are_ignored(
    site: Site, config: FetchConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/"] = Reply(HTML)
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")

    assert fetch_page(site.url(), config=config).status == 200


# -- conditional


def test_an_unchanged_page_is_not_sent_again(site: Site, config: FetchConfig) -> None:
    site.pages["/"] = Reply(status=304, headers={"Content-Type": "", "ETag": '"1"'})

    page = fetch_page(
        site.url(), config=config, etag='"1"', last_modified="Mon, 08 Nov 2021 10:00:00 GMT"
    )

    assert (page.not_modified, page.body, page.etag) == (True, b"", '"1"')
    assert site.headers[0]["if-none-match"] == '"1"'
    assert site.headers[0]["if-modified-since"] == "Mon, 08 Nov 2021 10:00:00 GMT"


def test_a_validator_that_is_no_use_is_not_kept(site: Site, config: FetchConfig) -> None:
    site.pages["/"] = Reply(HTML, headers={"ETag": '"' + "1" * 600 + '"'})

    assert fetch_page(site.url(), config=config).etag == ""


# -- redirects


def test_it_follows_redirects_and_keeps_the_way(site: Site, config: FetchConfig) -> None:
    site.pages |= {"/a": redirect("/b"), "/b": redirect(site.url("/c#x")), "/c": Reply(HTML)}

    page = fetch_page(site.url("/a"), config=config)

    assert page.redirects == (site.url("/a"), site.url("/b"))
    assert page.final_url == site.url("/c")


def test_a_cookie_may_be_what_the_redirect_was_for(site: Site, config: FetchConfig) -> None:
    def consent(handler: BaseHTTPRequestHandler) -> None:
        known = handler.headers.get("Cookie") == "seen=1"
        answer = Reply(HTML) if known else redirect("/", **{"Set-Cookie": "seen=1"})
        answer(handler)

    site.pages["/"] = consent

    page = fetch_page(site.url(), config=config)

    assert page.body == HTML


def test_a_session_that_a_site_opened_is_not_kept(site: Site, config: FetchConfig) -> None:
    site.pages["/"] = Reply(HTML, headers={"Set-Cookie": "session=1"})

    assert "set-cookie" not in fetch_page(site.url(), config=config).headers


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("http://169.254.169.254/latest/meta-data/", errors.AddressRefused),
        ("http://[::ffff:169.254.169.254]/", errors.AddressRefused),
        ("http://[64:ff9b::a9fe:a9fe]/", errors.AddressRefused),
        ("http://10.0.0.1/", errors.AddressRefused),
        ("http://0x7f.1/", errors.BadAddress),
        ("http://user:secret@127.0.0.1/", errors.BadAddress),
        ("file:///etc/passwd", errors.BadAddress),
        ("http://h\x7f.example/", errors.BrokenAnswer),
        ("", errors.RequestRefused),
        ("/a", errors.RedirectLoop),
        ("/b", errors.RedirectLoop),
        ("/more/1", errors.TooManyRedirects),
    ],
)
def test_it_vets_each_redirect(
    site: Site, config: FetchConfig, target: str, expected: type[ClientError]
) -> None:
    site.pages |= {"/a": redirect("/b"), "/b": redirect(target)}
    site.pages |= {f"/more/{n}": redirect(f"/more/{n + 1}") for n in range(1, 20)}

    with pytest.raises(expected) as caught:
        fetch_page(site.url("/a"), config=config)

    assert caught.value.answer.redirects[0] == site.url("/a")


def test_a_refused_redirect_says_where_it_led(site: Site, config: FetchConfig) -> None:
    site.pages["/a"] = redirect("http://169.254.169.254/keys")

    with pytest.raises(errors.AddressRefused, match="169.254.169.254") as caught:
        fetch_page(site.url("/a"), config=config)

    assert caught.value.answer.final_url == "http://169.254.169.254/keys"
    assert caught.value.answer.status is None


# -- addresses


@pytest.mark.parametrize(
    "found",
    [
        ["127.0.0.1"],
        ["10.0.0.1"],
        ["1.1.1.1", "127.0.0.1"],  # one bad address spoils the name
        ["::ffff:127.0.0.1"],
        ["64:ff9b::7f00:1"],
        ["fe80::1%eth0"],
    ],
)
def test_it_refuses_names_that_lead_inside(
    site: Site, monkeypatch: pytest.MonkeyPatch, found: list[str]
) -> None:
    resolve_to(monkeypatch, *found)

    with pytest.raises(errors.AddressRefused):
        fetch_page(site.url(host="rebind.example"), config=FetchConfig(allow_ports=(site.port,)))

    assert site.asked == []


def test_it_connects_to_the_very_address_that_it_vetted(
    site: Site, config: FetchConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    lookups = resolve_to(monkeypatch, "127.0.0.1")
    site.pages["/"] = Reply(HTML)

    fetch_page(site.url(host="daily.example"), config=config)

    assert lookups == ["daily.example"]
    assert site.headers[0]["host"] == f"daily.example:{site.port}"


def test_it_tries_the_next_address(
    site: Site, config: FetchConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolve_to(monkeypatch, "127.0.0.9", "127.0.0.1")  # the site listens on the second
    site.pages["/"] = Reply(HTML)

    assert fetch_page(site.url(host="daily.example"), config=config).status == 200


@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        (socket.gaierror(socket.EAI_NONAME, "no such name"), errors.UnknownHost),
        (socket.gaierror(socket.EAI_AGAIN, "try again"), errors.NameNotResolved),
        (UnicodeError("label too long"), errors.BadAddress),
    ],
)
def test_it_names_what_the_name_server_said(
    config: FetchConfig,
    monkeypatch: pytest.MonkeyPatch,
    failure: Exception,
    expected: type[ClientError],
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise failure

    monkeypatch.setattr("claims.clients.network.getaddrinfo", fail)

    with pytest.raises(expected, match=r"daily\.example"):
        fetch_page("http://daily.example/", config=config)


def test_nobody_listening_is_named(config: FetchConfig) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    with pytest.raises(errors.HostUnreachable):
        fetch_page(f"http://127.0.0.1:{port}/", config=config)


# -- answers that are none


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (304, errors.BrokenAnswer),  # nobody had asked whether it changed
        (400, errors.RequestRefused),
        (401, errors.AccessRefused),
        (402, errors.AccessRefused),
        (403, errors.AccessRefused),
        (404, errors.PageGone),
        (408, errors.ServerTrouble),
        (410, errors.PageGone),
        (418, errors.RequestRefused),
        (429, errors.TooManyRequests),
        (451, errors.AccessRefused),
        (500, errors.ServerTrouble),
        (503, errors.ServerTrouble),
        (999, errors.RequestRefused),
    ],
)
def test_it_names_each_status(
    site: Site, config: FetchConfig, status: int, expected: type[ClientError]
) -> None:
    site.pages["/"] = Reply(status=status, headers={"X-Why": "because"})

    with pytest.raises(expected) as caught:
        fetch_page(site.url(), config=config)

    assert caught.value.answer.status == status
    assert caught.value.answer.headers["x-why"] == "because"
    assert caught.value.answer.final_url == site.url()


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("0", 0.0),
        ("999999999", 86_400.0),  # a day at most
        ("Mon, 08 Nov 2021 10:00:00 GMT", 0.0),  # past
        ("Mon, 08 Nov 2100 10:00:00 GMT", 86_400.0),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_it_reads_when_to_come_back(
    site: Site, config: FetchConfig, value: str, seconds: float | None
) -> None:
    site.pages["/"] = Reply(status=503, headers={"Retry-After": value})

    with pytest.raises(errors.ServerTrouble) as caught:
        fetch_page(site.url(), config=config)

    assert caught.value.retry_after == seconds


@pytest.mark.parametrize(
    ("content_type", "accepted", "passes"),
    [
        ("text/html", PAGE_TYPES, True),
        ("application/xhtml+xml; charset=utf-8", PAGE_TYPES, True),
        ("TEXT/PLAIN", PAGE_TYPES, True),
        ("", PAGE_TYPES, True),  # unnamed: its bytes will tell
        ("application/rss+xml", FEED_TYPES, True),
        ("application/rss+xml", PAGE_TYPES, False),
        ("image/jpeg", PAGE_TYPES, False),
        ("application/pdf", PAGE_TYPES, False),
        ("image/jpeg", frozenset[str](), True),  # nothing named accepts all
    ],
)
def test_it_checks_the_content_type(
    site: Site, config: FetchConfig, content_type: str, accepted: frozenset[str], passes: bool
) -> None:
    site.pages["/"] = Reply(HTML, headers={"Content-Type": content_type})
    config = replace(config, content_types=accepted)

    if passes:
        assert fetch_page(site.url(), config=config).body == HTML
    else:
        with pytest.raises(errors.WrongContentType, match="expected"):
            fetch_page(site.url(), config=config)


def test_headers_are_kept_within_bounds(site: Site, config: FetchConfig) -> None:
    many = {f"X-{n}": "y" * 30 for n in range(90)}
    site.pages["/"] = Reply(HTML, headers={"X-Long": "z" * 5_000, **many})

    headers = fetch_page(site.url(), config=config).headers

    assert len(headers["x-long"]) == 2_000
    assert len(headers) <= 100


# -- politeness


def test_a_host_is_asked_for_one_turn_per_visit(site: Site, config: FetchConfig) -> None:
    site.pages |= {"/a": redirect("/b"), "/b": Reply(HTML)}
    politeness = Politeness(config=PolitenessConfig(delay=60))

    fetch_page(site.url("/a"), config=config, politeness=politeness)
    with pytest.raises(errors.HostBusy):
        fetch_page(site.url("/a"), config=config, politeness=politeness)

    assert site.asked == ["/a", "/b"]


# -- bodies


def test_it_stops_a_body_that_outgrows_the_cap(site: Site, config: FetchConfig) -> None:
    site.pages["/"] = Reply(b"x" * 2_000)

    with pytest.raises(errors.TooLarge, match="1999 bytes") as caught:
        fetch_page(site.url(), config=replace(config, max_bytes=1_999))

    assert caught.value.answer.body == b"x" * 1_999
    assert len(fetch_page(site.url(), config=replace(config, max_bytes=2_000)).body) == 2_000


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_it_stops_a_bomb_within_bounded_memory(
    site: Site, config: FetchConfig, encoding: str
) -> None:
    bomb = gzip.compress(bytes(300 * 1024 * 1024), compresslevel=1)
    if encoding == "deflate":
        bomb = bomb[10:-8]  # the same without gzip's frame
    site.pages["/"] = Reply(bomb, headers={"Content-Encoding": encoding})
    tracemalloc.start()

    with pytest.raises(errors.TooLarge):
        fetch_page(site.url(), config=replace(config, max_bytes=1024 * 1024, total_seconds=20))

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20 * 1024 * 1024


def test_a_compressed_page_is_read(site: Site, config: FetchConfig) -> None:
    site.pages["/"] = Reply(gzip.compress(HTML), headers={"Content-Encoding": "gzip"})

    assert fetch_page(site.url(), config=config).body == HTML
    assert site.headers[0]["accept-encoding"] == "gzip, deflate"


def test_it_rejects_a_compressed_page_that_ends_half_way(site: Site, config: FetchConfig) -> None:
    half = gzip.compress(HTML)[:-10]
    site.pages["/"] = Reply(half, headers={"Content-Encoding": "gzip"})

    with pytest.raises(errors.BrokenAnswer, match="half way"):
        fetch_page(site.url(), config=config)
