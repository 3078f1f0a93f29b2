"""Keys under which two spellings of one thing meet."""

import pytest

from claims.text.keys import name_key, proposition_key

SAME_NAME = [
    # case and white space
    ("Dana Orlo", "  DANA   ORLO "),
    # hyphens and dots
    ("Al-Temani", "al Temani"),
    ("U.N.", "u n"),
    # accents
    ("Zoë Lévi", "Zoe Levi"),
    # the leading article
    ("The Harbour Guard", "Harbour Guard"),
]
OTHER_NAME = [
    ("Dana Orlo", "Orlo"),
    # an article inside belongs to the name
    ("Keepers of the Gate", "Keepers of Gate"),
]


@pytest.mark.parametrize(("one", "other"), SAME_NAME)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), OTHER_NAME)
def test_different_names_do_not_meet(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_names_in_other_scripts_keep_their_letters() -> None:
    assert name_key("المرفأ") != ""


def test_a_proposition_ignores_case_and_punctuation_but_no_word() -> None:
    assert proposition_key("They left, early.") == proposition_key("they left early")
    assert proposition_key("They left early") != proposition_key("They never left early")
