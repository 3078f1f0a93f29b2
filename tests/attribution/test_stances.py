"""The stance of a cue whose place in the sentence no rule knows."""

import pytest

from claims.attribution.document import read
from claims.attribution.lexicon import lexicon
from claims.attribution.phrases import Range
from claims.attribution.stances import stance_at


@pytest.mark.parametrize(
    ("cue", "wanted"),
    [
        ("denied", ("denies", "deny")),
        # negation turns it round
        ("did not deny", ("asserts", "deny")),
        ("does not believe", ("denies", "believe")),
        # the last verb of a group is what was done
        ("continued to insist", ("asserts", "insist")),
        # with its particle
        ("called for", ("demands", "call for")),
        # nouns
        ("warning", ("predicts", "warn")),
        # a word that the lexicon does not know
        ("frobbed", ("asserts", "frobbed")),
        ("did not frob", ("denies", "frob")),
    ],
)
def test_it_is_told_by_the_words(cue: str, wanted: tuple[str, str]) -> None:
    words = lexicon()
    (sentence,) = read(f"Orlo {cue} that it rained.", words)
    assert stance_at(sentence.tokens, Range(1, 1 + len(cue.split())), words) == wanted
