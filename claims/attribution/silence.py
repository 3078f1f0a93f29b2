"""Silence: "declined to comment", "did not respond", "has issued no statement"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from claims.attribution.clauses import (
    clause_end,
    complementiser,
    object_end,
    skip_adjuncts,
    trimmed,
)
from claims.attribution.document import Sentence
from claims.attribution.drafts import Draft
from claims.attribution.lexicon import Lexicon, word_set
from claims.attribution.partylists import parties
from claims.attribution.phrases import Range, Tokens, head_right, phrase_right
from claims.attribution.subjects import main_subject, subject_left
from claims.attribution.types import Stance
from claims.attribution.unanswered import unanswered
from claims.attribution.verbs import VerbGroup, verb_group

_WEIGHT = 0.85
_QUESTIONS = word_set("questions")
_TOPIC = frozenset(("on", "about", "regarding", "over", "concerning", "of"))
# Tokens: a topic stands close to the silence: "did not respond to a request for comment on X".
_TOPIC_REACH = 9
# Tokens: "no immediate official comment".
_NOUN_REACH = 4
# Tokens that stand for * in a phrase.
_SKIPPED = 3
# Tokens: "neither picked his calls nor replied", "turned down our latest request for an interview".
_CLAUSE_REACH = 8
_WH = frozenset(("when", "where", "who", "whom", "what", "why", "how", "which", "whether", "if"))


@dataclass(frozen=True)
class _Found:
    """A silence: the cue's tokens, where its topic may begin, and its rule."""

    cue: Range
    after: int
    rule: str
    source: Range | None = None


def silence(sentence: Sentence, lexicon: Lexicon) -> Iterator[Draft]:
    """Every silence told in a sentence."""
    tokens = sentence.tokens
    yield from unanswered(tokens)
    for place, token in enumerate(tokens):
        if token.tag not in ("V", "HAVE", "X", "VG", "DET", "BE") and token.low != "without":
            continue
        found = _at(tokens, place, lexicon)
        if found is not None:
            yield _draft(tokens, found, lexicon)


def _at(tokens: Tokens, place: int, lexicon: Lexicon) -> _Found | None:
    if tokens[place].low == "no":
        return _no_comment_from(tokens, place, lexicon)
    if tokens[place].low == "neither":
        return _neither(tokens, place, lexicon)
    if tokens[place].low == "without":
        return _without(tokens, place, lexicon)
    if tokens[place].tag in ("V", "HAVE", "VG", "BE"):
        group = verb_group(tokens, place, lexicon)
        lemmas = lexicon.lemmas.get(tokens[place].low, frozenset())
        return _verb(tokens, group, lemmas, lexicon)
    return None


def _phrase_end(tokens: Tokens, place: int, lexicon: Lexicon) -> int:
    """The end of a phrase of silence whose verb stands at ``place``; 0 without one."""
    phrases = lexicon.silence.phrases.get(tokens[place].low, ())
    end = max((_matched(tokens, place + 1, rest) for rest in phrases), default=0)
    # "hung up his coat"
    hung = _low(tokens, end - 1) == "up" and end < len(tokens) and tokens[end].tag in ("DET", "X")
    return 0 if hung else end


def _matched(tokens: Tokens, place: int, rest: tuple[str, ...]) -> int:
    if not rest:
        return place
    if place >= len(tokens) or tokens[place].tag in ",.;Q":
        return 0
    if rest[0] != "*":
        return _matched(tokens, place + 1, rest[1:]) if tokens[place].low == rest[0] else 0
    ends = (_matched(tokens, place + skipped, rest[1:]) for skipped in range(_SKIPPED + 1))
    return next((end for end in ends if end), 0)


def _verb(
    tokens: Tokens, group: VerbGroup, lemmas: frozenset[str], lexicon: Lexicon
) -> _Found | None:
    words = lexicon.silence
    if _nobody(tokens, group):
        group = replace(group, negated=True)
    phrase = 0 if group.passive or group.negated else _phrase_end(tokens, group.head, lexicon)
    if phrase:
        return _Found(Range(group.start, phrase), phrase, "phrase")
    if declining := _declining_end(tokens, group, lemmas, lexicon):
        return _declines(tokens, group, declining, lexicon)
    if group.passive and group.negated and _sought(tokens, group, lexicon):
        return _Found(Range(group.start, _for_comment(tokens, group.end)), group.end, "unreachable")
    if lemmas & words.refuses and (end := _request_end(tokens, group.end)):
        return _Found(Range(group.start, end), end, "declined")
    if lemmas & words.remains:
        found = _remains(tokens, group, lexicon)
        if found:
            return found
    if lemmas & words.issues:
        return _issues(tokens, group, lexicon)
    if "say" in lemmas and (end := _nothing_end(tokens, group)):
        return _Found(Range(group.start, end), end, "no-word")
    return _unspoken(tokens, group, lemmas, lexicon)


