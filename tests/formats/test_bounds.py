from dataclasses import replace

import pytest

from claims.formats.bounds import refuse_monsters
from claims.formats.errors import FormatError, TooDeep, TooLarge
from claims.formats.reading import DEFAULT_CONFIG

CONFIG = replace(DEFAULT_CONFIG, max_depth=5, max_elements=20, max_attributes=3)


@pytest.mark.parametrize(
    "html",
    [
        "",
        "The harbour was closed.",
        "<div>" * 5 + "</div>" * 5,
        "<div><p>x</p></div>" * 8,
        # these close by themselves
        "<p>a" * 10,
        "<ul>" + "<li>a" * 10 + "</ul>",
        "<img><br><input>" * 6,
        "<g/>" * 10,
        # what a script or a comment holds is no markup
        "<script>" + "'<div>'" * 30 + "</script>",
        "<!--" + "<div>" * 30 + "-->",
        "<style>" + "<b>" * 30,
        "<textarea>" + "<div>" * 30 + "</textarea>",
        # end tags without a beginning
        "</div>" * 30,
        # words in a value are no attributes
        "<p title='one two three four five' class=a>",
        '<p data-x=\'{"a": "b", "c": "d"}\'>',
        "a < b and b > c",
    ],
)
def test_it_lets_pages_pass(html: str) -> None:
    refuse_monsters(html, CONFIG)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<div>" * 6, TooDeep),
        ("<div><p>" * 6, TooDeep),
        ("<SPAN class='x'>" * 6, TooDeep),
        ("<my-tag>" * 6, TooDeep),
        ("<script></script>" + "<div>" * 6, TooDeep),
        ("<!-- --><div><div><!-- --><div><div><div><div>", TooDeep),
        ("<b>x</b>" * 21, TooLarge),
        ("<br>" * 21, TooLarge),
        ("<" * 201, TooLarge),
        ("<p a b c d>", TooLarge),
        ("<p a=1 b=2 c='3' d>", TooLarge),
    ],
)
def test_it_rejects_monsters(html: str, expected: type[FormatError]) -> None:
    with pytest.raises(expected):
        refuse_monsters(html, CONFIG)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000,
        "<p " * 1_000_000,
        "<!--" * 1_000_000,
        "<script>" * 500_000,
        "<p " + "a=" * 1_000_000,
        "<p " + "a='" * 1_000_000,
        "<p " + "\"'" * 1_000_000 + ">",
        "</" * 1_000_000,
    ],
)
def test_a_large_monster_is_looked_at_once(html: str) -> None:
    """Would not end in time if any of it were looked at again and again."""
    try:
        refuse_monsters(html, DEFAULT_CONFIG)
    except FormatError as error:
        assert error.detail
