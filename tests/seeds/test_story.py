"""The story has every element that later engines show themselves on."""

import re
from typing import Any

Table = dict[str, Any]


def shingles(text: str, size: int = 5) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


def shared(smaller: str, larger: str) -> float:
    """Share of the smaller text's runs of five words that the larger one has too."""
    mine, theirs = shingles(smaller), shingles(larger)
    return len(mine & theirs) / len(mine)


def test_it_is_large_enough(articles: dict[str, Table], publishers: dict[str, Table]) -> None:
    outlets = {article["publisher"] for article in articles.values()}
    assert len(articles) >= 16 and len(outlets) >= 8 and len(publishers) >= len(outlets)
    days = {article["published"]["day"] for article in articles.values()}
    assert days == {1, 2, 3, 4, 5}


def test_every_reference_leads_somewhere(
    articles: dict[str, Table], publishers: dict[str, Table], expected: Table
) -> None:
    claims = {claim["key"] for claim in expected["claims"]}
    for rows in expected.values():
        for row in rows if isinstance(rows, list) else []:
            assert row.get("article", "mpa-attack") in articles
            assert row.get("of", "mpa-attack") in articles
            assert row.get("to") in (None, "", *articles)
            assert row.get("publisher", "beacon") in publishers
            assert row.get("claim", "militias") in claims


def test_every_snippet_is_printed(expected: Table, first: dict[str, Any]) -> None:
    tables = ("citations", "denials", "figures", "confirmations")
    rows = [row for table in tables for row in expected[table]]
    rows += [row for silence in expected["silences"] for row in silence["kept_in"]]
    assert len(rows) > 25
    assert [row for row in rows if row["snippet"] not in first[row["article"]].article] == []


def test_three_copies_of_the_wire(expected: Table, first: dict[str, Any]) -> None:
    copies = {copy["article"]: copy for copy in expected["copies"]}
    assert len(copies) == 3
    likeness = {key: shared(first[key].article, first["mpa-attack"].article) for key in copies}
    assert likeness["courier-attack"] > 0.75 and likeness["beacon-attack"] > 0.75
    assert 0.5 < likeness["herald-attack"] < 0.75  # the lightly edited one
    assert [key for key, copy in copies.items() if copy["credited"]] == ["courier-attack"]
    assert "Meridian" not in first["beacon-attack"].text + first["herald-attack"].text


def test_other_articles_are_no_copies(
    articles: dict[str, Table], expected: Table, first: dict[str, Any]
) -> None:
    family = {"mpa-attack", *(copy["article"] for copy in expected["copies"])}
    own = [key for key in articles if key not in family]
    close = [
        (one, two)
        for one in own
        for two in articles
        if one != two and shared(first[one].article, first[two].article) > 0.15
    ]
    assert close == []


def test_a_circle_closes(
    articles: dict[str, Table], expected: Table, first: dict[str, Any]
) -> None:
    """The Beacon cites the Observer for what the Observer has from the Beacon."""
    (circle,) = expected["circles"]
    cited = {(row["article"], row["to"]) for row in expected["citations"]}
    steps = list(zip(circle["articles"], circle["articles"][1:], strict=False))
    assert steps and set(steps) <= cited
    outlets = [articles[key]["publisher"] for key in circle["articles"]]
    assert outlets == circle["publishers"] and outlets[0] == outlets[-1]
    for later, earlier in steps:
        assert articles[later]["published"]["day"] > articles[earlier]["published"]["day"]
        assert articles[earlier]["url"] in first[later].addresses


def test_one_owner_has_two_outlets(expected: Table, publishers: dict[str, Table]) -> None:
    (pair,) = expected["owner_pairs"]
    owned = [key for key, row in publishers.items() if row.get("owner") == pair["owner"]]
    assert owned == pair["publishers"]


def test_unnamed_people_in_two_outlets_say_the_same(
    articles: dict[str, Table], expected: Table, first: dict[str, Any]
) -> None:
    (unnamed,) = expected["unnamed"]
    for speaker in unnamed["speakers"]:
        assert speaker["descriptor"] in first[speaker["article"]].article
    outlets = {articles[speaker["article"]]["publisher"] for speaker in unnamed["speakers"]}
    assert len(outlets) == 2


def test_origins_are_intervals_that_grow(expected: Table) -> None:
    claims = {claim["key"]: claim for claim in expected["claims"]}
    for claim in claims.values():
        least, most = claim["origins"]
        assert 1 <= least <= most <= len(claim["roots"])
        assert claim["growth"][-1]["origins"] == claim["origins"]
    assert [claim for claim, row in claims.items() if row["circular"]] == ["detonator"]
    for later in expected["confirmations"]:
        steps = [step["origins"] for step in claims[later["claim"]]["growth"]]
        assert steps[-2:] == [later["before"], later["after"]]


def test_counting_outlets_would_mislead(articles: dict[str, Table], expected: Table) -> None:
    for claim in expected["claims"]:
        outlets = {articles[key]["publisher"] for key in claim["asserted_in"]}
        if claim["key"] in ("militias", "detonator", "envoy"):
            assert len(outlets) > claim["origins"][1]


def test_figures_rise_and_fall(articles: dict[str, Table], expected: Table) -> None:
    assert [row["value"] for row in expected["figures"]] == [3, 5, 6, 5]
    days = [articles[row["article"]]["published"]["day"] for row in expected["figures"]]
    assert days == [1, 2, 3, 4]


def test_silences_are_broken_later(articles: dict[str, Table], expected: Table) -> None:
    parties = {silence["party"] for silence in expected["silences"]}
    assert parties == {"Union of Highland Brigades", "Durethi Foreign Ministry"}
    for silence in expected["silences"]:
        broken = articles[silence["broken_by"]]["published"]["day"]
        kept = [articles[row["article"]]["published"]["day"] for row in silence["kept_in"]]
        assert max(kept) < broken


def test_the_militia_denies(expected: Table) -> None:
    deniers = {row["speaker"] for row in expected["denials"] if row["claim"] == "militias"}
    assert deniers == {"Union of Highland Brigades", "Anahel Drosk"}


def test_edits_change_what_they_say(
    articles: dict[str, Table], expected: Table, pages: dict[str, Any]
) -> None:
    edited = {key for key, article in articles.items() if len(article["captures"]) > 1}
    assert edited == {edit["article"] for edit in expected["edits"]}
    for edit in expected["edits"]:
        was, now = (
            pages[capture["file"]].article for capture in articles[edit["article"]]["captures"]
        )
        assert ("Correction:" in now) == edit["notice"] and "Correction:" not in was
        for change in edit["changed"]:
            assert change["was"] in was and change["was"] not in now
            assert change["now"] in now


def test_edits_are_of_three_kinds(articles: dict[str, Table], expected: Table) -> None:
    kinds = {edit["article"]: edit["significance"] for edit in expected["edits"]}
    assert sorted(kinds.values()) == ["correction", "cosmetic", "substance"]
    (stealth,) = (key for key, kind in kinds.items() if kind == "substance")
    assert "modified" not in articles[stealth]["captures"][1]


def test_a_fact_check_is_already_out(expected: Table, first: dict[str, Any]) -> None:
    (check,) = expected["factchecks"]
    page = first["plumbline-check"]
    review = page.statements[1]
    (claim,) = (row for row in expected["claims"] if row["key"] == check["claim"])
    assert review["@type"] == "ClaimReview" and review["claimReviewed"] == claim["text"]
    assert review["reviewRating"]["alternateName"] == check["rating"]
    assert check["rating"] in page.article
