"""Reading who said what, and saying where the machine was wrong."""

from datetime import UTC, datetime
from typing import Any

import pytest
from rest_framework.test import APIClient

from claims.models import Attribution, Event
from tests.factories import (
    TEXT,
    make_appearance,
    make_article,
    make_attribution,
    make_revision,
    make_source,
)

ATTRIBUTIONS = "/api/v1/attributions/"
MAYOR = TEXT.index("Mayor Ilse Tarn")
QUOTE = TEXT.index("“Nobody was hurt.”")
CORRECTION: dict[str, Any] = {
    "revision": 1,
    "source": [[MAYOR, MAYOR + len("Mayor Ilse Tarn")]],
    "cue": [[MAYOR + len("Mayor Ilse Tarn "), MAYOR + len("Mayor Ilse Tarn said")]],
    "content": [[QUOTE, QUOTE + len("“Nobody was hurt.”")]],
    "stance": "denies",
    "speaker": "Ilse Tarn",
}


def test_it_shows_an_attribution(reader: APIClient) -> None:
    attribution = make_attribution()
    appearance = make_appearance(attribution=attribution)
    shown = reader.get(f"{ATTRIBUTIONS}{attribution.pk}/").json()
    assert shown["source"]["name"] == "Harbour officials"
    assert shown["source"]["named"] is False
    assert (shown["stance"], shown["state"]) == ("asserts", "proposed")
    assert (shown["engine"], shown["reasons"]) == ("test-1.0", ["cue_verb"])
    assert shown["claims"][0]["appearance"] == appearance.pk
    assert shown["claims"][0]["claim"]["text"] == appearance.claim.text


def test_it_shows_when_it_was_said_no_more_exactly_than_known(reader: APIClient) -> None:
    monday = datetime(2031, 3, 3, tzinfo=UTC)
    attribution = make_attribution(said_words="last week", said_at=monday, said_precision="week")
    shown = reader.get(f"{ATTRIBUTIONS}{attribution.pk}/").json()
    assert (shown["said_words"], shown["said_precision"]) == ("last week", "week")
    assert shown["said_at"] == "2031-03-03T00:00:00Z"


def test_it_shows_where_it_stands_in_the_current_text(reader: APIClient) -> None:
    attribution = make_attribution()
    anchor = reader.get(f"{ATTRIBUTIONS}{attribution.pk}/").json()["anchor"]
    [[start, end]] = anchor["content"]
    assert TEXT[start:end] == anchor["exact"] == attribution.content_words
    assert TEXT[:start].endswith(anchor["prefix"])
    assert TEXT[end:].startswith(anchor["suffix"])
    assert anchor["revision"] == 1


def test_it_shows_no_anchor_where_an_edit_removed_the_words(reader: APIClient) -> None:
    attribution = make_attribution()
    make_revision(article=attribution.article, text="All is well in Velm.")
    assert reader.get(f"{ATTRIBUTIONS}{attribution.pk}/").json()["anchor"] is None


def test_it_counts_in_code_points(reader: APIClient) -> None:
    text = "🚢🚢 Harbour officials claimed that the quay is safe."
    attribution = make_attribution(
        revision=make_revision(text=text), content_words="that the quay is safe"
    )
    anchor = reader.get(f"{ATTRIBUTIONS}{attribution.pk}/").json()["anchor"]
    assert anchor["source"] == [[3, 20]]


def test_it_leaves_out_rejected_claims(reader: APIClient) -> None:
    attribution = make_attribution()
    make_appearance(attribution=attribution, state="rejected")
    assert reader.get(f"{ATTRIBUTIONS}{attribution.pk}/").json()["claims"] == []


# State: whether a list shows it without being asked for it
STATES = [
    ("proposed", True),
    ("confirmed", True),
    ("corrected", True),
    ("removed", False),
    ("superseded", False),
]


@pytest.mark.parametrize(("state", "shown"), STATES)
def test_it_lists_what_stands(reader: APIClient, state: str, shown: bool) -> None:
    attribution = make_attribution(state=state)
    assert bool(reader.get(ATTRIBUTIONS).json()["results"]) is shown
    asked = reader.get(ATTRIBUTIONS, {"state": state}).json()["results"]
    assert [each["id"] for each in asked] == [attribution.pk]


def test_it_lists_those_of_one_article(reader: APIClient) -> None:
    attribution = make_attribution()
    make_attribution()
    listed = reader.get(f"/api/v1/articles/{attribution.article_id}/attributions/").json()
    assert [each["id"] for each in listed["results"]] == [attribution.pk]


# State before, act: state after
ACTS = [
    ("proposed", "confirm", "confirmed"),
    ("proposed", "remove", "removed"),
    ("removed", "restore", "confirmed"),
]


@pytest.mark.parametrize(("before", "act", "after"), ACTS)
def test_it_decides(editor: APIClient, before: str, act: str, after: str) -> None:
    attribution = make_attribution(state=before)
    answer = editor.post(f"{ATTRIBUTIONS}{attribution.pk}/{act}/")
    assert (answer.status_code, answer.json()["state"]) == (200, after)
    assert answer.json()["decided_by"] == "editor"
    assert Event.objects.about(attribution).get().actor_id is not None


