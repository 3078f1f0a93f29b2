"""Claims, what bears on them, and what the desk published."""

from typing import Any

from django.utils import timezone
from rest_framework.test import APIClient

from claims.models import Article, Claim, Review, ReviewVersion
from tests.factories import (
    make_appearance,
    make_article,
    make_attribution,
    make_claim,
    make_provenance,
    make_revision,
    make_user,
)

CLAIMS = "/api/v1/claims/"


def make_version(claim: Claim, **facts: Any) -> ReviewVersion:
    """A published version, unless told otherwise."""
    review, _ = Review.objects.get_or_create(claim=claim)
    author = make_user()
    published = {"state": "published", "published_at": timezone.now(), "published_by": author}
    verdict = {"rating_label": "False", "rating_value": 1, "worst_value": 1, "best_value": 5}
    return ReviewVersion.objects.create(
        review=review, author=author, **{**published, **verdict, "number": 1, **facts}
    )


def test_it_shows_a_claim(reader: APIClient) -> None:
    claim = make_claim(assigned_to=make_user(username="dana"), tags=["bridge"])
    shown = reader.get(f"{CLAIMS}{claim.pk}/").json()
    assert (shown["text"], shown["lifecycle"]) == (claim.text, "new")
    assert (shown["assigned_to"], shown["tags"]) == ("dana", ["bridge"])
    assert shown["verdict"] is None


def test_it_counts_what_bears_on_it(reader: APIClient) -> None:
    claim = make_claim()
    for state in ("attached", "attached", "suggested", "rejected", "detached"):
        make_appearance(claim=claim, state=state)
    shown = reader.get(f"{CLAIMS}{claim.pk}/").json()
    assert shown["appearances"] == {"attached": 2, "suggested": 1}


def test_it_counts_nothing_withheld(reader: APIClient) -> None:
    revision = make_revision(article=make_article(withheld=True))
    appearance = make_appearance(attribution=make_attribution(revision=revision))
    shown = reader.get(f"{CLAIMS}{appearance.claim_id}/").json()
    assert shown["appearances"] == {"attached": 0, "suggested": 0}
    assert reader.get(shown["appearances_url"]).json()["results"] == []


def test_it_shows_the_published_verdict(reader: APIClient) -> None:
    claim = make_claim()
    make_version(claim)
    make_version(claim, number=2, rating_label="Half true", rating_value=3)
    make_version(claim, number=3, state="draft", published_at=None, published_by=None)
    verdict = reader.get(f"{CLAIMS}{claim.pk}/").json()["verdict"]
    assert (verdict["version"], verdict["label"], verdict["value"]) == (2, "Half true", 3)
    assert (verdict["worst"], verdict["best"]) == (1, 5)


def test_it_shows_no_verdict_of_a_claim_that_was_withdrawn(reader: APIClient) -> None:
    claim = make_claim(lifecycle=Claim.Lifecycle.WITHDRAWN)
    make_version(claim)
    assert reader.get(f"{CLAIMS}{claim.pk}/").json()["verdict"] is None


def test_it_shows_no_draft(reader: APIClient) -> None:
    claim = make_claim()
    make_version(claim, state="draft", published_at=None, published_by=None)
    assert reader.get(f"{CLAIMS}{claim.pk}/").json()["verdict"] is None


def test_it_lists_where_a_claim_appears(reader: APIClient) -> None:
    appearance = make_appearance(kind="denies", reasons=["cue_verb"])
    make_appearance()
    shown = reader.get(f"{CLAIMS}{appearance.claim_id}/").json()
    [row] = reader.get(shown["appearances_url"]).json()["results"]
    assert (row["id"], row["kind"], row["reasons"]) == (appearance.pk, "denies", ["cue_verb"])
    assert row["attribution"]["source"]["name"] == "Harbour officials"
    assert row["attribution"]["article"]["id"] == appearance.attribution.article_id
    assert reader.get(row["url"]).json() == row


def test_it_has_no_appearances_of_nothing(reader: APIClient) -> None:
    assert reader.get(f"{CLAIMS}1/appearances/").status_code == 404


def test_it_shows_where_a_claim_comes_from(reader: APIClient) -> None:
    claim = make_claim()
    make_provenance(
        claim, "two officials", "Ilse Tarn", least=1, reasons=["unnamed_may_be_the_same"]
    )
    shown = reader.get(f"{CLAIMS}{claim.pk}/").json()["provenance"]
    assert (shown["articles"], shown["outlets"]) == (3, 2)
    assert (shown["least"], shown["most"], shown["circular"]) == (1, 2, False)
    assert [each["name"] for each in shown["roots"]] == ["two officials", "Ilse Tarn"]
    assert shown["roots"][0]["publisher"]["name"].startswith("Velm Gazette")


def test_what_was_not_traced_yet_has_no_provenance(reader: APIClient) -> None:
    assert reader.get(f"{CLAIMS}{make_claim().pk}/").json()["provenance"] is None


def test_it_names_no_origin_that_a_withheld_article_tells_of(reader: APIClient) -> None:
    claim = make_claim()
    make_provenance(claim, "two officials", "Ilse Tarn")
    Article.objects.filter(origins__name="Ilse Tarn").update(withheld=True)
    shown = reader.get(f"{CLAIMS}{claim.pk}/").json()["provenance"]
    assert [each["name"] for each in shown["roots"]] == ["two officials"]
