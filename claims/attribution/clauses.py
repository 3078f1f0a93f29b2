"""Where the content of a cue begins and ends."""

from claims.attribution.inflect import Form
from claims.attribution.lexicon import Lexicon, word_set
from claims.attribution.phrases import ADJUNCT_NOUNS, Range, Tokens, head_right, is_adjunct
from claims.attribution.tokens import AUXILIARY, NOMINAL, VERBAL

# Tokens: how far ahead a verb may stand for the words to count as a clause.
_CLAUSE_REACH = 25
_ADJUNCT_PREPOSITIONS = word_set("adjunct_prepositions")
# Weight: a cue that readers doubt does not end the content of the one before.
_SECOND_CUE = 0.65
_COMPLEMENTISERS = frozenset(
    ("whether", "if", "how", "why", "what", "who", "where", "when", "which")
)
# Nouns that go on with a day: "Monday night".
PERIODS = word_set("periods")
YEAR_DIGITS = 4
_BREAKING = frozenset((";",))


def skip_adjuncts(tokens: Tokens, place: int) -> int:
    """Past the words that tell when, where or to whom: "said on Monday in an interview"."""
    while place < len(tokens):
        token = tokens[place]
        if token.tag == "TIME":
            place = _time_end(tokens, place)
        elif token.tag == "ADV" and token.low not in ("only", "just"):
            place += 1
        elif token.tag in ("PREP", "TO") and token.low in _ADJUNCT_PREPOSITIONS:
            stop = _adjunct_end(tokens, place)
            if stop is None:
                return place
            place = stop
        elif _bare_time(tokens, place):
            place = head_right(tokens, place, len(tokens))
        elif token.tag == "," and _resumes(tokens, place):
            place += 1
        else:
            return place
    return place


def _bare_time(tokens: Tokens, place: int) -> bool:
    """ "last week", "this month", "earlier this year" without a preposition."""
    if tokens[place].low not in ("last", "this", "next", "earlier", "late", "early"):
        return False
    stop = head_right(tokens, place, len(tokens))
    inside = tokens[place:stop]
    return 0 < len(inside) <= 4 and any(
        token.low in ADJUNCT_NOUNS or token.tag == "TIME" for token in inside
    )


def _adjunct_end(tokens: Tokens, preposition: int) -> int | None:
    stop = _time_end(tokens, preposition + 1)
    if stop > preposition + 1:
        return stop
    stop = head_right(tokens, preposition + 1, len(tokens))
    if stop == preposition + 1:
        return None
    if tokens[preposition].tag == "TO":
        return _with_of(tokens, stop) if _is_hearer(tokens, preposition + 1) else None
    if is_adjunct(tokens, preposition, stop):
        return _with_of(tokens, stop)
    following = tokens[stop] if stop < len(tokens) else None
    if following is not None and (following.low == "that" or following.tag in ("Q", ":", "TIME")):
        return stop
    if following is not None and following.tag in ("PREP", ","):
        return stop if _that_ahead(tokens, stop) else None
    return None


def _time_end(tokens: Tokens, place: int) -> int:
    """End of a day or date: "Monday", "Monday night", "March 3, 2021"; ``place`` without one."""
    stop = place
    while stop < len(tokens) and (
        tokens[stop].tag in ("TIME", "NUM") or (stop > place and tokens[stop].low in PERIODS)
    ):
        stop += 1
    if not any(token.tag == "TIME" for token in tokens[place:stop]):
        return place
    year = tokens[stop + 1] if stop + 1 < len(tokens) and tokens[stop].tag == "," else None
    dated = year is not None and tokens[stop - 1].tag == "NUM" and len(year.low) == YEAR_DIGITS
    return stop + 2 if dated and year is not None and year.tag == "NUM" else stop


def until_second_verb(tokens: Tokens, start: int, end: int) -> int:
    """Where the clause in a range gives way to the verb of the clause around it.

    "[the claim that] the vote was rigged | surprised many": the second verb follows the first
    with nothing between them that could open a clause of its own.
    """
    verb = False
    for place in range(start, end):
        tag = tokens[place].tag
        if tag in ("CC", "SUB", "REL", ",", "Q", "TO", "PRON"):
            verb = False
        elif tag in VERBAL:
            grouped = tokens[place - 1].tag in (*AUXILIARY, "ADV", "NEG")
            if verb and not grouped:
                return place
            verb = True
    return end


def _is_hearer(tokens: Tokens, place: int) -> bool:
    """Whether "to" is followed by somebody rather than by a verb."""
    token = tokens[place]
    return token.tag in ("DET", "OBJ", "NAME", "NUM") or token.low in ADJUNCT_NOUNS


