"""The rules in their order: sentences in, findings out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.attribution.chains import parents, with_citations, without_attitudes, without_tags
from claims.attribution.config import AttributionConfig
from claims.attribution.document import Sentence
from claims.attribution.drafts import Draft
from claims.attribution.findings import Finding
from claims.attribution.following import Placed, place
from claims.attribution.lexicon import Lexicon, lexicon
from claims.attribution.phrases import Range
from claims.attribution.phrasing import readers
from claims.attribution.silence import silence
from claims.attribution.sites import verb_drafts
from claims.attribution.types import Stance
from claims.text.spans import Span, Spans

ENGINE = "rules-1.2"
# Confidence: no rule is ever certain.
_CEILING = 0.99


def find(sentences: Sequence[Sentence], config: AttributionConfig) -> list[Finding]:
    """What the rules find in the sentences of a text, by sentence."""
    words = lexicon()
    drafts = [_kept(sentence_drafts(sentence, words), config) for sentence in sentences]
    found: list[Finding] = []
    for group in _by_sentence(place(sentences, drafts, config)):
        found.extend(_findings(sentences[group[0].number], group, len(found)))
    return found


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
    drafts = [_quoted_silence(draft, sentence) for draft in drafts]
    drafts = without_attitudes(drafts, sentence.tokens, words)
    return with_citations(without_tags(drafts))


def _quoted_silence(draft: Draft, sentence: Sentence) -> Draft:
    """A draft whose content is "No comment" in quotation marks says nothing."""
    if not draft.content or draft.content[0].end - draft.content[0].start > 1:
        return draft
    token = sentence.tokens[draft.content[0].start]
    if token.tag != "Q" or not token.low.startswith("no comment"):
        return draft
    return replace(draft, stance=Stance.NO_COMMENT).because("silence:quoted")


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


def _findings(sentence: Sentence, group: Sequence[Placed], base: int) -> Iterator[Finding]:
    for one, parent in zip(group, parents([one.draft for one in group]), strict=True):
        draft = one.draft
        yield Finding(
            source=_spans(sentence, (draft.source,) if draft.source else ()),
            cue=_spans(sentence, draft.cue),
            content=(*one.before, *_spans(sentence, draft.content), *one.more),
            stance=draft.stance,
            lemma=draft.lemma,
            confidence=confidence(draft, lexicon()),
            reasons=draft.reasons,
            parent=None if parent is None else base + parent,
        )


def _spans(sentence: Sentence, parts: Sequence[Range]) -> Spans:
    tokens = sentence.tokens
    return tuple(Span(tokens[part.start].start, tokens[part.end - 1].end) for part in parts)