def _unspoken(
    tokens: Tokens, group: VerbGroup, lemmas: frozenset[str], lexicon: Lexicon
) -> _Found | None:
    """ "would not be drawn", "has not commented", "did not answer questions"."""
    words = lexicon.silence
    if tokens[group.head].low in words.adjectives - words.weak:
        return _Found(Range(group.start, group.end), group.end, "silent")
    if tokens[group.head].low == "drawn" and group.negated and _would(tokens, group):
        return _Found(Range(group.start, group.end), group.end, "unsaid")
    if group.passive or not lemmas & words.unsaid:
        return None
    if _low(tokens, group.end) in _WH and group.negated and not lemmas & words.mute:
        return _Found(Range(group.start, group.end), group.end, "unsaid")
    if not _unsaid(tokens, group):
        return None
    if _asked(tokens, group.end):
        return _unanswered(tokens, group)
    able = bool(lemmas & words.spoken) or _speaks(tokens, group)
    if able and not lemmas & words.mute and not _states(tokens, group):
        return _Found(Range(group.start, group.end), group.end, "unsaid")
    return None


def _low(tokens: Tokens, place: int) -> str:
    """The word at a place; "" behind the last."""
    return tokens[place].low if place < len(tokens) else ""


def _nobody(tokens: Tokens, group: VerbGroup) -> bool:
    """ "Neither side would say", "nobody in authority will explain"."""
    subject = subject_left(tokens, group.start)
    return subject is not None and (
        tokens[subject.start].low in ("neither", "nobody", "none")
        or tokens[subject.start].low == "no"
        and _low(tokens, subject.start + 1) == "one"
    )


def _sought(tokens: Tokens, group: VerbGroup, lexicon: Lexicon) -> bool:
    """ "could not be reached"; a key that could not be found keeps no silence."""
    word = tokens[group.head].low
    if word in ("reached", "contacted"):
        return True
    return word in lexicon.silence.reach and _speaks(tokens, group)


def _states(tokens: Tokens, group: VerbGroup) -> bool:
    """ "has never said that it burnt" denies: what was never said is told."""
    never = any(token.low == "never" for token in tokens[group.start : group.head])
    following = tokens[group.end : group.end + 1]
    return never and any(token.tag in ("SUB", "NAME", "DET") for token in following)


def _request_end(tokens: Tokens, place: int) -> int:
    """The end of "down our request for an interview"; 0 without it."""
    words = [token.low for token in tokens[place : place + _CLAUSE_REACH]]
    for number, (asked, link) in enumerate(zip(words, words[1:], strict=False)):
        if asked in ("request", "requests") and link == "for":
            end = head_right(tokens, place + number + 2, len(tokens))
            return end if tokens[end - 1].low in ("comment", "interview", "interviews") else 0
    return 0


def _unanswered(tokens: Tokens, group: VerbGroup) -> _Found:
    """ "did not reply | to questions": the questions are the topic, calls and requests are not."""
    place = group.end
    to = tokens[place].tag == "TO"
    asked = Range(place, head_right(tokens, place + to, len(tokens)))
    noun = tokens[asked.end - 1].low
    if to and noun.startswith("request"):
        after = _for_comment(tokens, asked.end)
        return _Found(Range(group.start, place), after, "unanswered")
    if not to and noun in _QUESTIONS:
        return _Found(Range(group.start, asked.end), asked.end, "unanswered")
    about = asked.end < len(tokens) and tokens[asked.end].low in _TOPIC
    return _Found(Range(group.start, place), place + (to and not about), "unsaid")


def _would(tokens: Tokens, group: VerbGroup) -> bool:
    return any(token.tag == "MOD" for token in tokens[group.start : group.head])


def _unsaid(tokens: Tokens, group: VerbGroup) -> bool:
    """ "did not respond", "has yet to say", "would not say"; "cannot say" is no silence."""
    inside = tokens[group.start : group.head]
    if group.negated and group.governor in ("", "fail", "want"):
        helps = ("would", "wo", "will", "never")
        answering = tokens[group.head].tag == "VG"
        return any(
            token.tag in ("DO", "HAVE") or token.low in helps or (answering and token.tag == "BE")
            for token in inside
        )
    return any(token.low == "yet" for token in inside)


