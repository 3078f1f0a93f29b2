"""Files, folders, addresses, feeds and text, from the command line."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims import conf
from claims.clients.pages import FetchConfig
from claims.clients.politeness import Politeness, PolitenessConfig
from claims.clients.robots import Robots
from claims.models import Article, Attribution, Capture, Claim, Feed
from tests.sites import LOCAL_NETS, Reply, Site, running_site

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = (
    "Bridge closed\n\n"
    "Harbour officials said on Monday that the bridge at Velm had been closed since dawn.\n\n"
    "“Nobody was hurt,” Mayor Ilse Tarn said. The ferry company has issued no statement.\n"
)


def ingest(*given: str) -> str:
    out = io.StringIO()
    call_command("ingest", *given, stdout=out)
    return out.getvalue()


def counted(report: str) -> dict[str, int]:
    """The closing table."""
    rows = [line.rsplit(maxsplit=1) for line in report.splitlines() if not line.startswith("  ")]
    return {name: int(number) for name, number in rows}


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf8")
    return path


def test_it_works(story: Path) -> None:
    table = counted(ingest(str(story)))
    assert (table["articles new"], table["failed"], table["attributions"]) == (1, 0, 3)
    article = Article.objects.get()
    assert article.headline == "Bridge closed"
    names = {row.source.name for row in Attribution.objects.all() if row.source}
    assert names == {"Harbour officials", "Ilse Tarn", "ferry company"}
    assert Claim.objects.filter(text__contains="closed since dawn").exists()


def test_the_same_file_twice_is_known(story: Path) -> None:
    ingest(str(story))
    table = counted(ingest(str(story)))
    assert (table["articles new"], table["articles known"]) == (0, 1)


def test_a_folder_gives_its_pages_and_texts(story: Path) -> None:
    (story.parent / "deeper").mkdir()
    (story.parent / "deeper" / "other.txt").write_text(TEXT.replace("Velm", "Sarn"))
    (story.parent / "picture.png").write_bytes(b"\x89PNG")
    assert counted(ingest(str(story.parent)))["articles new"] == 2


def test_text_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert counted(ingest("-"))["articles new"] == 1


def test_what_could_not_be_taken_in_is_named_and_the_rest_goes_in(story: Path) -> None:
    missing, empty = story.parent / "missing.txt", story.parent / "empty.txt"
    empty.write_text(" \n")
    out = io.StringIO()
    with pytest.raises(CommandError, match="2 could not be taken in"):
        call_command("ingest", str(missing), str(empty), str(story), stdout=out)
    assert "No such file" in out.getvalue()
    assert "There is no text in it." in out.getvalue()
    assert Article.objects.count() == 1


def test_a_file_without_an_article_fails_with_its_sentence(story: Path) -> None:
    page = story.parent / "index.html"
    page.write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("ingest", str(page), stdout=out)
    assert "index.html" in out.getvalue()


def test_a_private_address_is_refused(redis_url: str) -> None:
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("ingest", "http://127.0.0.1/", stdout=out)
    assert "private network" in out.getvalue()


FEED = """<rss version="2.0"><channel><title>Gazette</title>
<item><title>Bridge closed</title><link>{url}</link>
<source url="https://hillradio.example/rss">Hill Radio</source></item>
</channel></rss>"""


@pytest.fixture
def gazette(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site on this machine that we may ask as often as we like."""
    config = FetchConfig(allow_nets=LOCAL_NETS)
    eager = Politeness(config=PolitenessConfig(delay=0.01))
    monkeypatch.setattr(conf, "fetch", lambda: config)
    monkeypatch.setattr(conf, "politeness", lambda: eager)
    monkeypatch.setattr(conf, "robots", lambda: Robots(config))
    conf.fetch_page_or_feed.cache_clear()
    with running_site() as site:
        paragraphs = "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n")[1:] * 3)
        page = f"<html><body><article><h1>Bridge closed</h1>{paragraphs}</article></body></html>"
        site.pages["/bridge"] = Reply(page.encode())
        feed = FEED.format(url=site.url("/bridge")).encode()
        site.pages["/rss"] = Reply(feed, headers={"Content-Type": "application/rss+xml"})
        yield site
    conf.fetch_page_or_feed.cache_clear()


def test_an_address_is_fetched_and_read(gazette: Site) -> None:
    table = counted(ingest(gazette.url("/bridge")))
    assert (table["articles new"], table["failed"]) == (1, 0)
    assert Attribution.objects.exists()


def test_the_address_of_a_feed_is_followed_instead(gazette: Site) -> None:
    table = counted(ingest(gazette.url("/rss")))
    assert (table["articles new"], table["feeds followed"], table["failed"]) == (1, 1, 0)
    article = Article.objects.get()
    assert (article.feed, article.headline) == (Feed.objects.get(), "Bridge closed")
    assert article.syndicated_from["title"] == "Hill Radio"


def test_a_page_that_is_gone_says_so_and_is_kept_as_a_capture(gazette: Site) -> None:
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("ingest", gazette.url("/nowhere"), stdout=out)
    assert "not there" in out.getvalue()
    capture = Capture.objects.get()
    assert (capture.status, capture.error_code) == (404, "page_gone")


def test_a_known_address_is_fetched_again_and_its_change_counted(gazette: Site) -> None:
    ingest(gazette.url("/bridge"))
    body = TEXT.replace("Nobody was", "One man was")
    paragraphs = "".join(f"<p>{line}</p>" for line in body.split("\n\n")[1:] * 3)
    gazette.pages["/bridge"] = Reply(f"<article><h1>Bridge</h1>{paragraphs}</article>".encode())
    table = counted(ingest(gazette.url("/bridge")))
    assert (table["articles known"], table["articles changed"]) == (1, 1)


def test_hidden_folders_and_virtual_environments_hold_no_articles(story: Path) -> None:
    for name in (".git", "env"):
        (story.parent / name).mkdir()
        (story.parent / name / "licence.txt").write_text(TEXT.replace("Velm", name))
    (story.parent / "env" / "pyvenv.cfg").touch()
    assert counted(ingest(str(story.parent)))["articles new"] == 1


def test_an_empty_argument_is_no_folder() -> None:
    with pytest.raises(CommandError):
        ingest("")
    assert not Article.objects.exists()
