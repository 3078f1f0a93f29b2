"""Pages by cursor, walked to the end and back."""

from base64 import b64encode

import pytest
from rest_framework.test import APIClient

from tests.factories import make_claim

CLAIMS = "/api/v1/claims/"


def walk(client: APIClient, path: str, towards: str = "next") -> list[list[int]]:
    """The ids on each page, from a page on."""
    pages = []
    while path:
        answer = client.get(path).json()
        pages.append([row["id"] for row in answer["results"]])
        path = answer[towards]
    return pages


def test_it_shows_each_row_once_newest_first(reader: APIClient) -> None:
    ids = [make_claim().pk for _ in range(7)]
    pages = walk(reader, f"{CLAIMS}?page_size=3")
    assert [len(page) for page in pages] == [3, 3, 1]
    assert sum(pages, []) == sorted(ids, reverse=True)


def test_it_goes_back(reader: APIClient) -> None:
    ids = [make_claim().pk for _ in range(7)]
    last = f"{CLAIMS}?page_size=3"
    while following := reader.get(last).json()["next"]:
        last = following
    assert sorted(sum(walk(reader, last, "previous"), [])) == ids


def test_it_keeps_its_place_while_rows_are_added(reader: APIClient) -> None:
    ids = [make_claim().pk for _ in range(4)]
    first = reader.get(f"{CLAIMS}?page_size=2").json()
    make_claim()
    second = reader.get(first["next"]).json()
    assert [row["id"] for row in second["results"]] == [ids[1], ids[0]]


def test_it_keeps_the_filters(reader: APIClient) -> None:
    for number in range(6):
        make_claim(language="en" if number % 2 else "fr")
    pages = walk(reader, f"{CLAIMS}?page_size=2&language=fr")
    assert [len(page) for page in pages] == [2, 1]


def test_it_has_no_pages_of_nothing(reader: APIClient) -> None:
    assert reader.get(CLAIMS).json() == {"next": None, "previous": None, "results": []}


def test_it_shows_fifty_unless_asked(reader: APIClient) -> None:
    for _ in range(51):
        make_claim()
    assert [len(page) for page in walk(reader, CLAIMS)] == [50, 1]


@pytest.mark.parametrize("size", ["0", "-1", "201", "many", "1.5", "٣", "1" * 5000])
def test_it_rejects_a_page_size(reader: APIClient, size: str) -> None:
    answer = reader.get(CLAIMS, {"page_size": size})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "page_size")


# What is inside a cursor that nobody was given
FOREIGN = ["p=abc", "p=-1", "p=1.5", "p=" + "9" * 30, "p=%00", "o=5", "p=5&o=-1", "o=many", ""]


@pytest.mark.parametrize("inside", FOREIGN)
def test_it_rejects_a_foreign_cursor(reader: APIClient, inside: str) -> None:
    cursor = b64encode(inside.encode()).decode() or "="
    answer = reader.get(CLAIMS, {"cursor": cursor})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "cursor")


@pytest.mark.parametrize("cursor", ["not base64", "é", "====", "\x00"])
def test_it_rejects_what_is_no_cursor(reader: APIClient, cursor: str) -> None:
    answer = reader.get(CLAIMS, {"cursor": cursor})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "cursor")
