"""Every place of a sentence where a cue verb stands, tried against the rules for verbs."""

from collections.abc import Iterator

from claims.attribution.complements import complement
from claims.attribution.document import Sentence
from claims.attribution.drafts import Draft, Site
from claims.attribution.lexicon import Lexicon, VerbCue
from claims.attribution.passives import passive, seems
from claims.attribution.phrases import Tokens
from claims.attribution.tagging import tag
from claims.attribution.verbs import VerbGroup, verb_group

_RULES = (passive, seems, tag, complement)


def verb_drafts(sentence: Sentence, lexicon: Lexicon) -> Iterator[Draft]:
    """The first rule that fits each cue verb of the sentence."""
    for place, token in enumerate(sentence.tokens):
        if token.tag not in ("V", "VG"):
            continue
        cues = _cues(token.low, lexicon)
        if cues:
            group = verb_group(sentence.tokens, place, lexicon)
            draft = _first(sentence, lexicon, group, cues)
            if draft is not None:
                yield draft


def _cues(word: str, lexicon: Lexicon) -> list[VerbCue]:
    return [
        cue
        for lemma in sorted(lexicon.lemmas.get(word, frozenset()))
        for cue in lexicon.verbs.get(lemma, ())
    ]


def _first(
    sentence: Sentence, lexicon: Lexicon, group: VerbGroup, cues: list[VerbCue]
) -> Draft | None:
    for cue in cues:
        end = particle_end(sentence.tokens, group.end, cue)
        if end is None:
            continue
        site = Site(sentence, lexicon, group, cue, end, 0)
        for rule in _RULES:
            draft = rule(site)
            if draft is not None and not _mention(sentence, draft):
                return draft
    return None


def _mention(sentence: Sentence, draft: Draft) -> bool:
    """Whether a quoted word stands as the subject: '"They" refers to the firm'."""
    first = sentence.tokens[draft.source.start] if draft.source else None
    return first is not None and first.tag == "X" and first.end - first.start > len(first.low)


def particle_end(tokens: Tokens, place: int, cue: VerbCue) -> int | None:
    """Where the cue ends with its particles; None where they do not follow the verb."""
    for particle in cue.particles:
        if place >= len(tokens) or tokens[place].low != particle:
            return None
        place += 1
    return place
