"""What the pages are expected to yield is printed in them."""

from collections import Counter
from typing import Any

Table = dict[str, Any]

STANCES = {
    "asserts",
    "denies",
    "questions",
    "promises",
    "condemns",
    "demands",
    "predicts",
    "no_comment",
}


def rows_of(said: list[Table]) -> list[Table]:
    return [row for article in said for row in article["said"]]


def test_every_snippet_is_printed(said: list[Table], pages: dict[str, Any]) -> None:
    lost = [
        (article["file"], row[key])
        for article in said
        for row in article["said"]
        for key in ("speaker", "source", "cue", "content", "reason")
        if row.get(key, "") not in pages[article["file"]].article
    ]
    assert lost == []


def test_every_article_has_its_rows(said: list[Table], articles: dict[str, Table]) -> None:
    assert {article["key"] for article in said} == set(articles)
    bare = [article["key"] for article in said if len(article["said"]) < 2]
    assert bare == ["almarfa-attack"]  # no English rule runs on it


def test_rows_are_well_formed(said: list[Table]) -> None:
    for row in rows_of(said):
        assert row["stance"] in STANCES
        assert row["quotation"] in ("direct", "mixed", "indirect")
        assert row["cue"] and isinstance(row["named"], bool)
        assert not (row["named"] and not row["speaker"])


def test_direct_rows_stand_in_quotation_marks(said: list[Table], pages: dict[str, Any]) -> None:
    for article in said:
        text = pages[article["file"]].article
        for row in article["said"]:
            if row["quotation"] == "direct":
                before = text[: text.index(row["content"])]
                assert row["content"][0] in '"“' or before.rstrip()[-1] in '"“‘.,”’', row


def test_parents_enclose(said: list[Table]) -> None:
    chains = 0
    for article in said:
        for position, row in enumerate(article["said"]):
            if "parent" in row:
                assert 0 <= row["parent"] < len(article["said"]) and row["parent"] != position
                chains += 1
    assert chains >= 8


def test_the_story_is_rich(said: list[Table]) -> None:
    rows = rows_of(said)
    stances = Counter(row["stance"] for row in rows)
    assert len(rows) >= 200
    assert set(stances) == STANCES
    assert stances["denies"] >= 20 and stances["no_comment"] >= 20
    kinds = Counter(row["quotation"] for row in rows)
    assert kinds["direct"] >= 50 and kinds["mixed"] >= 15 and kinds["indirect"] >= 80
    assert sum(not row["named"] for row in rows) >= 40
    assert sum("reason" in row for row in rows) >= 8
    pronouns = ("he", "she", "it", "we", "neither", "him")
    assert sum(row["source"].lower() in pronouns for row in rows) >= 40


def test_an_edited_page_yields_other_rows(said: list[Table]) -> None:
    speakers = {article["file"]: {row["speaker"] for row in article["said"]} for article in said}
    assert "Nelda Varguni" in speakers["pages/courier-curfew.html"]
    assert "Nelda Varguni" not in speakers["pages/courier-curfew.2.html"]
    assert "Tomaz Irrel" in speakers["pages/courier-curfew.2.html"]
