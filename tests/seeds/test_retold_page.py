"""The one real page, retold: its twelve attributions, its credit, its house lines."""

from pathlib import Path
from typing import Any

import pytest

Table = dict[str, Any]


def test_it_works(seeds: Path, retold: Any, retold_story: Table) -> None:
    (article,) = retold_story["articles"]
    assert (seeds / "page" / article["captures"][0]["file"]).is_file()
    assert retold.canonical == retold.statements[0]["url"] == article["url"]
    assert article["publisher"] in {row["key"] for row in retold_story["publishers"]}


def test_no_more_of_the_date_is_written_than_is_known(retold: Any, retold_story: Table) -> None:
    assert retold.statements[0]["datePublished"] == "2021-11"
    assert retold_story["articles"][0]["published"] == "2021-11"
    assert "{{" not in retold.text


def test_credit_and_house_lines_are_printed(retold: Any, retold_expected: Table) -> None:
    (article,) = retold_expected["articles"]
    (credit,) = article["credits"]
    assert credit["snippet"] in retold.article and credit["publisher"] in credit["snippet"]
    assert len(article["boilerplate"]) == 2
    assert all(line in retold.article for line in article["boilerplate"])


def test_the_rows_are_printed(retold: Any, retold_expected: Table) -> None:
    rows = retold_expected["articles"][0]["said"]
    assert len(rows) == 12
    for row in rows:
        assert all(row[key] in retold.article for key in ("speaker", "source", "cue", "content"))


@pytest.mark.parametrize(
    ("row", "speaker", "stance", "quotation"),
    [
        (0, "Iraqi security officials", "asserts", "indirect"),  # unnamed group
        (1, "i24NEWS", "asserts", "indirect"),  # the outlet as a source
        (2, "Mustafa Al-Kadhimi", "promises", "indirect"),  # a vow
        (3, "Mustafa Al-Kadhimi", "asserts", "direct"),  # two sentences in one quotation
        (4, "", "asserts", "indirect"),  # the outlet's inference
        (5, "protesters", "asserts", "indirect"),  # a participle
        (6, "Iran", "condemns", "indirect"),  # quick to condemn
        (7, "Iraqi Foreign Ministry", "asserts", "mixed"),  # as printed
        (8, "Popular Mobilization Forces", "no_comment", "indirect"),  # silence
        (9, "the rival Shiite faction of Muqtada al-Sadr", "condemns", "indirect"),  # not he
        (10, "Muqtada al-Sadr", "asserts", "direct"),  # a tweet
        (11, "", "predicts", "indirect"),  # the outlet's analysis
    ],
)
def test_each_row_says_what_the_page_says(
    retold_expected: Table, row: int, speaker: str, stance: str, quotation: str
) -> None:
    found = retold_expected["articles"][0]["said"][row]
    assert (found["speaker"], found["stance"], found["quotation"]) == (speaker, stance, quotation)


def test_real_words_are_quoted_in_short_pieces(retold: Any) -> None:
    """Only what was said stands in quotation marks; a gap is marked."""
    quotations = retold.article.split('"')[1::2]
    pieces = [piece.split() for quotation in quotations for piece in quotation.split("…")]
    assert [len(piece) for piece in pieces] == [9, 8, 1, 1, 5, 8, 8, 4]
