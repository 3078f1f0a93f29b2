"""The data files hold together."""

import pytest

from claims.attribution import Stance
from claims.attribution.lexicon import lexicon, word_set
from claims.attribution.partylists import parties

FRAMES = {
    "bid",
    "tag",
    "quote",
    "clause",
    "that",
    "object",
    "to",
    "about",
    "hearer",
    "person",
    "seem",
}
CUES = [cue for cues in lexicon().verbs.values() for cue in cues]


def test_every_verb_stands_in_known_frames_with_a_weight() -> None:
    for cue in CUES:
        assert cue.frames and cue.frames <= FRAMES, cue.lemma
        assert 0 < cue.weight < 1, cue.lemma


def test_every_stance_has_its_verbs_but_silence() -> None:
    assert {cue.stance for cue in CUES} == set(Stance) - {Stance.NO_COMMENT}


def test_every_form_of_a_cue_leads_to_it() -> None:
    words = lexicon()
    for lemma in words.verbs:
        assert lemma in words.lemmas[lemma]
    assert words.lemmas["wrote"] == {"write"}
    assert words.lemmas["admitted"] == {"admit"}


def test_verbs_with_particles_come_first() -> None:
    assert [cue.lemma for cue in lexicon().verbs["call"]][-1] == "call"


def test_nouns_have_their_plural() -> None:
    nouns = lexicon().nouns
    assert nouns["claims"] == nouns["claim"]
    assert nouns["testimonies"] == nouns["testimony"]


@pytest.mark.parametrize("name", ["adjunct_nouns", "attaching", "catenative", "periods"])
def test_word_sets_are_lower_case_words(name: str) -> None:
    found = word_set(name)
    assert found and all(word == word.lower() for word in found)


def test_no_title_is_both_male_and_female() -> None:
    assert not parties().male & parties().female
