"""What the page of a source shows: its names, what it said, and who it may also be."""

from dataclasses import dataclass

from django.core.paginator import Page
from django.db.models import Count, Q

from claims.models import Alias, Attribution, Event, Source, SourceSuggestion
from claims.queries.doubts import Doubt, doubts
from claims.queries.history import Line, lines
from claims.queries.listing import BoundedPaginator

PER_PAGE = 30
MOST_EVENTS = 20
MOST_MERGED = 50


@dataclass(frozen=True)
class SourcePage:
    source: Source
    aliases: tuple[Alias, ...]
    merged: tuple[Source, ...]  # those that were found to be this one
    suggestions: tuple[Doubt, ...]  # open ones, from either side
    attributions: "Page[Attribution]"
    stances: tuple[tuple[str, str, int], ...]  # stance, its name, how often
    history: tuple[Line, ...]

    @property
    def said(self) -> int:
        return sum(number for _stance, _name, number in self.stances)


def source_page(pk: int, page: int | str = 1) -> SourcePage | None:
    """The source and one page of its attributions; None if there is none."""
    source = (
        Source.objects.select_related("article", "publisher", "merged_into")
        .defer("search", "merged_into__search")
        .filter(pk=pk)
        .first()
    )
    if source is None:
        return None
    standing = source.attributions.standing()
    open_ones = SourceSuggestion.objects.open().filter(Q(source=source) | Q(candidate=source))
    events = Event.objects.about(source).select_related("actor")[:MOST_EVENTS]
    listed = standing.select_related("article__publisher").defer("search").order_by("-pk")
    return SourcePage(
        source=source,
        aliases=tuple(source.aliases.all()),
        merged=tuple(source.merged.defer("search")[:MOST_MERGED]),
        suggestions=doubts(open_ones.select_related("source", "candidate")),
        attributions=BoundedPaginator(listed, PER_PAGE).get_page(page),
        stances=_stances(source),
        history=tuple(lines(events)),
    )


def _stances(source: Source) -> tuple[tuple[str, str, int], ...]:
    counts = dict(
        source.attributions.standing().order_by().values_list("stance").annotate(number=Count("pk"))
    )
    return tuple(
        (stance, str(name), counts[stance])
        for stance, name in Attribution.Stance.choices
        if stance in counts
    )
