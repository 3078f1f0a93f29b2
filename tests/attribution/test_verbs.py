"""Verb groups around a cue."""

import pytest

from claims.attribution.lexicon import lexicon
from claims.attribution.phrases import Range
from claims.attribution.verbs import Kind, VerbGroup, verb_group
from tests.attribution.tagged import index, said, tokens


def group_of(text: str, word: str) -> tuple[str | None, VerbGroup]:
    found = tokens(text)
    group = verb_group(found, index(found, word), lexicon())
    return said(text, found, Range(group.start, group.end)), group


GROUPS = [
    ("Orlo said it rained.", "said", "said"),
    # auxiliaries, adverbs and negation belong to the verb
    ("Orlo has said it rained.", "said", "has said"),
    ("Orlo would not say it rained.", "say", "would not say"),
    ("Orlo also said it rained.", "said", "also said"),
    ("Orlo has repeatedly denied it.", "denied", "has repeatedly denied"),
    # so does what governs it
    ("Orlo was quick to condemn it.", "condemn", "was quick to condemn"),
    ("Orlo continued to insist on it.", "insist", "continued to insist"),
    ("Orlo refused on Monday to confirm it.", "confirm", "refused on Monday to confirm"),
    # a day does not
    ("Orlo yesterday said it rained.", "said", "said"),
]


@pytest.mark.parametrize(("text", "word", "words"), GROUPS)
def test_a_group_holds_what_belongs_to_its_verb(text: str, word: str, words: str) -> None:
    assert group_of(text, word)[0] == words


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Orlo said it rained.", "said", Kind.FINITE),
        ("Orlo left, saying it rained.", "saying", Kind.PARTICIPLE),
        ("Orlo was saying it rained.", "saying", Kind.FINITE),
        ("Orlo rose from his chair to denounce it.", "denounce", Kind.INFINITIVE),
    ],
)
def test_it_tells_how_the_verb_stands(text: str, word: str, kind: Kind) -> None:
    assert group_of(text, word)[1].kind is kind


@pytest.mark.parametrize(
    ("text", "word", "passive"),
    [
        ("The raid was condemned by Orlo.", "condemned", True),
        ("The raid has been widely condemned.", "condemned", True),
        ("Orlo has condemned the raid.", "condemned", False),
        ("Orlo was condemning the raid.", "condemning", False),
    ],
)
def test_it_tells_the_passive(text: str, word: str, passive: bool) -> None:
    assert group_of(text, word)[1].passive is passive


@pytest.mark.parametrize(
    ("text", "word", "negated"),
    [
        ("Orlo did not deny it.", "deny", True),
        ("Orlo didn’t deny it.", "deny", True),
        ("Orlo never denied it.", "denied", True),
        ("Orlo refused to confirm it.", "confirm", True),
        ("Orlo denied it.", "denied", False),
    ],
)
def test_it_hears_negation(text: str, word: str, negated: bool) -> None:
    assert group_of(text, word)[1].negated is negated