def _nothing_end(tokens: Tokens, group: VerbGroup) -> int:
    """The end of "said nothing", "has not said a word", "has yet to say anything"; 0 without it."""
    place = group.end
    following = tuple(token.low for token in tokens[place : place + 2])
    if following[:1] == ("nothing",):
        return place + 1
    yet = any(token.low == "yet" for token in tokens[group.start : group.head])
    if not group.negated and not yet:
        return 0
    if following[:1] == ("anything",):
        return place + 1
    return place + 2 if following in (("a", "word"), ("one", "word")) else 0


def _asked(tokens: Tokens, place: int) -> bool:
    """Whether a question is what was not answered: "did not respond to a request"."""
    return any(token.low in _QUESTIONS for token in tokens[place : place + _TOPIC_REACH])


def _speaks(tokens: Tokens, group: VerbGroup) -> bool:
    """Whether the subject can speak: brakes that do not respond keep no silence."""
    subject = subject_left(tokens, group.start)
    if subject is None:
        return False
    able = _able()
    return any(
        token.tag in ("NAME", "REL") or token.low in able
        for token in tokens[subject.start : subject.end]
    )


@cache
def _able() -> frozenset[str]:
    known = parties()
    plural = frozenset(office + "s" for office in known.office)
    pronouns = frozenset(("he", "she", "they", "i", "we", "spokespeople"))
    return known.office | plural | known.plural | known.government | known.organisation | pronouns


def _declining_end(
    tokens: Tokens, group: VerbGroup, lemmas: frozenset[str], lexicon: Lexicon
) -> int:
    """Where the infinitive of "declined", "did not wish" or "chose not" begins; 0 without one."""
    words = lexicon.silence
    if lemmas & words.declines or (lemmas & words.wishes and group.negated):
        return group.end
    return group.end + 1 if lemmas & words.rather and _low(tokens, group.end) == "not" else 0


def _declines(tokens: Tokens, group: VerbGroup, place: int, lexicon: Lexicon) -> _Found | None:
    """ "declined to comment", "preferred not to say", "did not wish to be interviewed"."""
    if place + 1 >= len(tokens) or tokens[place].tag != "TO":
        return None
    verb = place + 2 if tokens[place + 1].tag == "ADV" else place + 1
    if verb >= len(tokens) or tokens[verb].low not in lexicon.silence.speech:
        return None
    if tokens[verb].low == "be":
        verb += 1
        if not _named_or_quoted(tokens, verb):
            return None
    return _Found(Range(group.start, verb + 1), verb + 1, "declined")


def _named_or_quoted(tokens: Tokens, place: int) -> bool:
    return place < len(tokens) and tokens[place].low in ("quoted", "drawn", "interviewed")


def _remains(tokens: Tokens, group: VerbGroup, lexicon: Lexicon) -> _Found | None:
    """ "remained silent", "was not available for comment"."""
    place = group.end
    while place < len(tokens) and tokens[place].tag in ("ADV", "NEG"):
        place += 1
    if place >= len(tokens):
        return None
    word = tokens[place].low
    negated = any(token.tag == "NEG" for token in tokens[group.start : place])
    end = _for_comment(tokens, place + 1)
    if word == ("available" if negated else "unavailable") and end > place + 1:
        return _Found(Range(group.start, end), end, "unreachable")
    follows = tokens[place + 1].low if place + 1 < len(tokens) else ""
    weak = tokens[group.head].tag == "BE" and word in lexicon.silence.weak
    if weak and not (follows in _TOPIC or (follows in ("", ".", ",") and _speaks(tokens, group))):
        return None
    if word == "unable" and _low(tokens, place + 2) in lexicon.silence.spoken:
        return _Found(Range(group.start, place + 3), place + 3, "declined")
    if word in lexicon.silence.adjectives:
        return _Found(Range(group.start, place + 1), place + 1, "silent")
    return None


def _issues(tokens: Tokens, group: VerbGroup, lexicon: Lexicon) -> _Found | None:
    """ "has issued no statements", "had no comment", "has not issued a statement"."""
    place = group.end
    determiner = tokens[place].low if place < len(tokens) else ""
    if determiner != "no" and not (group.negated and determiner in ("a", "any", "an")):
        return None
    return _statement(tokens, group.start, place + 1, lexicon)


def _statement(tokens: Tokens, start: int, place: int, lexicon: Lexicon) -> _Found | None:
    for noun in range(place, min(len(tokens), place + _NOUN_REACH)):
        if tokens[noun].low in lexicon.silence.statements:
            return _Found(Range(start, noun + 1), noun + 1, "no-statement")
        if tokens[noun].tag not in ("X", "ADV"):
            return None
    return None


