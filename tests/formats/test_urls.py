import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.formats.errors import BadUrl
from claims.formats.urls import normalise_url, registered_domain, site


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://coast.example/a", "https://coast.example/a"),
        (" HTTPS://Coast.Example/A \n", "https://coast.example/A"),
        ("http://coast.example", "http://coast.example/"),
        ("http://coast.example:80/a", "http://coast.example/a"),
        ("https://coast.example:443/a", "https://coast.example/a"),
        ("https://coast.example:8443/a", "https://coast.example:8443/a"),
        ("https://coast.example./a", "https://coast.example/a"),
        ("https://coast.example/a#comments", "https://coast.example/a"),
        # trackers go, the rest of the query stays in its order
        (
            "https://coast.example/a?utm_source=x&b=2&fbclid=y&a=1",
            "https://coast.example/a?b=2&a=1",
        ),
        ("https://coast.example/a?UTM_Medium=x", "https://coast.example/a"),
        # parameters by which sites tell their articles apart stay
        (
            "https://coast.example/?cid=7&source=2&gallery=3&id=4&ref=5",
            "https://coast.example/?cid=7&source=2&gallery=3&id=4&ref=5",
        ),
        ("https://coast.example/a?b=&&c", "https://coast.example/a?b=&c"),
        # a slash at the end may mean another page
        ("https://coast.example/a/", "https://coast.example/a/"),
        ("https://coast.example/x/../a/./b", "https://coast.example/a/b"),
        ("https://coast.example/../..", "https://coast.example/"),
        ("https://coast.example/a/b/..", "https://coast.example/a/"),
        ("https://coast.example//a", "https://coast.example//a"),
        # one spelling for what must be escaped
        ("https://coast.example/%e2%82%ac", "https://coast.example/%E2%82%AC"),
        ("https://coast.example/€ a", "https://coast.example/%E2%82%AC%20a"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://127.0.0.1:8000/a", "http://127.0.0.1:8000/a"),
        ("http://[::1]:8000/a", "http://[::1]:8000/a"),
    ],
)
def test_it_works(url: str, expected: str) -> None:
    assert normalise_url(url) == expected
    assert normalise_url(expected) == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "coast.example/a",
        "/a",
        "//coast.example/a",
        "ftp://coast.example/a",
        "javascript:alert(1)",
        "mailto:desk@coast.example",
        "http://",
        "http:///a",
        "http://user:secret@coast.example/",
        "http://@coast.example/",
        "http://coast.example\\@other.example/",
        "http://coast..example/",
        "http://-coast.example/",
        "http://co ast.example/",
        "http://coast.example:99999/",
        "http://coast.example:0/",
        "http://coast.example:x/",
        "http://[::1/",
        "http://１２７.0.0.1/",
        "http://coast.example/\x00",
        "http://coast.example/a\nb",
        "http://coast.example/\ud800",
        "http://coast.example/" + "a" * 2_000,
    ],
)
def test_it_rejects_what_is_no_web_address(url: str) -> None:
    with pytest.raises(BadUrl):
        normalise_url(url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.coast.example/a", "coast.example"),
        ("https://news.coast.example/a", "news.coast.example"),
        ("http://WWW.COAST.example:8000", "coast.example"),
        ("http://wwwcoast.example/", "wwwcoast.example"),
    ],
)
def test_the_site_is_the_host_without_www(url: str, expected: str) -> None:
    assert site(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.daily.co.uk/a", "daily.co.uk"),
        ("https://www.daily.com/", "daily.com"),
        # names under a shared domain belong to different people
        ("https://mira.blogspot.com/a", "mira.blogspot.com"),
        # endings that nobody has registered
        ("https://news.coast.example/a", "coast.example"),
        ("http://localhost:8000/", "localhost"),
        ("http://127.0.0.1/", "127.0.0.1"),
        ("http://[::1]/", "::1"),
    ],
)
def test_the_domain_is_what_somebody_registered(url: str, expected: str) -> None:
    assert registered_domain(url) == expected


def test_it_rejects_a_site_of_nothing() -> None:
    with pytest.raises(BadUrl):
        site("coast.example")
    with pytest.raises(BadUrl):
        registered_domain("mailto:desk@coast.example")


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_is_not(text: str) -> None:
    try:
        normalised = normalise_url(f"http://coast.example/{text}")
    except BadUrl:
        return
    assert normalise_url(normalised) == normalised
    assert normalised.isascii()
