"""What a cue does with its content, told by its words alone."""

from collections.abc import Iterator

from claims.attribution.drafts import stance_of
from claims.attribution.lexicon import Lexicon, VerbCue
from claims.attribution.phrases import Range, Tokens
from claims.attribution.sites import particle_end
from claims.attribution.tokens import AUXILIARY
from claims.attribution.types import Stance
from claims.attribution.verbs import verb_group


def stance_at(tokens: Tokens, cue: Range, lexicon: Lexicon) -> tuple[Stance, str]:
    """The stance of a cue in a sentence, and the lemma that tells it.

    A word that the lexicon does not know asserts, or denies where the cue is negated.
    """
    for place in range(cue.end - 1, cue.start - 1, -1):
        for verb in _verbs(tokens, place, lexicon):
            return stance_of(verb, verb_group(tokens, place, lexicon)), verb.lemma
    for place in range(cue.end - 1, cue.start - 1, -1):
        low = tokens[place].low
        word = lexicon.nouns.get(low) or lexicon.adjectives.get(low)
        if word is not None:
            return word.stance, word.lemma
    negated = any(token.tag == "NEG" for token in tokens[cue.start : cue.end])
    return (Stance.DENIES if negated else Stance.ASSERTS), _head(tokens, cue, lexicon)


def _verbs(tokens: Tokens, place: int, lexicon: Lexicon) -> Iterator[VerbCue]:
    """The cues that the word at a place may be, those whose particles follow first."""
    for lemma in sorted(lexicon.lemmas.get(tokens[place].low, frozenset())):
        for verb in lexicon.verbs.get(lemma, ()):
            if particle_end(tokens, place + 1, verb) is not None:
                yield verb


def _head(tokens: Tokens, cue: Range, lexicon: Lexicon) -> str:
    """The last word of a cue that is no auxiliary, as a lemma where it is known."""
    words = [token.low for token in tokens[cue.start : cue.end] if token.tag not in AUXILIARY]
    last = words[-1] if words else tokens[cue.start].low
    return min(lexicon.lemmas.get(last, frozenset((last,))))
