"""What the API shows costs the same number of queries for three rows as for thirty."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from claims.models import Article, Domain, Event
from claims.queries import resources
from claims.queries.resources import STANDS_AT, Progress
from tests.factories import (
    make_appearance,
    make_article,
    make_attribution,
    make_claim,
    make_feed,
    make_job,
    make_publisher,
    make_rating,
    make_revision,
    make_source,
    make_suggestion,
    make_user,
)

FEW, MANY = 3, 30


def make_publisher_with_all() -> None:
    publisher = make_publisher(owner=make_publisher())
    Domain.objects.create(publisher=publisher, host=f"{publisher.pk}.example")


def make_article_with_all() -> None:
    article = make_article(publisher=make_publisher())
    make_revision(article=article)
    make_job(article=article, state="failed")


def make_appearance_with_all() -> None:
    attribution = make_attribution(source=make_source(), state="confirmed")
    make_appearance(attribution=attribution, claim=make_claim(assigned_to=make_user()))


def make_event() -> None:
    Event.objects.record("accepted", make_article(), actor=make_user(), after={"url": "x"})


# Resource: what makes one row of it, with all that it shows
ROWS: list[tuple[str, Callable[[], Any]]] = [
    ("publishers", make_publisher_with_all),
    ("feeds", lambda: make_feed(publisher=make_publisher())),
    ("articles", make_article_with_all),
    ("captures", make_revision),
    ("revisions", make_revision),
    ("attributions", make_appearance_with_all),
    ("sources", lambda: make_source(publisher=make_publisher())),
    ("suggestions", make_suggestion),
    ("claims", make_appearance_with_all),
    ("appearances", make_appearance_with_all),
    ("jobs", make_job),
    ("events", make_event),
    ("desk", make_rating),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("resource", "make"), ROWS)
def test_a_list_costs_a_constant_number_of_queries(resource: str, make: Callable[[], Any]) -> None:
    client = APIClient()
    client.force_authenticate(make_user(is_superuser=True))
    for _ in range(FEW):
        make()
    few = count(client, resource)
    for _ in range(MANY - FEW):
        make()
    assert count(client, resource) == few <= 4


def count(client: APIClient, resource: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(f"/api/v1/{resource}/").status_code == 200
    return len(queries)


@pytest.mark.django_db
def test_lists_load_no_texts() -> None:
    make_appearance_with_all()
    with CaptureQueriesContext(connection) as queries:
        for rows in (resources.articles(), resources.attributions(), resources.revisions()):
            list(rows)
    asked = " ".join(query["sql"].split("FROM")[0] for query in queries)
    assert '"claims_revision"."text"' not in asked
    assert '."search"' not in asked


@pytest.mark.django_db
@pytest.mark.parametrize("states", [(), ("waiting",), ("running",), ("done",), ("failed",)])
def test_an_article_stands_at_one_place(states: tuple[str, ...]) -> None:
    article = make_article()
    for state in states:
        lease = {"token": "0" * 32, "lease_until": article.created_at}
        make_job(article=article, state=state, **(lease if state == "running" else {}))
    found = resources.with_status(Article.objects.all())
    places = [each for each in Progress if found.filter(STANDS_AT[each]).exists()]
    assert places == [resources.progress_of(article)]


@pytest.mark.django_db
@pytest.mark.parametrize("place, begun", [(Progress.ACCEPTED, False), (Progress.WORKING, True)])
def test_an_article_is_worked_on_once_a_job_has_begun(place: Progress, begun: bool) -> None:
    article = make_article()
    make_job(article=article)
    make_job(article=article, state="done", started_at=article.created_at if begun else None)
    assert resources.progress_of(article) == place
    assert resources.with_status(Article.objects.all()).filter(STANDS_AT[place]).exists()


@pytest.mark.django_db
def test_nothing_tells_of_a_withheld_article() -> None:
    attribution = make_attribution()
    appearance, article = make_appearance(attribution=attribution), attribution.article
    job = make_job(article=article)
    rows: list[Any] = [article, article.current, attribution.source, attribution, appearance, job]
    for row in [*rows, article.captures.get()]:
        Event.objects.record("seen", row, engine="test-1.0")
    assert resources.events().count() == 7
    article.withheld = True
    article.save()
    claim = Event.objects.record("seen", appearance.claim, engine="test-1.0")
    poll = make_job()
    assert (list(resources.events()), list(resources.jobs())) == ([claim], [poll])