def _no_comment_from(tokens: Tokens, place: int, lexicon: Lexicon) -> _Found | None:
    """ "There was no immediate comment from the army"."""
    found = _statement(tokens, place, place + 1, lexicon)
    if found is None or found.after >= len(tokens) or tokens[found.after].low not in ("from", "by"):
        return None
    source = phrase_right(tokens, found.after + 1, len(tokens), apposition=True)
    if source is None:
        return None
    return _Found(found.cue, source.end, "no-statement", source)


def _neither(tokens: Tokens, place: int, lexicon: Lexicon) -> _Found | None:
    """ "neither confirmed nor denied", "neither picked his calls nor replied"."""
    words = tokens[place + 1 : place + 1 + _CLAUSE_REACH]
    nor = next((number for number, token in enumerate(words[:-1]) if token.low == "nor"), 0)
    if not nor:
        return None
    end = place + nor + 3
    first, second = (lexicon.lemmas.get(words[n].low, frozenset()) for n in (0, nor + 1))
    if {"confirm", "deny"} <= first | second:
        return _Found(Range(place, end), end, "declined")
    silent = lexicon.silence.unsaid
    if first & silent and second & silent:
        return _Found(Range(place, end), end, "unanswered")
    return None


def _without(tokens: Tokens, place: int, lexicon: Lexicon) -> _Found | None:
    """ "left without speaking", "without saying where it heard this"."""
    if place + 1 >= len(tokens):
        return None
    word = tokens[place + 1]
    if not lexicon.lemmas.get(word.low, frozenset()) & lexicon.silence.unsaid:
        return None
    end = place + 2
    if end < len(tokens) and tokens[end].low in _WH:
        return _Found(Range(place, end), end, "unsaid", main_subject(tokens, 0, place))
    if place and tokens[place - 1].tag == "V" and (end == len(tokens) or tokens[end].tag in ".,;"):
        return _Found(Range(place - 1, end), end, "unsaid")
    return None


def _for_comment(tokens: Tokens, place: int) -> int:
    words = [token.low for token in tokens[place : place + 2]]
    return place + 2 if words == ["for", "comment"] else place


def _draft(tokens: Tokens, found: _Found, lexicon: Lexicon) -> Draft:
    source = found.source or subject_left(tokens, found.cue.start)
    content = _topic(tokens, found, lexicon) or _ignored(tokens, found.cue.start, lexicon)
    return Draft(
        source,
        (found.cue,),
        (content,) if content else (),
        Stance.NO_COMMENT,
        "no comment",
        _WEIGHT,
        (f"silence:{found.rule}",),
    )


def _topic(tokens: Tokens, found: _Found, lexicon: Lexicon) -> Range | None:
    """What the silence is about; None where the sentence does not say."""
    place = found.after
    if found.rule != "phrase" and complementiser(tokens, place):
        return trimmed(tokens, place, clause_end(tokens, place + 1, lexicon))
    if _is_time(tokens, place):
        return None
    if found.rule in ("unsaid", "declined") and head_right(tokens, place, len(tokens)) > place:
        return trimmed(tokens, place, object_end(tokens, place, lexicon))
    for later in range(place, min(len(tokens) - 1, place + _TOPIC_REACH)):
        if tokens[later].low in _TOPIC:
            return _unless_time(tokens, later + 1, lexicon)
        if tokens[later].tag in (",", ".", ";", "V"):
            return None
    return None


def _is_time(tokens: Tokens, place: int) -> bool:
    """Whether nothing but a time follows: "declined to comment last night"."""
    stop = skip_adjuncts(tokens, place)
    timed = place < stop and tokens[place].tag != "PREP"
    return timed and (stop == len(tokens) or tokens[stop].tag == ".")


def _unless_time(tokens: Tokens, start: int, lexicon: Lexicon) -> Range | None:
    if tokens[start].tag == "TIME":
        return None
    return trimmed(tokens, start, object_end(tokens, start, lexicon))


def _ignored(tokens: Tokens, start: int, lexicon: Lexicon) -> Range | None:
    """What the same subject ignores: "continued to ignore the raid and has said nothing"."""
    if start == 0 or tokens[start - 1].tag != "CC" or main_subject(tokens, 0, start) is None:
        return None
    for place in range(start - 1, -1, -1):
        if "ignore" in lexicon.lemmas.get(tokens[place].low, frozenset()):
            return trimmed(tokens, place + 1, start - 1)
    return None
