"""The seeds, read once: manifests, expectations and pages."""

import json
import tomllib
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).parents[2] / "seeds"
DEMO = SEEDS / "demo"
Table = dict[str, Any]


@dataclass
class Page:
    """What a reader sees of a page, and what it tells machines about itself."""

    text: str = ""
    article: str = ""
    language: str = ""
    canonical: str = ""
    metas: dict[str, str] = field(default_factory=dict)
    addresses: list[str] = field(default_factory=list)
    statements: list[Table] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in ("meta", "link"):
            self.open.append(tag)
        self.page.tags.append(tag)
        self.page.language = given.get("lang", self.page.language)
        self.page.metas[given.get("property", given.get("name", ""))] = given.get("content", "")
        if given.get("rel") == "canonical":
            self.page.canonical = given["href"]
        self.page.addresses += [given[name] for name in ("href", "src") if name in given]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        if "script" in self.open:
            self.page.statements.append(json.loads(data))
        elif "style" not in self.open:
            self.page.text += data
            self.page.article += data if "article" in self.open else ""


def read(path: Path) -> Page:
    reader = Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    assert not reader.open, f"{path.name} leaves {reader.open} open"
    return reader.page


def toml(path: Path) -> Table:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def seeds() -> Path:
    return SEEDS


@pytest.fixture(scope="session")
def story() -> Table:
    return toml(DEMO / "story.toml")


@pytest.fixture(scope="session")
def articles(story: Table) -> dict[str, Table]:
    return {article["key"]: article for article in story["articles"]}


@pytest.fixture(scope="session")
def publishers(story: Table) -> dict[str, Table]:
    return {publisher["key"]: publisher for publisher in story["publishers"]}


@pytest.fixture(scope="session")
def pages() -> dict[str, Page]:
    """Pages of the demo by file name as the manifest writes it."""
    return {f"pages/{path.name}": read(path) for path in sorted((DEMO / "pages").iterdir())}


@pytest.fixture(scope="session")
def first(articles: dict[str, Table], pages: dict[str, Page]) -> dict[str, Page]:
    """The first capture of each article, by the article's key."""
    return {key: pages[article["captures"][0]["file"]] for key, article in articles.items()}


@pytest.fixture(scope="session")
def said() -> list[Table]:
    rows: list[Table] = toml(DEMO / "expected_articles.toml")["articles"]
    return rows


@pytest.fixture(scope="session")
def expected() -> Table:
    return toml(DEMO / "expected_story.toml")


@pytest.fixture(scope="session")
def retold() -> Page:
    return read(SEEDS / "page" / "page.html")


@pytest.fixture(scope="session")
def retold_story() -> Table:
    return toml(SEEDS / "page" / "page.toml")


@pytest.fixture(scope="session")
def retold_expected() -> Table:
    return toml(SEEDS / "page" / "expected.toml")