def _with_of(tokens: Tokens, stop: int) -> int:
    while stop < len(tokens) and tokens[stop].low in ("of", "with", "for", "at", "in", "on"):
        further = head_right(tokens, stop + 1, len(tokens))
        if further == stop + 1:
            break
        stop = further
    return stop


def _that_ahead(tokens: Tokens, place: int) -> bool:
    """Whether "that" or a quotation comes before any verb: the words between are adjuncts."""
    for token in tokens[place : place + 14]:
        if token.tag == "Q" or (token.low == "that" and token.tag == "SUB"):
            return True
        if token.tag in VERBAL or token.tag in (".", ";"):
            return False
    return False


def _resumes(tokens: Tokens, comma: int) -> bool:
    following = tokens[comma + 1] if comma + 1 < len(tokens) else None
    return following is not None and (
        following.tag == "Q" or (following.low == "that" and following.tag == "SUB")
    )


def is_clause(tokens: Tokens, place: int) -> bool:
    """Whether a subject and its verb begin here, without "that"."""
    if place >= len(tokens):
        return False
    first = tokens[place]
    if first.tag in (".", ",", ";", ":", ")", "CC", "TO", "V"):
        return False
    if first.tag == "PRON":
        return True
    for later in range(place, min(len(tokens), place + _CLAUSE_REACH)):
        tag = tokens[later].tag
        if tag in (";", ".", ":"):
            return False
        # 'said the plan "was a mistake"': the verb may stand inside the quotation.
        quoted = tag == "Q" and (later == place or tokens[later - 1].tag in NOMINAL)
        if tag in AUXILIARY or tag == "V" or quoted:
            return True
    return False


def complementiser(tokens: Tokens, place: int) -> bool:
    return place < len(tokens) and tokens[place].low in _COMPLEMENTISERS


def clause_end(tokens: Tokens, start: int, lexicon: Lexicon) -> int:
    """End of a reported clause that starts at ``start``; commas inside belong to it."""
    for place in range(start, len(tokens)):
        tag = tokens[place].tag
        if tag in _BREAKING:
            return place
        if tag == "," and _breaks(tokens, place, lexicon):
            return place
        if tag == "CC" and place > start and _narrates(tokens, place, lexicon):
            return place
        if tag == "-" and _participle_cue(tokens, place + 1, lexicon):
            return place
    return len(tokens)


def _narrates(tokens: Tokens, conjunction: int, lexicon: Lexicon) -> bool:
    """Whether what "and" or "but" joins is the narrator's again."""
    place = conjunction + 1
    # "Iran firmly and consistently supports": the conjunction joins adverbs.
    if [token.tag for token in tokens[conjunction - 1 : place + 1]] == ["ADV", "CC", "ADV"]:
        return False
    if _second_cue(tokens, place, lexicon):
        return True
    if tokens[conjunction - 1].tag == "Q" and _new_speaker(tokens, place, lexicon):
        return True
    negated = [token.tag for token in tokens[place : place + 2]] in (["DO", "NEG"], ["HAVE", "NEG"])
    return negated and tokens[conjunction].low == "but"


def subordinate(tokens: Tokens, source: int, floor: int = 0) -> bool:
    """Whether a source begins a subordinate clause, which a comma ends: "While X said ..."."""
    place = source - 1
    while place >= floor and tokens[place].tag in ("ADV", "PRON"):
        place -= 1
    return place >= floor and tokens[place].tag == "SUB" and tokens[place].low != "that"


def first_comma(tokens: Tokens, start: int, end: int) -> int:
    """The first comma of a range that no list goes on over; ``end`` without one."""
    for place in range(start, end):
        if tokens[place].tag == "," and not _goes_on(tokens, place):
            return place
    return end


def object_end(tokens: Tokens, start: int, lexicon: Lexicon) -> int:
    """End of a noun phrase with what belongs to it; the next clause ends it."""
    for place in range(start, len(tokens)):
        token = tokens[place]
        if token.tag in (";", ":") or (token.tag == "-" and place > start):
            return place
        if token.tag == "," and not _goes_on(tokens, place):
            return place
        if token.tag == "SUB" and place > start and token.low in _ENDING:
            return place
        joins = token.tag == "CC" and token.low != "or" and place > start
        if joins and _verb_follows(tokens, place + 1):
            return place
    return len(tokens)


