"""From the words of a content to the proposition in them."""

import pytest

from claims.text.propositions import proposition

CASES = [
    # indirect speech stays as it is
    ("the bridge was mined", "the bridge was mined"),
    # the marks of a direct quotation, and the comma before its tag
    ("“The bridge was mined,”", "The bridge was mined"),
    # a quotation resumed after its tag
    ("“We were not there,” “at any time.”", "We were not there, at any time."),
    # a part in quotation marks
    ('support of "peace and order"', "support of peace and order"),
    # apostrophes are letters
    ("it wasn’t the guards' fault", "it wasn’t the guards fault"),
    # low-high marks and guillemets
    ("„Nein“ «non»", "Nein non"),
    # white space of a paragraph break
    ("they left\n\nearly", "they left early"),
    # what ties a clause to "said", and a pronoun that looks like it
    ("that the bridge was mined", "the bridge was mined"),
    ("that was not true", "that was not true"),
    # nothing but marks
    ("“”,", ""),
]


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_it_takes_the_marks_away(words: str, expected: str) -> None:
    assert proposition(words) == expected
