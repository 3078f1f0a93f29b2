"""What the encoder is told beside the letters."""

from claims.attribution import rules
from claims.attribution.config import DEFAULT_CONFIG
from claims.attribution.document import read
from claims.attribution.lexicon import lexicon
from claims.attribution.trained.hints import Hints
from claims.attribution.trained.model import network
from claims.attribution.trained.pieces import (
    CONTENT,
    NO_RULE,
    NOTHING,
    SOURCE,
    Pieces,
    link_hint,
    read_pieces,
)
from claims.text.spans import Span

TEXT = 'Orlo said it rained. "We saw it," NATO added.\nNobody came.'


def pieces_of(text: str) -> Pieces:
    sentences = read(text, lexicon())
    hints = rules.find(sentences, DEFAULT_CONFIG)
    return read_pieces(text, sentences, hints, network().tokenizer)


def feature(pieces: Pieces, text: str, word: str, column: int) -> int:
    start = text.index(word)
    first, _ = pieces.within(Span(start, start + len(word)))
    return int(pieces.features[first, column])


def test_case_is_kept() -> None:
    pieces = pieces_of(TEXT)
    assert [feature(pieces, TEXT, word, 0) for word in ("said", "Orlo", "NATO", ".")] == [
        0,
        1,
        2,
        3,
    ]


def test_quotations_are_told() -> None:
    pieces = pieces_of(TEXT)
    assert [feature(pieces, TEXT, word, 1) for word in ("rained", "saw", "added")] == [0, 2, 0]


def test_sentences_and_paragraphs_open() -> None:
    pieces = pieces_of(TEXT)
    assert [feature(pieces, TEXT, word, 2) for word in ("Orlo", "said", '"', "Nobody")] == [
        2,
        0,
        1,
        2,
    ]


def test_what_the_rules_found_is_a_hint() -> None:
    pieces = pieces_of(TEXT)
    words = ("Nobody", "Orlo", "said", "rained")
    assert [feature(pieces, TEXT, word, 3) for word in words] == [0, 1, 2, 3]


def test_a_link_hint_tells_the_roles_of_one_cue() -> None:
    pieces = pieces_of(TEXT)
    hints = rules.find(read(TEXT, lexicon()), DEFAULT_CONFIG)
    start = TEXT.index("said")
    known = Hints(hints).at(Span(start, start + 4))
    found = link_hint(pieces, known, (0, len(pieces.ids)))
    told = {
        word: int(found[pieces.within(Span(TEXT.index(word), TEXT.index(word) + 1))[0]])
        for word in ("Orlo", "said", "rained", "saw")
    }
    assert told == {"Orlo": SOURCE, "said": NOTHING, "rained": CONTENT, "saw": NOTHING}


def test_a_cue_that_the_rules_do_not_know_has_no_hint() -> None:
    pieces = pieces_of(TEXT)
    assert Hints([]).at(Span(5, 9)) is None
    assert list(link_hint(pieces, None, (2, 5))) == [NO_RULE] * 3


def test_a_lone_surrogate_is_as_long_as_it_was() -> None:
    text = "Orlo \ud800 said it rained."
    pieces = pieces_of(text)
    first, last = pieces.within(Span(text.index("said"), text.index("said") + 4))
    assert (int(pieces.start[first]), int(pieces.end[last - 1])) == (7, 11)
    assert int(pieces.end[-1]) == len(text)
