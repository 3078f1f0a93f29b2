"""How far a content is worth checking, of what kind it is, and why."""

from pathlib import Path

import numpy as np
import pytest

from claims.attribution import CheckWorthiness, ContentKind, check_worthiness
from claims.attribution.checkworthiness import COLUMNS, model
from claims.attribution.evaluation.sentences import read_sentences
from tests.attribution.marked import only

FOLDER = Path(__file__).parents[1] / "gold" / "checkworthiness"
# More worth checking first.
PAIRS = [
    # public money, and private life
    ("the port had cost 90 million crowns", "the cake was for his grandmother"),
    # a record, and an opinion of it
    ("She voted against the pension bill twice.", "Her pension bill is wrong and unfair."),
    # what was done, and what is going to be
    ("The ministry cut 400 hospital beds.", "The ministry will cut 400 hospital beds."),
    # a statement, and the question about it
    ("The mayor paid for the yacht.", "Did the mayor pay for the yacht?"),
    # an act of war, and a courtesy
    ("soldiers shot two fishermen at the border", "the ministers drank tea at the border"),
    # a comparison over time, and a wish
    ("Rents have risen faster than wages.", "I hope that rents and wages are fair."),
]
KINDS = [
    ("The company laid off 600 workers in March.", ContentKind.FACT),
    ("I think that this is a terrible idea.", ContentKind.OPINION),
    ("We will build a new school in every district.", ContentKind.PROMISE),
    ("Who is going to pay for that?", ContentKind.QUESTION),
    ("Thank you all, and good evening.", ContentKind.OTHER),
]


@pytest.mark.parametrize(("more", "less"), PAIRS)
def test_what_can_be_checked_scores_higher(more: str, less: str) -> None:
    assert check_worthiness(more).score > check_worthiness(less).score + 0.1


@pytest.mark.parametrize(("words", "kind"), KINDS)
def test_it_tells_of_what_kind_a_content_is(words: str, kind: ContentKind) -> None:
    assert check_worthiness(words).kind is kind


def test_the_reasons_of_a_high_score_speak_for_it() -> None:
    assert {"change", "quantity"} <= set(check_worthiness("Taxes rose by 40 percent.").reasons)


def test_the_reasons_of_a_low_score_speak_against_it() -> None:
    assert {"thinking", "opinion"} <= set(check_worthiness("I think that is wrong.").reasons)


@pytest.mark.parametrize("words", ["", "  ", "“”", "\n"])
def test_without_words_nothing_is_worth_checking(words: str) -> None:
    assert check_worthiness(words) == CheckWorthiness(0.0, ContentKind.OTHER, ())


@pytest.mark.parametrize("words", ["...", "\x00", "🙂", "قال", "\ud800", "x" * 5000, "5 " * 5000])
def test_strange_words_have_a_score_too(words: str) -> None:
    assert 0 <= check_worthiness(words).score <= 1


def test_quotation_marks_change_nothing() -> None:
    bare = check_worthiness("We lost two million jobs.")
    assert check_worthiness("“We lost two million jobs.”") == bare


def test_only_the_beginning_of_a_speech_is_read() -> None:
    speech = "The council sold the park. " * 30
    assert check_worthiness(speech + "Thank you.") == check_worthiness(speech)


def test_every_content_of_a_text_is_scored() -> None:
    found = only("Orlo said the port had cost 90 million crowns.")
    assert found.check_worthiness == check_worthiness("the port had cost 90 million crowns")


def test_a_silence_about_nothing_has_no_score() -> None:
    assert only("Orlo declined to comment.").check_worthiness is None


def test_own_sentences_are_told_apart() -> None:
    sentences = read_sentences(FOLDER)
    scores = np.array([check_worthiness(each.text).score for each in sentences])
    worthy = np.array([each.worthy for each in sentences])
    assert ((scores >= model().threshold) == worthy).mean() > 0.9


def test_the_weights_have_a_row_for_each_sign_and_a_column_for_each_answer() -> None:
    known = model()
    assert known.weights.shape == (len(known.row_of), len(COLUMNS))
    assert 0 < known.threshold < 1 and "bias" in known.row_of
