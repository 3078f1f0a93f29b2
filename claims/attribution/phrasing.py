"""Cues that are no verbs: "according to", nouns, adjectives, a headline's colon."""

from collections.abc import Iterator

from claims.attribution.clauses import (
    clause_end,
    left_start,
    object_end,
    trimmed,
    until_second_verb,
)
from claims.attribution.document import Sentence
from claims.attribution.drafts import Draft
from claims.attribution.lexicon import Lexicon, WordCue, word_set
from claims.attribution.phrases import Range, Tokens, head_left, phrase_left, phrase_right
from claims.attribution.subjects import subject_left
from claims.attribution.tokens import AUXILIARY, VERBAL
from claims.attribution.types import Stance

_ACCORDING_WEIGHT = 0.85
_COLON_WEIGHT = 0.5
_HEARSAY_WEIGHT = 0.5
# Share of a noun's weight left where nobody owns the noun ("the claim that").
_UNOWNED_FACTOR = 0.7
# Words: a longer headline before its colon names a topic rather than a speaker.
_SPEAKER_WORDS = 6
_ROLES = word_set("headline_speakers")


def according(sentence: Sentence, place: int, lexicon: Lexicon) -> Draft | None:
    """ "According to X, P" and "P, according to X"; None where the words at ``place`` differ."""
    tokens = sentence.tokens
    if tokens[place].low not in ("according", "in"):
        return None
    for words in lexicon.according:
        end = place + len(words)
        if tuple(token.low for token in tokens[place:end]) == words:
            return _according(tokens, Range(place, end), " ".join(words), lexicon)
    return None


def _according(tokens: Tokens, cue: Range, lemma: str, lexicon: Lexicon) -> Draft | None:
    source = phrase_right(tokens, cue.end, len(tokens), apposition=cue.start > 1)
    if source is None:
        return None
    source = _with_relative(tokens, source)
    first = left_start(tokens, cue.start, 0)
    left = trimmed(tokens, first, cue.start)
    right = None
    if source.end < len(tokens) and tokens[source.end].tag in (",", "Q", ":"):
        right = trimmed(tokens, source.end, clause_end(tokens, source.end + 1, lexicon))
    has_verb = left is not None and any(
        token.tag in VERBAL for token in tokens[left.start : left.end]
    )
    if left is not None and has_verb:
        right = None
    parts = tuple(part for part in (left, right) if part is not None)
    if not parts:
        return None
    return Draft(source, (cue,), parts, Stance.ASSERTS, lemma, _ACCORDING_WEIGHT, ("according-to",))


def _with_relative(tokens: Tokens, source: Range) -> Range:
    """The source with "that the paper has seen", which tells which filing it is."""
    end = source.end
    if end >= len(tokens) or tokens[end].low != "that":
        return source
    while end < len(tokens) and tokens[end].tag not in (",", ".", ";", ":", "Q", "-", "("):
        end += 1
    return Range(source.start, end)


def noun(sentence: Sentence, place: int, lexicon: Lexicon) -> Draft | None:
    """ "the mayor's claim that P", "a warning by doctors that P"; None for any other use."""
    tokens = sentence.tokens
    cue = lexicon.nouns.get(tokens[place].low)
    if cue is None or tokens[place].tag not in ("X", "NAME"):
        return None
    owner = _owner(tokens, place)
    after = place + 1
    if owner is None and after < len(tokens) and tokens[after].low in ("by", "from", "of"):
        found = phrase_right(tokens, after + 1, len(tokens), apposition=False)
        if found and found.end < len(tokens) and tokens[found.end].low == "that":
            owner, after = found, found.end
    if after + 1 >= len(tokens) or tokens[after].low != "that" or tokens[after].tag != "SUB":
        return None
    end = until_second_verb(tokens, after + 1, clause_end(tokens, after + 1, lexicon))
    content = trimmed(tokens, after + 1, end)
    if content is None:
        return None
    return _noun_draft(cue, place, owner, content)


def _noun_draft(cue: WordCue, place: int, owner: Range | None, content: Range) -> Draft:
    weight = cue.weight if owner else cue.weight * _UNOWNED_FACTOR
    reasons = ("noun+that", f"noun:{cue.lemma}")
    return Draft(
        owner, (Range(place, place + 1),), (content,), cue.stance, cue.lemma, weight, reasons
    )


