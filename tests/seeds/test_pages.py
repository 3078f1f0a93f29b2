"""Pages are whole, as real ones are: metadata, furniture, prose of a readable length."""

import re
from typing import Any

from claims.text.clean import clean

Table = dict[str, Any]


def test_pages_are_complete(pages: dict[str, Any]) -> None:
    for name, page in pages.items():
        assert {"title", "nav", "main", "article", "h1", "time", "footer"} <= set(page.tags), name


def test_json_ld_and_open_graph_agree(
    articles: dict[str, Table], publishers: dict[str, Table], pages: dict[str, Any]
) -> None:
    for article in articles.values():
        for capture in article["captures"]:
            page = pages[capture["file"]]
            news = page.statements[0]
            assert news["@type"] == "NewsArticle"
            assert news["url"] == page.canonical == page.metas["og:url"] == article["url"]
            assert news["headline"] == page.metas["og:title"] and news["headline"] in page.article
            assert news["publisher"]["name"] == publishers[article["publisher"]]["name"]
            assert news["datePublished"] == page.metas["article:published_time"] == "{{published}}"
            assert news["dateModified"] == page.metas["article:modified_time"] == "{{modified}}"


def test_bylines_name_the_author(pages: dict[str, Any]) -> None:
    people = set()
    for page in pages.values():
        (author,) = page.statements[0]["author"]
        assert author["name"] in page.article
        if author["@type"] == "Person":
            people.add(author["name"])
            assert page.metas["author"] == author["name"]
    assert len(people) >= 7


def test_articles_are_of_a_newspaper_s_length(pages: dict[str, Any]) -> None:
    lengths = {name: len(page.article.split()) for name, page in pages.items()}
    short = [name for name, words in lengths.items() if not 200 <= words <= 500]
    assert short == ["pages/almarfa-attack.html"]
    assert lengths["pages/almarfa-attack.html"] >= 100


def test_one_page_is_in_another_script(pages: dict[str, Any]) -> None:
    arabic = [name for name, page in pages.items() if page.language == "ar"]
    assert arabic == ["pages/almarfa-attack.html"]
    text = pages[arabic[0]].article
    assert len(re.findall(r"[\u0600-\u06ff]", text)) > 0.7 * len(text)
    assert "weekday" not in text and "{{date" not in text


def test_the_owner_is_named_where_there_is_one(
    articles: dict[str, Table], publishers: dict[str, Table], first: dict[str, Any]
) -> None:
    for key, page in first.items():
        owner = publishers[articles[key]["publisher"]].get("owner")
        parent = page.statements[0]["publisher"].get("parentOrganization", {})
        assert parent.get("name") == (publishers[owner]["name"] if owner else None)


def test_house_lines_stand_in_every_page_of_the_house(
    articles: dict[str, Table], expected: Table, first: dict[str, Any]
) -> None:
    assert set(expected["boilerplate"]) == {article["publisher"] for article in articles.values()}
    for key, page in first.items():
        for line in expected["boilerplate"][articles[key]["publisher"]]:
            assert line in page.article


def test_links_lead_to_other_articles_of_the_story(
    articles: dict[str, Table], first: dict[str, Any]
) -> None:
    linked = set(first["observer-foreign"].addresses)
    assert {articles["mpa-attack"]["url"], articles["beacon-detonator"]["url"]} <= linked
    assert articles["observer-foreign"]["url"] in first["beacon-confirm"].addresses


def test_texts_are_clean(pages: dict[str, Any]) -> None:
    assert [name for name, page in pages.items() if clean(page.text) != page.text] == []


def test_typography_varies(pages: dict[str, Any]) -> None:
    """Straight, curly, British single and Arabic quotation marks all occur."""
    texts = "".join(page.article for page in pages.values())
    assert all(mark in texts for mark in ('"', "“", "‘", "«"))