# State before, act: code of the refusal
REFUSED_ACTS = [
    ("proposed", "restore", "not_removed"),
    ("superseded", "confirm", "superseded"),
    ("superseded", "remove", "superseded"),
]


@pytest.mark.parametrize(("before", "act", "code"), REFUSED_ACTS)
def test_it_rejects_acts_that_make_no_sense(
    editor: APIClient, before: str, act: str, code: str
) -> None:
    attribution = make_attribution(state=before)
    answer = editor.post(f"{ATTRIBUTIONS}{attribution.pk}/{act}/")
    assert (answer.status_code, answer.json()["code"]) == (400, code)


@pytest.mark.parametrize("act", ["confirm", "remove", "correct"])
def test_it_rejects_acts_of_a_reader(reader: APIClient, act: str) -> None:
    attribution = make_attribution()
    answer = reader.post(f"{ATTRIBUTIONS}{attribution.pk}/{act}/", CORRECTION, format="json")
    assert (answer.status_code, answer.json()["code"]) == (403, "permission_denied")
    attribution.refresh_from_db()
    assert attribution.state == Attribution.State.PROPOSED


def test_it_corrects(editor: APIClient) -> None:
    attribution = make_attribution()
    answer = editor.post(f"{ATTRIBUTIONS}{attribution.pk}/correct/", CORRECTION, format="json")
    shown = answer.json()
    assert (answer.status_code, shown["state"], shown["stance"]) == (200, "corrected", "denies")
    assert shown["content_words"] == "“Nobody was hurt.”"
    assert shown["anchor"]["content"] == CORRECTION["content"]
    assert shown["source"]["name"] == "Ilse Tarn"


def test_it_adds(editor: APIClient) -> None:
    article = make_revision().article
    path = f"/api/v1/articles/{article.pk}/attributions/"
    answer = editor.post(path, CORRECTION, format="json")
    added = Attribution.objects.get()
    assert answer.status_code == 201
    assert answer["Location"] == f"http://testserver{ATTRIBUTIONS}{added.pk}/"
    assert (answer.json()["origin"], answer.json()["state"]) == ("person", "confirmed")


def test_it_rejects_adding_by_a_reader(reader: APIClient) -> None:
    path = f"/api/v1/articles/{make_revision().article.pk}/attributions/"
    assert reader.post(path, CORRECTION, format="json").status_code == 403


def test_it_rejects_spans_of_an_older_text(editor: APIClient) -> None:
    revision = make_revision()
    make_revision(article=revision.article, text=f"Correction.\n\n{TEXT}")
    path = f"/api/v1/articles/{revision.article.pk}/attributions/"
    answer = editor.post(path, CORRECTION, format="json")
    assert (answer.status_code, answer.json()["code"]) == (409, "stale_revision")


def test_it_rejects_adding_where_there_is_no_text(editor: APIClient) -> None:
    path = f"/api/v1/articles/{make_article().pk}/attributions/"
    answer = editor.post(path, CORRECTION, format="json")
    assert (answer.status_code, answer.json()["code"]) == (400, "no_text")


# What differs from a good correction: the field and the code of the refusal
REFUSED: list[tuple[dict[str, Any], str | None, str]] = [
    ({"stance": "shouts"}, "stance", "invalid_choice"),
    ({"source": [[0]]}, "source.0", "min_length"),
    ({"source": [[0, 5, 9]]}, "source.0", "max_length"),
    ({"source": [[-1, 5]]}, "source.0.0", "min_value"),
    ({"source": "0-5"}, "source", "not_a_list"),
    ({"source": [[0, 5]] * 101}, "source", "max_length"),
    ({"content": [[5, 5]]}, None, "outside_text"),
    ({"content": [[9, 5]]}, None, "outside_text"),
    ({"content": [[0, 100_000]]}, None, "outside_text"),
    ({"content": [], "cue": []}, None, "no_content"),
    ({"speaker": "T" * 301}, "speaker", "max_length"),
    ({"sauce": "hot"}, "sauce", "unknown_field"),
]


@pytest.mark.parametrize(("change", "field", "code"), REFUSED)
def test_it_rejects_corrections_that_do_not_fit(
    editor: APIClient, change: dict[str, Any], field: str | None, code: str
) -> None:
    path = f"/api/v1/articles/{make_revision().article.pk}/attributions/"
    answer = editor.post(path, {**CORRECTION, **change}, format="json")
    assert answer.status_code == 400
    assert [(each["field"], each["code"]) for each in answer.json()["errors"]] == [(field, code)]
    assert not Attribution.objects.exists()


def test_it_takes_a_correction_without_a_speaker(editor: APIClient) -> None:
    attribution = make_attribution(source=make_source())
    correction = {**CORRECTION, "speaker": "", "source": []}
    answer = editor.post(f"{ATTRIBUTIONS}{attribution.pk}/correct/", correction, format="json")
    assert answer.json()["source"] is None
