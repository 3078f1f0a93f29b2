"""What the reading view of an article shows: its text, and all that is attributed in it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from claims.models import (
    Address,
    Anchor,
    Appearance,
    Article,
    Attribution,
    Capture,
    Job,
    Revision,
)
from claims.queries.segments import Mark, Paragraph, Role, paragraphs
from claims.text.spans import Span

WITHOUT_TEXT = ("text", "search")


@dataclass(frozen=True)
class Card:
    """One attribution as the side list shows it."""

    number: int  # its place in the list, from 1
    attribution: Attribution
    anchor: Anchor | None  # None where the shown revision does not hold it any more
    parent: int | None  # the attribution around it, if that stands, too
    parent_number: int | None
    appearances: tuple[Appearance, ...]

    @property
    def key(self) -> int:
        return self.attribution.pk

    @property
    def spans(self) -> dict[str, list[list[int]]]:
        """Where source, cue and content stand, for the editor in the page; empty if gone."""
        anchor = self.anchor
        if anchor is None:
            return {}
        return {"source": anchor.source, "cue": anchor.cue, "content": anchor.content}


@dataclass(frozen=True)
class Reading:
    """An article, opened at one of its revisions."""

    article: Article
    revision: Revision | None  # None until the first text was read
    revisions: tuple[Revision, ...]  # newest first, without their texts
    capture: Capture | None  # the latest attempt to fetch
    paragraphs: tuple[Paragraph, ...]
    cards: tuple[Card, ...]  # standing, in the order of the text
    gone: tuple[Card, ...]  # standing, but not in this revision
    removed: tuple[Card, ...]
    failures: tuple[Job, ...]
    unfinished: tuple[Job, ...]

    @property
    def is_current(self) -> bool:
        """Only the current text can be worked on."""
        return self.revision is not None and self.revision.pk == self.article.current_id

    @property
    def busy(self) -> bool:
        return bool(self.unfinished)

    @property
    def speakers(self) -> list[str]:
        """Names that an editor may want to choose from, once each."""
        names = (card.attribution.source for card in self.cards)
        return sorted({source.name for source in names if source})


def article_page(pk: int) -> Article | None:
    """The article with what its head shows, or None."""
    return (
        Article.objects.select_related("publisher", "publisher__owner", "duplicate_of")
        .prefetch_related(Prefetch("addresses", Address.objects.order_by("pk")))
        .filter(pk=pk)
        .first()
    )


def reading(article: Article, number: int | None = None) -> Reading:
    """The article at a revision; None takes the current one. An unknown number does, too."""
    revisions = tuple(Revision.objects.of(article).defer(*WITHOUT_TEXT).reverse())
    revision = _revision(article, revisions, number)
    anchored = _anchored(revision)
    cards = _cards(article, revision, anchored)
    standing = [card for card in cards if card.attribution.state in Attribution.STANDING]
    jobs = tuple(Job.objects.filter(article=article).exclude(state=Job.State.DONE))
    return Reading(
        article=article,
        revision=revision,
        revisions=revisions,
        capture=article.captures.first(),
        paragraphs=tuple(paragraphs(revision.text, _marks(anchored))) if revision else (),
        cards=tuple(card for card in standing if card.anchor),
        gone=tuple(card for card in standing if not card.anchor),
        removed=tuple(card for card in cards if card.attribution.state not in Attribution.STANDING),
        failures=tuple(job for job in jobs if job.state == Job.State.FAILED),
        unfinished=tuple(job for job in jobs if job.state in Job.UNFINISHED),
    )


def progress(article: Article) -> dict[str, object]:
    """What a page that waits for an article asks every second."""
    jobs = list(article.jobs.exclude(state=Job.State.DONE).values_list("state", "stage", "error"))
    return {
        "busy": any(state in Job.UNFINISHED for state, _stage, _error in jobs),
        "stages": sorted(stage for state, stage, _error in jobs if state in Job.UNFINISHED),
        "failures": [error for state, _stage, error in jobs if state == Job.State.FAILED],
        "revision": article.revisions.count(),
    }


def _revision(
    article: Article, revisions: Sequence[Revision], number: int | None
) -> Revision | None:
    wanted = next((one.pk for one in revisions if one.number == number), article.current_id)
    return Revision.objects.defer("search").filter(pk=wanted).first() if wanted else None


def _anchored(revision: Revision | None) -> list[Anchor]:
    """The anchors in a revision of what stands or was removed by hand, in the order of the text."""
    shown = Q(attribution__state__in=(*Attribution.STANDING, Attribution.State.REMOVED))
    return list(
        Anchor.objects.filter(shown, revision=revision)
        .select_related("attribution__source", "attribution__decided_by")
        .defer("attribution__search", "attribution__source__search")
        .order_by("start", "-end", "pk")
    )


def _not_in(article: Article, revision: Revision | None) -> list[Attribution]:
    """What stands, or was removed, without an anchor in this revision."""
    shown = (*Attribution.STANDING, Attribution.State.REMOVED)
    return list(
        article.attributions.filter(state__in=shown)
        .exclude(anchors__revision=revision)
        .select_related("source", "decided_by")
        .defer("search", "source__search")
        .order_by("pk")
    )


def _cards(article: Article, revision: Revision | None, anchored: Sequence[Anchor]) -> list[Card]:
    """All that stands or was removed, numbered: what stands in the text first, in its order."""
    anchor_of = {anchor.attribution_id: anchor for anchor in anchored}
    found = [anchor.attribution for anchor in anchored] + _not_in(article, revision)
    found.sort(key=_removed_last)
    numbers = {one.pk: number for number, one in enumerate(found, start=1)}
    standing = {one.pk for one in found if one.state in Attribution.STANDING}
    appearances = _appearances(found)
    cards = []
    for one in found:
        parent = one.parent_id if one.parent_id in standing else None
        cards.append(
            Card(
                number=numbers[one.pk],
                attribution=one,
                anchor=anchor_of.get(one.pk),
                parent=parent,
                parent_number=numbers[parent] if parent else None,
                appearances=tuple(appearances[one.pk]),
            )
        )
    return cards


def _removed_last(attribution: Attribution) -> bool:
    return attribution.state == Attribution.State.REMOVED


def _appearances(attributions: Sequence[Attribution]) -> dict[int, list[Appearance]]:
    """By attribution, those that bear on a claim or may do so."""
    shown = (Appearance.State.ATTACHED, Appearance.State.SUGGESTED)
    found: dict[int, list[Appearance]] = defaultdict(list)
    for appearance in (
        Appearance.objects.filter(attribution__in=attributions, state__in=shown)
        .select_related("claim")
        .defer("claim__search")
    ):
        found[appearance.attribution_id].append(appearance)
    return found


def _marks(anchors: Iterable[Anchor]) -> list[Mark]:
    return [
        Mark(anchor.attribution_id, role, Span(start, end))
        for anchor in anchors
        if anchor.attribution.state in Attribution.STANDING
        for role in Role
        for start, end in getattr(anchor, role)
    ]
