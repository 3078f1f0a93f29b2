"""The forms of English verbs."""

from enum import StrEnum

_VOWELS = "aeiou"


class Form(StrEnum):
    """Which form of a verb a word is."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


Forms = dict[str, frozenset[Form]]


def forms(lemma: str, irregular: tuple[str, ...], doubles: bool) -> Forms:
    """Every form of the verb by its spelling.

    ``irregular`` is past and participle ("wrote", "written"), or the one that serves for both;
    ``doubles`` says that the last consonant is doubled ("admitted").
    """
    stem = lemma + lemma[-1] if doubles else lemma
    past = irregular[0] if irregular else _past(stem)
    participle = irregular[-1] if irregular else past
    table: dict[str, set[Form]] = {}
    for word, form in (
        (lemma, Form.BASE),
        (_third(lemma), Form.THIRD),
        (past, Form.PAST),
        (participle, Form.PARTICIPLE),
        (_ing(stem), Form.ING),
    ):
        table.setdefault(word, set()).add(form)
    return {word: frozenset(found) for word, found in table.items()}


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _past(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    if stem.endswith("y") and stem[-2:-1] not in _VOWELS:
        return stem[:-1] + "ied"
    return stem + "ed"


def _ing(stem: str) -> str:
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")):
        return stem[:-1] + "ing"
    return stem + "ing"
