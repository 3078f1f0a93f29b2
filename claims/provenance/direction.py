"""Who copied whom: the credit line, then the link, then the earlier publication."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from claims.provenance.types import Article, Derivation, RelationKind
from claims.text.keys import name_key

_NEVER: Final = datetime.max.replace(tzinfo=UTC)
# The stronger kind of copy is the nearer one.
_ORDER: Final = {
    RelationKind.REPUBLISHES: 0,
    RelationKind.EXCERPT: 1,
    RelationKind.REWORDED: 2,
}


@dataclass(frozen=True)
class Named:
    """What an article itself says about where it comes from."""

    # Keys of the publishers of its credit lines.
    publishers: frozenset[str] = frozenset()
    # Articles that its text links to.
    articles: frozenset[str] = frozenset()

    def names(self, article: Article) -> bool:
        return name_key(article.publisher) in self.publishers or article.id in self.articles


def moment(article: Article) -> datetime:
    """For sorting: an unknown date comes after every known one."""
    return _NEVER if article.published_at is None else at(article.published_at)


def at(when: datetime) -> datetime:
    """A moment that can be compared with any other: a naive one counts as UTC."""
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def by_publication(article: Article) -> tuple[datetime, str]:
    return moment(article), article.id


def derives(one: Article, other: Article, named: Mapping[str, Named]) -> bool:
    """Whether of a copy and its source ``one`` is the copy."""
    here, there = named[one.id].names(other), named[other.id].names(one)
    if here != there:
        return here
    return by_publication(one) > by_publication(other)


def nearest_sources(
    found: Sequence[Derivation], articles: Mapping[str, Article], named: Mapping[str, Named]
) -> list[Derivation]:
    """Of all copy relations one for each copy, without circles."""
    best: dict[str, Derivation] = {}
    for each in sorted(found, key=_place):
        rank = _rank(each, articles, named)
        held = best.get(each.from_id)
        if held is None or rank < _rank(held, articles, named):
            best[each.from_id] = each
    return _without_circles(best, articles)


def _place(each: Derivation) -> tuple[str, str]:
    return each.from_id, each.to_id or ""


def _rank(
    each: Derivation, articles: Mapping[str, Article], named: Mapping[str, Named]
) -> tuple[bool, int, datetime, str]:
    """What sorts first is the likelier source: named, copied whole, early."""
    source = articles[each.to_id or ""]
    is_named = named[each.from_id].names(source)
    return not is_named, _ORDER[each.kind], *by_publication(source)


def _without_circles(
    best: dict[str, Derivation], articles: Mapping[str, Article]
) -> list[Derivation]:
    """Where credits go round in a circle, the earliest article is taken for the source."""
    done: set[str] = set()
    for start in sorted(best):
        path: list[str] = []
        place = start
        while place in best and place not in done and place not in path:
            path.append(place)
            place = best[place].to_id or ""
        if place in path:
            circle = path[path.index(place) :]
            del best[min((articles[each] for each in circle), key=by_publication).id]
        done.update(path)
    return [best[each] for each in sorted(best)]
