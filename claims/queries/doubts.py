"""Sources beside each other: what tells an editor whether two are one, and which is meant."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.contrib.postgres.search import SearchQuery
from django.db.models import Count

from claims.models import Attribution, Source, SourceSuggestion

MOST_OFFERED: Final = 8  # sources under a half typed name
MOST_OUTLETS: Final = 3  # named of those that quote a source


@dataclass(frozen=True)
class Known:
    """A source with what it is known by."""

    source: Source
    said: int  # standing attributions
    outlets: tuple[str, ...]  # those that quote it most, at most MOST_OUTLETS

    @property
    def facts(self) -> tuple[str, ...]:
        """Its kind, and how the texts describe it where they do."""
        described = (self.source.descriptor, self.source.affiliation)
        return (str(self.source.get_kind_display()), *(one for one in described if one))


@dataclass(frozen=True)
class Doubt:
    suggestion: SourceSuggestion
    sides: tuple[Known, Known]  # the source, and the one that it may be


def doubts(suggestions: Iterable[SourceSuggestion]) -> tuple[Doubt, ...]:
    """The suggestions with both sides' facts: one query more, however many there are."""
    found = list(suggestions)
    pairs = [side for one in found for side in (one.source, one.candidate)]
    facts = {one.source.pk: one for one in known(pairs)}
    return tuple(Doubt(one, (facts[one.source_id], facts[one.candidate_id])) for one in found)


def known(sources: Iterable[Source]) -> list[Known]:
    """The sources with what they are known by, in one query."""
    found = list(sources)
    said: dict[int, dict[str, int]] = defaultdict(dict)
    for source, outlet, number in (
        Attribution.objects.standing()
        .filter(source__in=found)
        .order_by()
        .values_list("source", "article__publisher__name")
        .annotate(number=Count("pk"))
    ):
        said[source][outlet or ""] = number
    return [
        Known(source, sum(said[source.pk].values()), _most(said[source.pk])) for source in found
    ]


def _most(outlets: dict[str, int]) -> tuple[str, ...]:
    named = sorted((-number, name) for name, number in outlets.items() if name)
    return tuple(name for _number, name in named[:MOST_OUTLETS])


def offered(typed: str) -> list[Known]:
    """Standing sources whose name holds words that begin as typed, or that carry it as an alias."""
    begun = " & ".join(f"{word}:*" for word in re.findall(r"\w+", typed))
    if not begun:
        return []
    rows = Source.objects.standing().defer("search")
    query = SearchQuery(begun, config="simple", search_type="raw")
    aliased = rows.filter(pk__in=Source.objects.known_as([typed]).values("pk"))[:MOST_OFFERED]
    found = {source.pk: source for source in aliased}
    found |= {source.pk: source for source in rows.filter(search=query)[:MOST_OFFERED]}
    return known(list(found.values())[:MOST_OFFERED])
