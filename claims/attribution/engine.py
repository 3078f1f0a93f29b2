"""Text in, attributions out: the rules in their order."""

from collections.abc import Sequence
from dataclasses import replace

from claims.attribution.chains import parents, with_citations, without_attitudes, without_tags
from claims.attribution.config import DEFAULT_CONFIG, AttributionConfig
from claims.attribution.document import Sentence, read
from claims.attribution.drafts import Draft
from claims.attribution.following import Placed, place
from claims.attribution.identities import Identities
from claims.attribution.lexicon import Lexicon, lexicon
from claims.attribution.manner import channel, cover, quotation, said_at
from claims.attribution.phrases import Range
from claims.attribution.phrasing import readers
from claims.attribution.silence import silence
from claims.attribution.sites import verb_drafts
from claims.attribution.types import Attribution, Speaker
from claims.text.spans import Span, Spans

ENGINE = "rules-1.0"
LANGUAGES = ("en",)
# Confidence: no rule is ever certain.
_CEILING = 0.99


def extract_attributions(
    text: str, *, config: AttributionConfig = DEFAULT_CONFIG
) -> list[Attribution]:
    """Who said what in an English text, ordered by first offset; offsets count code points."""
    words = lexicon()
    sentences = read(text, words)
    drafts = [_kept(sentence_drafts(sentence, words), config) for sentence in sentences]
    placed = place(sentences, drafts, config)
    who = _speakers(text, sentences, placed)
    found: list[Attribution] = []
    for group in _by_sentence(placed):
        found.extend(_attributions(text, sentences[group[0].number], group, who, len(found)))
    return _ordered(found)


def sentence_drafts(sentence: Sentence, words: Lexicon) -> list[Draft]:
    """What the rules find in one sentence; of two that share a cue, the first stays."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    rules = (silence(sentence, words), verb_drafts(sentence, words), readers(sentence, words))
    for draft in (draft for rule in rules for draft in rule):
        tokens = {place for part in draft.cue for place in range(*part)}
        if not tokens & taken:
            taken |= tokens
            drafts.append(draft)
    drafts = without_attitudes(drafts, sentence.tokens, words)
    return with_citations(without_tags(drafts))


def _kept(drafts: list[Draft], config: AttributionConfig) -> list[Draft]:
    return [draft for draft in drafts if confidence(draft, lexicon()) >= config.min_confidence]


def confidence(draft: Draft, words: Lexicon) -> float:
    """0 to 1: the weight of the cue, by how far its rule is to be trusted."""
    return min(_CEILING, round(draft.weight * words.trust.get(draft.reasons[0], 1.0), 3))


def _by_sentence(placed: Sequence[Placed]) -> list[list[Placed]]:
    groups: list[list[Placed]] = []
    for one in placed:
        if groups and groups[-1][0].number == one.number:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


Who = dict[tuple[int, Range], Speaker]


def _speakers(text: str, sentences: Sequence[Sentence], placed: Sequence[Placed]) -> Who:
    """The speaker of every source, resolved in reading order; names as full as they become."""
    identities = Identities(text, sentences)
    wanted = {(one.number, one.draft.source) for one in placed if one.draft.source}
    return {
        (number, source): identities.speaker(number, source) for number, source in sorted(wanted)
    }


def _attributions(
    text: str, sentence: Sentence, group: Sequence[Placed], who: Who, base: int
) -> list[Attribution]:
    drafts = [one.draft for one in group]
    covered = cover(part for draft in drafts for part in draft.content)
    words = lexicon()
    found: list[Attribution] = []
    for one, parent in zip(group, parents(drafts), strict=True):
        draft, cue = one.draft, one.draft.cue[0]
        inner = _spans(sentence, draft.content)
        found.append(
            Attribution(
                source=_spans(sentence, (draft.source,) if draft.source else ()),
                cue=_spans(sentence, draft.cue),
                content=(*one.before, *inner, *one.more),
                quotation=quotation(
                    text, sentence.tokens, draft.content, more=bool(one.before or one.more)
                ),
                stance=draft.stance,
                cue_lemma=draft.lemma,
                channel=channel(sentence.tokens, cue, covered, words),
                speaker=who[one.number, draft.source] if draft.source else None,
                said_at=said_at(text, sentence, cue, covered),
                confidence=confidence(draft, words),
                reasons=draft.reasons,
                parent=None if parent is None else base + parent,
            )
        )
    return found


def _spans(sentence: Sentence, parts: Sequence[Range]) -> Spans:
    tokens = sentence.tokens
    return tuple(Span(tokens[part.start].start, tokens[part.end - 1].end) for part in parts)


def first_offset(found: Attribution) -> int:
    """Where an attribution begins in the text."""
    return min(span.start for span in (*found.source, *found.cue, *found.content))


def _ordered(found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions by first offset, their parents renumbered."""
    order = sorted(range(len(found)), key=[first_offset(one) for one in found].__getitem__)
    place_of = {old: new for new, old in enumerate(order)}
    return [
        replace(found[old], parent=None if (up := found[old].parent) is None else place_of[up])
        for old in order
    ]