def infinitive_end(tokens: Tokens, start: int, lexicon: Lexicon) -> int:
    """Like the end of an object, but a second infinitive goes on: "to find and punish them"."""
    end = object_end(tokens, start, lexicon)
    while (
        end + 1 < len(tokens) and tokens[end].tag == "CC" and _bare_verb(tokens, end + 1, lexicon)
    ):
        end = object_end(tokens, end + 1, lexicon)
    return end


def _bare_verb(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    while place < len(tokens) and tokens[place].tag in ("ADV", "NEG", "TO"):
        place += 1
    if place >= len(tokens):
        return False
    return Form.BASE in lexicon.verb_forms.get(tokens[place].low, frozenset()) or tokens[
        place
    ].tag in ("DO", "HAVE")


_ENDING = frozenset(("after", "when", "while", "although", "though", "whereas", "until", "if"))


def _goes_on(tokens: Tokens, comma: int) -> bool:
    """A list goes on over a comma: "the raid, the arrests and the curfew"."""
    following = tokens[comma + 1] if comma + 1 < len(tokens) else None
    if following is None or following.tag not in ("X", "NAME", "DET", "VG", "ADV"):
        return False
    for token in tokens[comma + 1 : comma + 10]:
        if token.tag == "CC" and token.low in ("and", "or"):
            return True
        if token.tag in VERBAL or token.tag in (".", ";", ":", "REL"):
            return False
    return False


def _verb_follows(tokens: Tokens, place: int) -> bool:
    while place < len(tokens) and tokens[place].tag == "ADV":
        place += 1
    return place < len(tokens) and tokens[place].tag in VERBAL


def _breaks(tokens: Tokens, comma: int, lexicon: Lexicon) -> bool:
    """Whether the narrator takes over after a comma."""
    place = comma + 1
    if place >= len(tokens):
        return False
    if _participle_cue(tokens, place, lexicon) or tokens[place].low == "according":
        return True
    if tokens[place].tag == "CC":
        return _second_cue(tokens, place + 1, lexicon) or _new_speaker(tokens, place + 1, lexicon)
    return False


def _participle_cue(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    while place < len(tokens) and tokens[place].tag == "ADV":
        place += 1
    if place >= len(tokens) or tokens[place].tag != "VG":
        return False
    lemmas = lexicon.lemmas.get(tokens[place].low, frozenset())
    return any(
        cue.frames & {"tag", "clause", "that"}
        for lemma in lemmas
        for cue in lexicon.verbs.get(lemma, ())
    )


def _second_cue(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Whether a second cue of the same subject follows "and": "and urged"."""
    while place < len(tokens) and tokens[place].tag == "ADV":
        place += 1
    if place >= len(tokens) or tokens[place].tag != "V":
        return False
    forms = lexicon.verb_forms.get(tokens[place].low, frozenset())
    lemmas = lexicon.lemmas.get(tokens[place].low, frozenset())
    return bool(forms & {Form.PAST, Form.THIRD}) and any(
        cue.weight >= _SECOND_CUE and not cue.particles
        for lemma in lemmas
        for cue in lexicon.verbs.get(lemma, ())
    )


def _new_speaker(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Whether "but" or "and" starts a clause with a cue of its own."""
    stop = head_right(tokens, place, len(tokens))
    if stop == place:
        return False
    return _second_cue(tokens, stop, lexicon)


def trimmed(tokens: Tokens, start: int, end: int) -> Range | None:
    """The range without marks and conjunctions at its ends; None when nothing is left."""
    while start < end and tokens[start].tag in (",", ";", ":", "-", ".", ")"):
        start += 1
    while end > start and tokens[end - 1].tag in (",", ";", ":", "-", "(", ".", "CC"):
        end -= 1
    return Range(start, end) if start < end else None


def left_start(tokens: Tokens, end: int, floor: int) -> int:
    """Start of the clause before a trailing tag: the sentence's, or after a semicolon."""
    for place in range(end - 1, floor - 1, -1):
        if tokens[place].tag in (";", ".") or (
            tokens[place].tag == ":" and tokens[end - 1].tag == "Q"
        ):
            return place + 1
    start = floor
    while start < end and tokens[start].tag == "CC":
        start += 1
    return start


def without_trailing_adjunct(tokens: Tokens, found: Range) -> Range:
    """The range without "via Twitter" or "in a statement" at its end."""
    for place in range(found.end - 1, max(found.start, found.end - 6), -1):
        token = tokens[place]
        if token.tag in VERBAL or token.tag in (",", "Q"):
            return found
        if token.tag == "PREP" and token.low in ("via", "on", "in", "during", "at", "through"):
            inside = tokens[place + 1 : found.end]
            channel = any(word.low in ADJUNCT_NOUNS for word in inside)
            return Range(found.start, place) if channel else found
    return found
