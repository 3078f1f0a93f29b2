import json
from typing import Any

import pytest

from claims.formats.jsonld import article_node, first_string, names, strings, types_of

ARTICLE = {"@type": "NewsArticle", "headline": "Harbour closed"}


def headline(*scripts: object, url: str = "") -> object:
    texts = [script if isinstance(script, str) else json.dumps(script) for script in scripts]
    return article_node(texts, url).get("headline")


@pytest.mark.parametrize(
    "script",
    [
        ARTICLE,
        [{"@type": "WebSite"}, ARTICLE],
        {"@graph": [{"@type": "WebPage"}, ARTICLE]},
        [[{"@graph": [[ARTICLE]]}]],
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {**ARTICLE, "@type": ["Thing", "http://schema.org/ReportageNewsArticle"]},
        # as pages write it
        f"<!-- {json.dumps(ARTICLE)} -->",
        f"//<![CDATA[\n{json.dumps(ARTICLE)}\n//]]>",
        f"{json.dumps(ARTICLE)};",
        '{"@type": "NewsArticle", "headline": "Harbour\n closed"}',
    ],
)
def test_it_works(script: object) -> None:
    assert headline(script) == "Harbour closed" or headline(script) == "Harbour\n closed"


@pytest.mark.parametrize(
    "script",
    [
        "",
        "not json",
        "{",
        "[" * 100_000,
        "null",
        "[null, 1, [], {}]",
        {"@type": "WebPage", "headline": "Front page"},
        {"@type": None, "headline": "x"},
        {"@type": {"a": 1}},
        {"itemReviewed": ARTICLE},
        "x" * 600_000,
    ],
)
def test_it_finds_nothing_where_there_is_nothing(script: object) -> None:
    assert headline(script) is None


def test_a_broken_script_does_not_hide_the_next() -> None:
    assert headline("{broken", ARTICLE) == "Harbour closed"


def test_the_first_article_is_the_one_unless_another_is_about_this_page() -> None:
    here = {**ARTICLE, "headline": "Here", "mainEntityOfPage": {"@id": "https://a.example/2"}}

    assert headline(ARTICLE, here) == "Harbour closed"
    assert headline(ARTICLE, here, url="https://a.example/2") == "Here"
    assert headline(ARTICLE, here, url="https://a.example/3") == "Harbour closed"


def test_references_are_resolved() -> None:
    graph = {
        "@graph": [
            {**ARTICLE, "author": [{"@id": "#mira"}], "publisher": {"@id": "#gone"}},
            {"@type": "Person", "@id": "#mira", "name": "Mira Tal"},
        ]
    }

    node = article_node([json.dumps(graph)])

    assert names(node["author"]) == ["Mira Tal"]
    assert names(node["publisher"]) == []


def test_a_page_of_nodes_is_not_read_to_its_end() -> None:
    assert headline([{"@type": "Thing"}] * 5_000 + [ARTICLE]) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Mira Tal", ["Mira Tal"]),
        ({"name": "Mira &amp; Jon"}, ["Mira & Jon"]),
        (
            [{"name": "Mira"}, "Jon", None, 3, {"name": ["Ann", "Lee"]}],
            ["Mira", "Jon", "Ann", "Lee"],
        ),
        ({"name": None}, []),
        (None, []),
        ("  ", []),
    ],
)
def test_names_come_in_many_shapes(value: Any, expected: list[str]) -> None:
    assert names(value) == expected


def test_small_readers() -> None:
    assert strings([" a \n b ", "", 1]) == ["a b"]
    assert first_string([]) == ""
    assert types_of({"@type": "schema:Article"}) == {"Article"}
