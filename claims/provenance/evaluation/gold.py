"""Gold stories: TOML files with a handful of articles and what a reader makes of them.

```toml
[[story]]
id = "single-wire-root"
about = "One wire story and a credited copy: one origin."

[[story.articles]]
id = "a1"
url = "https://wire.example/dam"
publisher = "Meridian Wire"
published_at = "2026-03-01T08:00:00Z"
text = "..."

[[story.relations]]
from = "a2"
to = "a1"                       # left out where only a publisher is known
to_publisher = "Meridian Wire"
kind = "republishes"

[[story.claims]]
text = "The dam was breached by a landslide."
articles = ["a1", "a2"]
origins = [1, 1]
roots = ["Tomas Ekwall"]
circular = false
```
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from claims.provenance.types import Article, RelationKind


class GoldError(ValueError):
    """A story that cannot be read; says in which file and story, and what to change."""


@dataclass(frozen=True, order=True)
class Relation:
    """What a reader says comes from what."""

    from_id: str
    # "" where only the publisher is known.
    to_id: str
    to_publisher: str
    kind: RelationKind


@dataclass(frozen=True)
class GoldClaim:
    """A claim of a story, with how a reader counts its origins."""

    text: str
    articles: frozenset[str]
    least: int
    most: int
    roots: tuple[str, ...]
    circular: bool


@dataclass(frozen=True)
class Story:
    """Articles about one event."""

    id: str
    articles: tuple[Article, ...]
    relations: frozenset[Relation]
    claims: tuple[GoldClaim, ...]


def read_gold(folder: Path) -> list[Story]:
    """All stories of the folder's TOML files, by file name and place; raises GoldError."""
    stories: dict[str, Story] = {}
    for path in sorted(folder.rglob("*.toml")):
        for story in read_file(path):
            if story.id in stories:
                raise GoldError(f"{path.name}: the id {story.id} is used twice")
            stories[story.id] = story
    return list(stories.values())


def read_file(path: Path) -> list[Story]:
    """The stories of one file; raises GoldError."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GoldError(f"{path.name}: {error}") from error
    return [_story(each, path.name) for each in table.get("story", ())]


def _story(table: Mapping[str, Any], file: str) -> Story:
    where = f"{file}: {table.get('id', 'a story without id')}"
    try:
        story = Story(
            id=str(table["id"]),
            articles=tuple(_article(each) for each in table["articles"]),
            relations=frozenset(_relation(each) for each in table.get("relations", ())),
            claims=tuple(_claim(each) for each in table["claims"]),
        )
    except KeyError as error:
        raise GoldError(f"{where}: {error} is missing") from error
    except ValueError as error:
        raise GoldError(f"{where}: {error}") from error
    _refuse_strangers(story, where)
    return story


def _article(table: Mapping[str, Any]) -> Article:
    return Article(
        id=str(table["id"]),
        url=str(table["url"]),
        publisher=str(table["publisher"]),
        published_at=datetime.fromisoformat(table["published_at"]),
        text=str(table["text"]).strip(),
        owner=str(table.get("owner", "")),
    )


def _relation(table: Mapping[str, Any]) -> Relation:
    return Relation(
        from_id=str(table["from"]),
        to_id=str(table.get("to", "")),
        to_publisher=str(table["to_publisher"]),
        kind=RelationKind(table["kind"]),
    )


def _claim(table: Mapping[str, Any]) -> GoldClaim:
    least, most = table["origins"]
    return GoldClaim(
        text=str(table["text"]),
        articles=frozenset(table["articles"]),
        least=int(least),
        most=int(most),
        roots=tuple(table["roots"]),
        circular=bool(table["circular"]),
    )


def _refuse_strangers(story: Story, where: str) -> None:
    known = {each.id for each in story.articles}
    met = {each.from_id for each in story.relations} | {each.to_id for each in story.relations}
    met |= {article for claim in story.claims for article in claim.articles}
    if strangers := met - known - {""}:
        raise GoldError(f"{where}: {sorted(strangers)} are no articles of the story")
