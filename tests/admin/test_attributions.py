"""Deciding on attributions from the desk."""

import json
from typing import Any

import pytest
from django.test import Client

from claims.models import Anchor, Article, Attribution, Claim, Revision
from tests import factories as make

TEXT = make.TEXT
SAID = "“Nobody was hurt.”"


def url(attribution: Attribution, act: str) -> str:
    return f"/admin/claims/attribution/{attribution.pk}/{act}/"


def send(desk: Client, address: str, body: object) -> Any:
    headers = {"Accept": "application/json"}
    return desk.post(address, json.dumps(body), content_type="application/json", headers=headers)


def correction(of: Revision, **facts: Any) -> dict[str, Any]:
    """What the page sends: the mayor's words."""
    return {
        "revision": of.pk,
        "source": [list(span) for span in make.spans_of(TEXT, "Ilse Tarn")],
        "cue": [list(span) for span in make.spans_of(TEXT, "said")],
        "content": [list(span) for span in make.spans_of(TEXT, SAID)],
        "stance": "asserts",
        "speaker": "Ilse Tarn",
        **facts,
    }


# (act, state before, state after)
DECISIONS = [
    ("confirm", "proposed", "confirmed"),
    ("remove", "proposed", "removed"),
    ("remove", "confirmed", "removed"),
    ("restore", "removed", "confirmed"),
]


@pytest.mark.parametrize(("act", "before", "after"), DECISIONS)
def test_a_plain_form_decides_and_leads_back(
    desk: Client, act: str, before: str, after: str
) -> None:
    attribution = make.make_attribution(state=before)
    answer = desk.post(url(attribution, act))
    attribution.refresh_from_db()
    assert attribution.state == after
    place = f"/admin/claims/article/{attribution.article_id}/change/#a-{attribution.pk}"
    assert answer["Location"] == place


def test_the_script_gets_a_sentence(desk: Client) -> None:
    attribution = make.make_attribution()
    assert send(desk, url(attribution, "confirm"), None).json() == {"message": "Confirmed."}


def test_a_refusal_is_the_acts_own_sentence(desk: Client) -> None:
    attribution = make.make_attribution()
    answer = send(desk, url(attribution, "restore"), None)
    assert answer.status_code == 400
    assert answer.json() == {"error": "Only a removed attribution can be restored."}


def test_looking_decides_nothing(desk: Client) -> None:
    attribution = make.make_attribution()
    assert desk.get(url(attribution, "remove")).status_code == 405
    attribution.refresh_from_db()
    assert attribution.state == "proposed"


def test_a_stranger_decides_nothing(stranger: Client) -> None:
    attribution = make.make_attribution()
    answer = send(stranger, url(attribution, "confirm"), None)
    assert answer.status_code == 403
    assert "change_attribution" in answer.json()["error"]
    attribution.refresh_from_db()
    assert attribution.state == "proposed"


def test_a_form_without_its_token_is_refused(chief: Any) -> None:
    attribution = make.make_attribution()
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(chief)
    assert careful.post(url(attribution, "confirm")).status_code == 403


def test_a_missed_one_is_added(desk: Client) -> None:
    revision = make.make_revision()
    address = f"/admin/claims/attribution/in/{revision.article_id}/"
    assert send(desk, address, correction(revision)).json() == {"message": "Added."}
    added = Attribution.objects.get()
    assert (added.source_words, added.cue_words, added.content_words) == ("Ilse Tarn", "said", SAID)
    assert added.source and added.source.name == "Ilse Tarn"


def test_one_is_corrected(desk: Client) -> None:
    attribution = make.make_attribution()
    revision = attribution.article.current
    assert revision
    sent = correction(revision, stance="denies")
    assert send(desk, url(attribution, "correct"), sent).json() == {"message": "Corrected."}
    attribution.refresh_from_db()
    assert (attribution.state, attribution.stance) == ("corrected", "denies")
    assert Anchor.objects.get().content == [list(span) for span in make.spans_of(TEXT, SAID)]


# (what is sent in place of what should be, what the refusal speaks of)
WRONG = [
    ({"revision": 0}, "text has changed"),
    ({"stance": "shouts"}, "Choose what"),
    ({"speaker": 7}, "a name, or empty"),
    ({"stance": ["asserts"]}, "Choose what"),
    ({"speaker": "T" * 301}, "at most 300 characters"),
    ({"content": [[0, 2**70]]}, "list of"),
    ({"content": [[-1, 5]]}, "list of"),
    ({"content": [[0, 5]] * 101}, "at most 100 pieces"),
    ({"content": "0-5"}, "list of"),
    ({"content": [[0]]}, "list of"),
    ({"content": [[0, "5"]]}, "list of"),
    ({"content": [[True, 5]]}, "list of"),
    ({"content": [[0, 99_999]]}, "not in the text"),
    ({"content": [], "cue": []}, "Select the words"),
]


@pytest.mark.parametrize(("wrong", "said"), WRONG)
def test_it_rejects_what_is_no_correction(desk: Client, wrong: dict[str, Any], said: str) -> None:
    revision = make.make_revision()
    address = f"/admin/claims/attribution/in/{revision.article_id}/"
    answer = send(desk, address, correction(revision, **wrong))
    assert answer.status_code == 400
    assert said in answer.json()["error"]
    assert not Attribution.objects.exists()


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 200_000])
def test_it_rejects_what_is_no_json(desk: Client, body: bytes) -> None:
    revision = make.make_revision()
    answer = desk.post(
        f"/admin/claims/attribution/in/{revision.article_id}/",
        body,
        content_type="application/json",
        headers={"Accept": "application/json"},
    )
    assert answer.status_code == 400


def test_it_rejects_adding_to_an_article_without_text(desk: Client) -> None:
    article: Article = make.make_article()
    assert send(desk, f"/admin/claims/attribution/in/{article.pk}/", {}).status_code == 404


def test_one_is_made_a_claim(desk: Client) -> None:
    attribution = make.make_attribution()
    desk.post(url(attribution, "promote"))
    assert Claim.objects.get().appearances.get().attribution == attribution


def test_several_are_confirmed_at_once(desk: Client) -> None:
    chosen = [make.make_attribution().pk for _ in range(3)]
    desk.post("/admin/claims/attribution/", {"action": "confirm_all", "_selected_action": chosen})
    assert Attribution.objects.filter(state="confirmed").count() == 3


def test_its_own_page_is_its_place_in_the_article(desk: Client) -> None:
    attribution = make.make_attribution()
    answer = desk.get(f"/admin/claims/attribution/{attribution.pk}/change/")
    assert answer["Location"].endswith(f"#a-{attribution.pk}")
