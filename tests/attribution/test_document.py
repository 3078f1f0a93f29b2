"""Sentences of tokens, in which a quotation is one token."""

import pytest

from claims.attribution.document import read
from claims.attribution.lexicon import lexicon


def tagged(text: str) -> list[list[str]]:
    return [[token.tag for token in one.tokens] for one in read(text, lexicon())]


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("“It rained,” he said.", True),
        ("He spoke of “a long and heavy rain in Orra”.", True),
        # a title, a mention, a scare quote
        ("He sang “The Long Way Home to Orra” twice.", False),
        ("The word “rain” is old.", False),
        ("The “great reform” failed.", False),
    ],
)
def test_only_speech_becomes_one_token(text: str, speech: bool) -> None:
    assert ("Q" in tagged(text)[0]) is speech


def test_a_quotation_keeps_its_sentences_and_its_tag_together() -> None:
    text = "“It rained. It snowed!” he said. He left."
    assert [text[one.span.start : one.span.end] for one in read(text, lexicon())] == [
        "“It rained. It snowed!” he said.",
        "He left.",
    ]


def test_a_stop_in_brackets_ends_nothing() -> None:
    assert len(read("Dana Orlo (Ind.) said it rained.", lexicon())) == 1


@pytest.mark.parametrize(
    ("line", "titled"),
    [
        ("Orlo Says Bridge Will Open This Spring", True),
        ("Orlo says the bridge will open this spring", False),
        # names alone make no headline
        ("Lanvian Prime Minister Dana Orlo left.", False),
    ],
)
def test_it_knows_a_headline(line: str, titled: bool) -> None:
    (found,) = read(line, lexicon())
    assert found.titled is titled


def test_paragraphs_are_counted() -> None:
    found = read("It rained. It snowed.\n\nIt hailed.", lexicon())
    assert [one.paragraph for one in found] == [0, 0, 1]


def test_a_sentence_without_end_is_read_in_pieces() -> None:
    found = read("rain and " * 1000, lexicon())
    assert len(found) > 5
    assert sum(len(one.tokens) for one in found) == 2000
    assert all(
        before.span.end <= after.span.start for before, after in zip(found, found[1:], strict=False)
    )
