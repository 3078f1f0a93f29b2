"""What the claim desk shows: a claim, what bears on it, and the desk's work on it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User

from claims.models import (
    Appearance,
    Claim,
    Event,
    Link,
    Note,
    Origin,
    Provenance,
    Publisher,
    Rating,
    ResponseRequest,
    ReviewVersion,
)
from claims.queries.history import Line, lines
from claims.queries.listing import count_up_to

MOST_APPEARANCES = 300  # shown on one page; more are counted and found through the lists
MOST_EVENTS = 30
MOST_LINKS = 50


@dataclass(frozen=True)
class Outlet:
    """One publisher's appearances of the claim; None gathers those of unknown publishers."""

    publisher: Publisher | None
    appearances: tuple[Appearance, ...]


@dataclass(frozen=True)
class Linked:
    """Another claim, and the link that leads to it."""

    link: Link
    claim: Claim


@dataclass(frozen=True)
class ClaimPage:
    claim: Claim
    outlets: tuple[Outlet, ...]  # attached, the outlet that published first above
    suggested: tuple[Appearance, ...]
    settled: tuple[Appearance, ...]  # rejected or detached
    provenance: Provenance | None  # None until it has been traced
    origins: tuple[Origin, ...]
    links: tuple[Linked, ...]  # to other claims; those that wait for a decision first
    more: bool  # there are more appearances than are shown
    articles: int
    stances: tuple[tuple[str, int], ...]  # how many assert it, deny it ...
    notes: tuple[Note, ...]
    asked: tuple[ResponseRequest, ...]
    versions: tuple[ReviewVersion, ...]  # newest first
    ratings: tuple[Rating, ...]
    people: tuple[User, ...]
    history: tuple[Line, ...]

    @property
    def draft(self) -> ReviewVersion | None:
        return next((one for one in self.versions if one.state == ReviewVersion.State.DRAFT), None)

    @property
    def published(self) -> tuple[ReviewVersion, ...]:
        done = ReviewVersion.State.PUBLISHED
        return tuple(one for one in self.versions if one.state == done)


def claim_page(pk: int) -> ClaimPage | None:
    """The claim with all its page needs, in a constant number of queries; None if there is none."""
    claim = (
        Claim.objects.select_related("assigned_to", "review", "provenance")
        .defer("search")
        .filter(pk=pk)
        .first()
    )
    if claim is None:
        return None
    found = _appearances(claim)
    attached = [one for one in found if one.state == Appearance.State.ATTACHED]
    versions = ReviewVersion.objects.filter(review__claim=claim).select_related(
        "author", "published_by"
    )
    return ClaimPage(
        claim=claim,
        outlets=_by_outlet(attached),
        suggested=tuple(one for one in found if one.state == Appearance.State.SUGGESTED),
        settled=tuple(
            one
            for one in found
            if one.state in (Appearance.State.REJECTED, Appearance.State.DETACHED)
        ),
        provenance=getattr(claim, "provenance", None),
        origins=tuple(claim.origins.select_related("article", "publisher")),
        links=_links(claim),
        more=count_up_to(claim.appearances.all(), MOST_APPEARANCES) > MOST_APPEARANCES,
        articles=len({one.attribution.article_id for one in attached}),
        stances=_stances(attached),
        notes=tuple(claim.notes.select_related("author")),
        asked=tuple(claim.response_requests.all()),
        versions=tuple(versions.order_by("-number")),
        ratings=tuple(Rating.objects.all()),
        people=tuple(User.objects.filter(is_active=True, is_staff=True).order_by("username")[:500]),
        history=tuple(lines(_events(claim, found))),
    )


def _appearances(claim: Claim) -> list[Appearance]:
    return list(
        claim.appearances.select_related(
            "attribution__article__publisher", "attribution__source", "decided_by"
        )
        .defer("attribution__search", "attribution__source__search")
        .order_by("attribution__article__published_at", "pk")[:MOST_APPEARANCES]
    )


def _links(claim: Claim) -> tuple[Linked, ...]:
    rows = (
        Link.objects.standing()
        .of([claim.pk])
        .select_related("first", "second", "decided_by")
        .defer("first__search", "second__search")
        .order_by("-state", "relation", "-probability")[:MOST_LINKS]
    )
    return tuple(Linked(link, link.other(claim)) for link in rows)


def _by_outlet(attached: Iterable[Appearance]) -> tuple[Outlet, ...]:
    groups: dict[Publisher | None, list[Appearance]] = defaultdict(list)
    for appearance in attached:
        groups[appearance.attribution.article.publisher].append(appearance)
    return tuple(Outlet(publisher, tuple(found)) for publisher, found in groups.items())


def _stances(attached: Iterable[Appearance]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = defaultdict(int)
    for appearance in attached:
        counts[appearance.kind] += 1
    return tuple(
        (str(label), counts[kind]) for kind, label in Appearance.Kind.choices if counts.get(kind)
    )


def _events(claim: Claim, appearances: Iterable[Appearance]) -> Iterable[Event]:
    """Of the claim, its review and its appearances, newest first."""
    about = Event.objects.about(claim) | Event.objects.filter(
        subject_type=Appearance._meta.model_name, subject_id__in=[one.pk for one in appearances]
    )
    if hasattr(claim, "review"):
        about = about | Event.objects.about(claim.review)
    return about.select_related("actor").order_by("-pk")[:MOST_EVENTS]
