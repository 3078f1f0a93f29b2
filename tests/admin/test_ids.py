"""Ids in addresses and forms, as somebody may have typed them."""

import pytest
from django.test import Client

from claims.admin.ids import id_in
from tests import factories as make

# (what is written, the id)
WRITTEN = [
    ("12", 12),
    ("0", 0),
    ("9" * 18, 10**18 - 1),
    ("9" * 19, None),  # more than a bigint holds
    ("9" * 5000, None),  # more than Python reads
    ("²", None),  # a digit, but no decimal one
    ("١٢", None),  # decimal, but not ours
    ("-1", None),
    ("abc", None),
    ("", None),
]


@pytest.mark.parametrize(("written", "found"), WRITTEN)
def test_it_reads_ids_alone(written: str, found: int | None) -> None:
    assert id_in(written) == found


@pytest.mark.parametrize("kind", ["article", "attribution", "claim", "source"])
@pytest.mark.parametrize("written", ["²", "abc", "9" * 30])
def test_a_page_of_what_is_no_id_is_not_there(desk: Client, kind: str, written: str) -> None:
    assert desk.get(f"/admin/claims/{kind}/{written}/change/").status_code == 404


def test_a_revision_that_is_no_number_is_the_current_one(desk: Client) -> None:
    revision = make.make_revision()
    page = desk.get(f"/admin/claims/article/{revision.article_id}/change/?revision=²")
    assert page.context["reading"].revision == revision


# (row, act, field)
CHOSEN = [
    ("article", "publisher", "publisher"),
    ("claim", "assign", "to"),
    ("claim", "draft", "rating"),
]


@pytest.mark.parametrize(("kind", "act", "field"), CHOSEN)
def test_a_choice_that_is_no_id_chooses_nothing(
    desk: Client, kind: str, act: str, field: str
) -> None:
    row = make.make_article() if kind == "article" else make.make_claim()
    assert desk.post(f"/admin/claims/{kind}/{row.pk}/{act}/", {field: "²"}).status_code == 302
