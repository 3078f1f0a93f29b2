"""What claims are to one another."""

from rest_framework.test import APIClient

from tests.factories import make_claim, make_link

LINKS = "/api/v1/links/"


def test_it_shows_both_claims_and_why(reader: APIClient) -> None:
    link = make_link()
    shown = reader.get(f"{LINKS}{link.pk}/").json()
    assert (shown["first"]["id"], shown["second"]["id"]) == (link.first_id, link.second_id)
    assert (shown["relation"], shown["state"]) == ("contradicts", "suggested")
    assert shown["reasons"] == ["negated_once:not"]


def test_it_finds_the_links_of_a_claim_from_either_end(reader: APIClient) -> None:
    claim = make_claim()
    newer = make_link(first=claim)
    make_link()
    [row] = reader.get(LINKS, {"claim": newer.second_id}).json()["results"]
    assert row["id"] == newer.pk
    [row] = reader.get(LINKS, {"claim": claim.pk}).json()["results"]
    assert row["id"] == newer.pk


def test_it_finds_those_that_wait_for_an_editor(reader: APIClient) -> None:
    waiting = make_link(relation="updates")
    make_link(state="attached")
    [row] = reader.get(LINKS, {"state": "suggested", "relation": "updates"}).json()["results"]
    assert row["id"] == waiting.pk
