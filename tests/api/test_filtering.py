"""Every filter finds what it says, and nothing is ignored in silence."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl

import pytest
from rest_framework.test import APIClient

from claims.api.urls import router
from claims.models import Article, Attribution, Claim, Domain, Event, Publisher, Source
from tests.factories import (
    make_appearance,
    make_article,
    make_attribution,
    make_capture,
    make_claim,
    make_feed,
    make_job,
    make_link,
    make_publisher,
    make_revision,
    make_source,
    make_suggestion,
    make_user,
)

EARLY = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def world(db: None) -> SimpleNamespace:
    """Two of everything: what the filters below look for, and what they must leave out."""
    owner = make_publisher(name="Velm Holding")
    gazette = make_publisher(name="Velm Gazette", language="en", owner=owner)
    Domain.objects.create(publisher=gazette, host="gazette.example")
    radio = make_publisher(name="Radio Orlo", kind=Publisher.Kind.BROADCASTER, demo=True)
    feed = make_feed(publisher=gazette)
    quiet = make_feed(active=False, failures=3)

    article = make_article(url="https://gazette.example/bridge", publisher=gazette)
    revision = make_revision(article=article)
    other = make_article(publisher=radio, demo=True)
    other_revision = make_revision(
        article=other,
        headline="Ferry to Orlo",
        language="fr",
        published_at=EARLY,
        text="Harbour officials claimed that the ferry sails. Mayor Dana Brix denied it.",
    )
    Article.objects.filter(pk=other.pk).update(created_at=EARLY)
    refused = make_capture(article=other, error_code="robots", status=403)

    tarn = make_source(name="Ilse Tarn")
    attribution = make_attribution(revision=revision)
    denial = make_attribution(
        revision=other_revision,
        source=tarn,
        source_words="Mayor Dana Brix",
        cue_words="denied",
        content_words="it",
        cue_lemma="deny",
        stance=Attribution.Stance.DENIES,
        quotation=Attribution.Quotation.DIRECT,
        state=Attribution.State.CONFIRMED,
        origin=Attribution.Origin.PERSON,
        channel="interview",
        engine="test-2.0",
        confidence=0.4,
        checkable=False,
        parent=attribution,
    )
    merged = make_source(name="I. Tarn", merged_into=tarn, kind=Source.Kind.GROUP)
    suggestion = make_suggestion(source=merged, candidate=tarn, state="rejected")

    claim = make_claim(text="The bridge at Velm was closed.", tags=["bridge", "velm"])
    done = make_claim(text="The ferry sails.", language="fr", demo=True)
    Claim.objects.filter(pk=done.pk).update(
        lifecycle=Claim.Lifecycle.PUBLISHED, assigned_to=make_user(username="dana")
    )
    appearance = make_appearance(claim=claim, attribution=attribution)
    doubtful = make_appearance(
        claim=done, attribution=denial, kind="denies", state="suggested", engine="test-2.0"
    )

    link = make_link(first=claim, second=done, relation="updates", state="attached")

    waiting = make_job(article=article)
    failed = make_job(article=other, state="failed", stage="fetch", error_code="robots")
    event = Event.objects.record("accepted", article, engine="poll")
    decided = Event.objects.record("confirmed", denial, actor=make_user(username="ilse"))
    return SimpleNamespace(**locals())


# Resource, parameters, the rows that are left
FOUND: list[tuple[str, str, list[str]]] = [
    ("publishers", "kind=broadcaster", ["radio"]),
    ("publishers", "kind=broadcaster&kind=daily", ["radio", "gazette", "owner"]),
    ("publishers", "language=en", ["gazette"]),
    ("publishers", "owner={owner.pk}", ["gazette"]),
    ("publishers", "domain=gazette.example", ["gazette"]),
    ("publishers", "demo=true", ["radio"]),
    ("publishers", "search=velm+-holding", ["gazette"]),
    ("feeds", "publisher={gazette.pk}", ["feed"]),
    ("feeds", "active=false", ["quiet"]),
    ("feeds", "failing=true", ["quiet"]),
    ("feeds", "failing=false", ["feed"]),
    ("articles", "publisher={gazette.pk}", ["article"]),
    ("articles", "source={tarn.pk}", ["other"]),
    ("articles", "claim={claim.pk}", ["article"]),
    ("articles", "address=https://GAZETTE.example/bridge%23top", ["article"]),
    ("articles", "language=fr", ["other"]),
    ("articles", "status=failed", ["other"]),
    ("articles", "status=failed&status=accepted", ["other", "article"]),
    ("articles", "given=text", []),
    ("articles", "published_after=2031-03-04T12:00:00Z", ["article"]),
    ("articles", "published_before=2031-03-04T12:00:00Z", ["other"]),
    ("articles", "created_after=2020-01-02", ["article"]),
    ("articles", "created_before=2020-01-02", ["other"]),
    ("articles", "demo=false", ["article"]),
    ("articles", "search=bridge", ["article"]),
    ("articles", "search=%22ferry+sails%22&language=fr", ["other"]),
    ("articles", "search=%22sails+ferry%22", []),
    ("captures", "article={other.pk}&status=403", ["refused"]),
    ("captures", "failed=true", ["refused"]),
    ("captures", "sha256={revision.capture.sha256}", ["revision.capture"]),
    ("revisions", "article={article.pk}", ["revision"]),
    ("revisions", "language=fr", ["other_revision"]),
    ("revisions", "created_before=2000-01-01", []),
    ("attributions", "article={article.pk}", ["attribution"]),
    ("attributions", "publisher={radio.pk}", ["denial"]),
    ("attributions", "source={tarn.pk}", ["denial"]),
    ("attributions", "claim={claim.pk}", ["attribution"]),
    ("attributions", "parent={attribution.pk}", ["denial"]),
    ("attributions", "stance=denies", ["denial"]),
    ("attributions", "state=confirmed", ["denial"]),
    ("attributions", "state=confirmed&state=proposed", ["denial", "attribution"]),
    ("attributions", "checkable=true", ["attribution"]),
    ("attributions", "confidence_min=0.5", ["attribution"]),
    ("attributions", "published_after=2020-01-02", ["attribution"]),
    ("attributions", "published_before=2020-01-02", ["denial"]),
    ("attributions", "created_after=2999-01-01", []),
    ("attributions", "demo=true", ["denial"]),
    ("attributions", "search=mayor", ["denial"]),
    ("sources", "kind=group", ["merged", "attribution.source"]),
    ("sources", "named=false", ["attribution.source"]),
    ("sources", "name=ilse+tarn", ["tarn"]),
    ("sources", "article={article.pk}", ["attribution.source"]),
    ("sources", "merged=true", ["merged"]),
    ("sources", "merged=false&named=true", ["tarn"]),
    ("sources", "search=tarn+-ilse", ["merged"]),
    ("suggestions", "state=rejected", ["suggestion"]),
    ("suggestions", "state=suggested", []),
    ("suggestions", "source={merged.pk}&candidate={tarn.pk}", ["suggestion"]),
    ("claims", "lifecycle=new", ["claim"]),
    ("claims", "open=true", ["claim"]),
    ("claims", "open=false", ["done"]),
    ("claims", "language=fr", ["done"]),
    ("claims", "tag=velm", ["claim"]),
    ("claims", "assigned_to=dana", ["done"]),
    ("claims", "article={article.pk}", ["claim"]),
    ("claims", "source={tarn.pk}", ["done"]),
    ("claims", "publisher={gazette.pk}", ["claim"]),
    ("claims", "demo=true", ["done"]),
    ("claims", "search=ferry", ["done"]),
    ("appearances", "claim={claim.pk}", ["appearance"]),
    ("appearances", "attribution={denial.pk}", ["doubtful"]),
    ("appearances", "article={article.pk}", ["appearance"]),
    ("appearances", "source={tarn.pk}", ["doubtful"]),
    ("appearances", "publisher={gazette.pk}", ["appearance"]),
    ("appearances", "kind=denies", ["doubtful"]),
    ("appearances", "state=attached", ["appearance"]),
    ("appearances", "engine=test-2.0", ["doubtful"]),
    ("links", "claim={claim.pk}", ["link"]),
    ("links", "relation=updates", ["link"]),
    ("links", "state=attached&engine=test-1.0", ["link"]),
    ("links", "state=rejected", []),
    ("jobs", "state=failed", ["failed"]),
    ("jobs", "stage=fetch", ["failed"]),
    ("jobs", "queue=language", ["waiting"]),
    ("jobs", "article={article.pk}", ["waiting"]),
    ("jobs", "error_code=robots", ["failed"]),
    ("events", "verb=accepted", ["event"]),
    ("events", "subject_type=article&subject_id={article.pk}", ["event"]),
    ("events", "actor=ilse", ["decided"]),
    ("events", "after=2999-01-01", []),
    ("events", "before=2999-01-01", ["decided", "event"]),
]


@pytest.mark.parametrize(("resource", "asked", "expected"), FOUND)
def test_it_finds(
    editor: APIClient, world: SimpleNamespace, resource: str, asked: str, expected: list[str]
) -> None:
    path = f"/api/v1/{resource}/?{asked.format(**vars(world))}"
    answer = editor.get(path).json()
    assert [row["id"] for row in answer["results"]] == [row_of(world, each) for each in expected]


def row_of(world: SimpleNamespace, name: str) -> int:
    """The id of a row named like "claim" or "revision.capture"."""
    row: Any = world
    for part in name.split("."):
        row = getattr(row, part)
    return int(row.pk)


def test_every_filter_is_tried_above() -> None:
    tried = {(resource, name) for resource, asked, _ in FOUND for name, _ in parse_qsl(asked)}
    alike = {"created_after", "created_before", "fetched_after", "fetched_before", "demo"}
    untried = {each for each in filters() - tried if each[1] not in alike}
    assert untried == {("sources", "publisher")}  # a publisher as a source: see test_sources.py


def filters() -> set[tuple[str, str]]:
    """Each resource with each of its filters."""
    filtered = [(prefix, view) for prefix, view, _ in router.registry if "<" not in prefix]
    return {
        (prefix, name)
        for prefix, view in filtered
        if hasattr(view, "filterset_class")
        for name in view.filterset_class.base_filters
    }


# Resource, parameters: the parameter named, the code of the refusal
REFUSED = [
    ("articles", "colour=red", "colour", "unknown_parameter"),
    ("articles", "ordering=id", "ordering", "unknown_parameter"),
    ("articles", "format=json", "format", "unknown_parameter"),
    ("articles", "publisher__name=x", "publisher__name", "unknown_parameter"),
    ("articles", "%00=x", "", "unknown_parameter"),
    ("articles", "language=en&language=fr", "language", "repeated"),
    ("articles", "page_size=5&page_size=6", "page_size", "repeated"),
    ("articles", "language=", "language", "empty"),
    ("articles", "status=ready&status=", "status", "empty"),
    ("articles", "search=+", "search", "empty"),
    ("articles", "status=lost", "status", "invalid_choice"),
    ("articles", "given=fax", "given", "invalid_choice"),
    ("articles", "demo=maybe", "demo", "invalid"),
    ("articles", "demo=1", "demo", "invalid"),
    ("articles", "publisher=gazette", "publisher", "invalid"),
    ("articles", "publisher=1.5", "publisher", "invalid"),
    ("articles", "publisher=0", "publisher", "min_value"),
    ("articles", "publisher=9223372036854775808", "publisher", "max_value"),
    ("articles", "created_after=yesterday", "created_after", "invalid"),
    ("articles", "created_after=2031-02-30", "created_after", "invalid"),
    ("articles", "created_after=0001-01-01T00:00:00%2B23:00", "created_after", "invalid"),
    ("articles", "created_after=9999-12-31T23:59:59-23:00", "created_after", "invalid"),
    ("articles", "language=e%00n", "language", "null_characters_not_allowed"),
    ("articles", "search=%00", "search", "null_characters_not_allowed"),
    ("articles", "search=" + "a" * 501, "search", "max_length"),
    ("articles", "address=not+an+address", "address", "bad_url"),
    ("attributions", "confidence_min=2", "confidence_min", "max_value"),
    ("attributions", "confidence_min=NaN", "confidence_min", "invalid"),
    ("attributions", "confidence_min=1e9", "confidence_min", "max_value"),
    ("attributions", "cue=say", "cue", "unknown_parameter"),  # no index finds it
    ("captures", "status=99", "status", "min_value"),
    ("tokens", "colour=red", "colour", "unknown_parameter"),
]


@pytest.mark.parametrize(("resource", "asked", "name", "code"), REFUSED)
def test_it_rejects(editor: APIClient, resource: str, asked: str, name: str, code: str) -> None:
    answer = editor.get(f"/api/v1/{resource}/?{asked}")
    assert answer.status_code == 400
    errors = answer.json()["errors"]
    assert [(each["field"] or "", each["code"]) for each in errors] == [(name, code)]


def test_it_rejects_parameters_of_a_single_row(reader: APIClient) -> None:
    answer = reader.get(f"/api/v1/articles/{make_article().pk}/?language=en")
    assert [each["field"] for each in answer.json()["errors"]] == ["language"]


# Words that a search engine must survive
HOSTILE = ["'", '"', "((", "a & | ! b", ":*", "\\", "%", "<->", "-", "or or or", "\u202e", "𝒳"]


@pytest.mark.parametrize("words", HOSTILE)
def test_it_searches_for_anything(reader: APIClient, words: str) -> None:
    for resource in ("articles", "attributions", "sources", "claims", "publishers"):
        assert reader.get(f"/api/v1/{resource}/", {"search": words}).status_code == 200