def _owner(tokens: Tokens, place: int) -> Range | None:
    """Who owns a noun: "Karim's latest claim" -> Karim, "his claim" -> his."""
    start = place - 1
    while start >= 0 and tokens[start].tag in ("X", "ADV", "NUM"):
        start -= 1
    if start >= 0 and tokens[start].low in ("his", "her", "their", "its", "my", "our", "your"):
        return Range(start, start + 1)
    if start >= 1 and tokens[start].tag == "POS":
        head = head_left(tokens, start, 0)
        return Range(head, start) if head < start else None
    return None


def adjective(sentence: Sentence, place: int, lexicon: Lexicon) -> Draft | None:
    """ "is confident that P", "was critical of Q"."""
    tokens = sentence.tokens
    cue = lexicon.adjectives.get(tokens[place].low)
    if cue is None or place + 1 >= len(tokens) or tokens[place + 1].low not in cue.after:
        return None
    start = place
    while start > 0 and tokens[start - 1].tag in ("ADV", "NEG", *AUXILIARY):
        start -= 1
    if not any(token.tag == "BE" for token in tokens[start:place]):
        return None
    source = subject_left(tokens, start)
    opens = tokens[place + 1].low == "that"
    ends = clause_end if opens else object_end
    first = place + 1 if tokens[place + 1].tag == "TO" else place + 2
    content = trimmed(tokens, first, ends(tokens, first, lexicon))
    if source is None or content is None:
        return None
    words = Range(start, place + 1 if opens or first == place + 1 else place + 2)
    reasons = ("adjective", f"adjective:{cue.lemma}")
    return Draft(source, (words,), (content,), cue.stance, cue.lemma, cue.weight, reasons)


def colon(sentence: Sentence, lexicon: Lexicon) -> Draft | None:
    """A headline's "Minister: we will act"; None where a topic stands before the colon."""
    tokens = sentence.tokens
    place = next((n for n, token in enumerate(tokens[: _SPEAKER_WORDS + 1]) if token.tag == ":"), 0)
    if place == 0 or not _is_speaker(tokens[:place]):
        return None
    content = trimmed(tokens, place + 1, len(tokens))
    if content is None or not _says_something(tokens[content.start : content.end]):
        return None
    return Draft(
        Range(0, place),
        (Range(place, place + 1),),
        (content,),
        Stance.ASSERTS,
        ":",
        _COLON_WEIGHT,
        ("headline-colon",),
    )


def _is_speaker(words: Tokens) -> bool:
    if any(token.tag in VERBAL or token.tag in ("Q", ",", "VG") for token in words):
        return False
    return words[-1].low in _ROLES or words[0].low in _ROLES


def _says_something(words: Tokens) -> bool:
    return words[0].tag == "Q" or any(token.tag in VERBAL for token in words)


def hearsay(sentence: Sentence, place: int, lexicon: Lexicon) -> Draft | None:
    """ "The mayor reportedly left": nobody is named as the source."""
    tokens = sentence.tokens
    if tokens[place].low not in lexicon.hearsay:
        return None
    end = clause_end(tokens, place + 1, lexicon)
    parts = _around(tokens, place, end)
    if not parts or not any(token.tag in VERBAL for token in tokens[place:end]):
        return None
    low = tokens[place].low
    return Draft(
        None,
        (Range(place, place + 1),),
        parts,
        Stance.ASSERTS,
        low,
        _HEARSAY_WEIGHT,
        ("hearsay", f"adverb:{low}"),
    )


def _around(tokens: Tokens, place: int, end: int) -> tuple[Range, ...]:
    start = place
    while start > 0 and tokens[start - 1].tag in AUXILIARY:
        start -= 1
    subject = phrase_left(tokens, start)
    left = Range(subject.start, place) if subject else None
    right = trimmed(tokens, place + 1, end)
    return tuple(part for part in (left, right) if part is not None)


def readers(sentence: Sentence, lexicon: Lexicon) -> Iterator[Draft]:
    """Every attribution of a sentence whose cue is no verb."""
    found = colon(sentence, lexicon)
    if found:
        yield found
    for place in range(len(sentence.tokens)):
        for rule in (according, noun, adjective, hearsay):
            draft = rule(sentence, place, lexicon)
            if draft:
                yield draft
                break
