"""Words with a coarse part of speech, told from closed classes, forms and neighbours."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from claims.attribution.inflect import Form
from claims.attribution.lexicon import Lexicon

# A word keeps inner hyphens, dots and apostrophes; "n't" and "'s" stand alone.
_TOKEN = re.compile(
    r"(?P<neg>[nN][’'][tT](?!\w))"
    r"|(?P<clitic>[’'](?:s|S|ll|LL|re|RE|ve|VE|d|D|m|M)(?!\w))"
    r"|(?P<number>[$£€#]?\d[\d,.:]*\d|[$£€#]?\d)(?:st|nd|rd|th|s|%|m|bn|k)?(?!\w)"
    r"|(?P<word>@?[^\W_](?:(?![nN][’'][tT](?!\w))\w"
    r"|(?![’'](?:s|S|ll|re|ve|d|m)(?!\w))[-&’'.](?=[^\W_]))*)"
    r"|(?P<dash>--+|[–—―]|-)"
    r"|(?P<other>\S)",
)
# "al-Sadr", "i24NEWS": names that begin in lower case.
_INNER_CAPITAL = re.compile(r"(?:al|el|an|as|ash|at|ad|ar|az|bin|ben)-[A-Z]|[a-z]{1,3}\d*[A-Z]{2}")
_ABBREVIATION = re.compile(
    r"(?:[A-Z]\.)+$|(?:mr|mrs|ms|dr|gen|col|lt|sgt|capt|sen|rep|gov|prof|rev|st|jr|sr|hon|maj|"
    r"adm|cmdr|pres|no|vs|inc|corp|co|ltd|d|r|i)\.$",
    re.I,
)

VERBAL = frozenset(("V", "BE", "HAVE", "DO", "MOD"))
AUXILIARY = frozenset(("BE", "HAVE", "DO", "MOD"))
NOMINAL = frozenset(("X", "NAME", "NUM", "TIME"))
# What may begin the thing that a transitive verb takes; it tells a verb from a noun.
_OBJECT_START = frozenset(("SUB", "DET", "PRON", "OBJ", "Q", "TO", "REL", ":", "POSS"))


# Tags that a neighbour may change: "her" is an owner or an object.
_UNSETTLED = frozenset(("VG", "SUB", "POS", "TO", "OBJ"))


class Token(NamedTuple):
    """One word, mark or collapsed quotation, with its offsets."""

    start: int
    end: int
    low: str
    # DET PRON OBJ REL PREP CC SUB MOD BE HAVE DO NEG TO POS ADV TIME NUM NAME X, V (finite
    # verb or participle), VG (-ing), Q (quotation), or the punctuation mark itself.
    tag: str


def scan(text: str, start: int, end: int, lexicon: Lexicon, *, titled: bool) -> list[Token]:
    """Tokens of ``text[start:end]`` with tags that look at no neighbour yet.

    ``titled`` says that the passage is a headline, where capitals mean nothing.
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        begin, stop = match.span()
        if text[stop : stop + 1] == "." and _ABBREVIATION.match(text[begin : stop + 1]):
            stop += 1
        if tokens and begin < tokens[-1].end:
            continue
        tokens.append(_token(text, begin, stop, str(match.lastgroup), lexicon, titled=titled))
    return tokens


def _token(text: str, start: int, end: int, group: str, lexicon: Lexicon, *, titled: bool) -> Token:
    word = text[start:end]
    low = word.lower()
    if group == "number":
        return Token(start, end, low, "NUM")
    if group == "dash":
        return Token(start, end, low, "-")
    if group == "other" and word in "'’":
        return Token(start, end, low, "POS")
    if group == "other":
        return Token(start, end, low, "." if word in "!?…" else word)
    return Token(start, end, low, _word_tag(word, low, lexicon, titled=titled))


def _word_tag(word: str, low: str, lexicon: Lexicon, *, titled: bool) -> str:
    capital = (word[0].isupper() and not titled) or bool(_INNER_CAPITAL.match(word))
    if low in lexicon.classes and not (word.isupper() and len(word) > 1 and not titled):
        tag = lexicon.classes[low]
        return "NUM?" if capital and tag == "NUM" else tag
    if capital or word[0] == "@":
        return "CAP"
    if low in lexicon.verb_forms:
        return "VG" if Form.ING in lexicon.verb_forms[low] else "V?"
    if low.endswith("ly") and len(low) > 4 and low not in lexicon.not_adverbs:
        return "ADV"
    if low.endswith("ing") and len(low) > 5:
        return "VG?"
    if low.endswith("ed") and len(low) > 4:
        return "VD?"
    return "X"


def settle(tokens: list[Token], lexicon: Lexicon, common: frozenset[str]) -> list[Token]:
    """The same tokens with doubtful tags decided by their neighbours, left to right.

    ``common`` are words that are no names although a sentence begins with them.
    """
    settled: list[Token] = []
    for place, token in enumerate(tokens):
        if token.tag == "CAP" or token.tag.endswith("?") or token.tag in _UNSETTLED:
            following = tokens[place + 1] if place + 1 < len(tokens) else None
            tag = _decide(token, settled, following, lexicon, common)
            token = token._replace(tag=tag)
        settled.append(token)
    return settled


def _decide(
    token: Token,
    before: Sequence[Token],
    after: Token | None,
    lexicon: Lexicon,
    common: frozenset[str],
) -> str:
    if token.tag == "CAP":
        return _decide_capital(token, before, after, lexicon, common)
    if token.tag == "NUM?":
        return "NAME" if before and before[-1].tag == "NAME" else "NUM"
    if token.tag in ("VG", "VG?"):
        return "X" if _in_noun_phrase(before) else "VG"
    if token.tag == "VD?":
        return "X" if _in_noun_phrase(before) else "V"
    if token.tag == "TO":
        return "PREP" if before and before[-1].low == "according" else "TO"
    if token.tag == "OBJ":
        owner = token.low == "her" and after is not None and after.tag == "X"
        return "DET" if owner else "OBJ"
    if token.tag == "SUB":
        return _decide_that(token, before, after)
    if token.tag == "POS":
        return _decide_clitic(before, after)
    return _decide_verb(token, before, after, lexicon)


def _decide_capital(
    token: Token,
    before: Sequence[Token],
    after: Token | None,
    lexicon: Lexicon,
    common: frozenset[str],
) -> str:
    """A capital begins a name, or else the sentence."""
    if before:
        return "NAME"
    named = after is not None and after.tag == "CAP"
    if token.low in lexicon.verb_forms:
        if Form.ING in lexicon.verb_forms[token.low]:
            return "VG"
        return "NAME" if named else "X"
    if token.low.endswith("ly") and token.low not in lexicon.not_adverbs:
        return "ADV"
    return "X" if token.low in common and not named else "NAME"


def _in_noun_phrase(before: Sequence[Token]) -> bool:
    return bool(before) and before[-1].tag in ("DET", "POS")


def _decide_that(token: Token, before: Sequence[Token], after: Token | None) -> str:
    """ "that" points ("that day"), relates ("the man that"), or opens a clause."""
    if token.low != "that":
        return "SUB"
    if after is None or after.tag in (".", ",", ";", ":", ")"):
        return "PRON"
    if after is not None and after.tag in ("BE", "V", "MOD", "HAVE", "DO"):
        if not before or before[-1].tag in ("PREP", "CC", ",", "Q", "SUB"):
            return "PRON"
        return "REL"
    return "SUB"


def _decide_clitic(before: Sequence[Token], after: Token | None) -> str:
    """'s after a pronoun is a verb; after a noun it marks the owner."""
    if before and before[-1].tag in ("PRON", "REL") or before and before[-1].low == "that":
        return "BE"
    if after is not None and after.tag in ("DET", "NEG", "PREP"):
        return "BE"
    return "POS"


def _decide_verb(
    token: Token, before: Sequence[Token], after: Token | None, lexicon: Lexicon
) -> str:
    found = lexicon.verb_forms[token.low]
    place = len(before) - 1
    while place >= 0 and before[place].tag in ("ADV", "NEG"):
        place -= 1
    previous = before[place].tag if place >= 0 else ""
    if Form.PAST in found or Form.PARTICIPLE in found:
        return _decide_past(token, before, previous, after)
    if previous in ("MOD", "TO", "DO"):
        return "V" if Form.BASE in found else "X"
    if previous in ("PRON", "REL"):
        return "V"
    if before and before[-1].tag in ("DET", "POS", "PREP", "NUM", "OBJ", "BE"):
        return "X"
    if token.low not in lexicon.ambiguous and not _ambiguous_third(token.low, lexicon):
        return "V" if before else "X"
    return _decide_by_neighbours(found, before, place, after)


def _ambiguous_third(low: str, lexicon: Lexicon) -> bool:
    return bool(lexicon.lemmas.get(low, frozenset()) & lexicon.ambiguous)


def _decide_past(token: Token, before: Sequence[Token], previous: str, after: Token | None) -> str:
    if token.low == "said":
        return "V"
    direct = before[-1].tag if before else ""
    noun_follows = after is not None and after.tag in ("X", "CAP", "V?", "VD?", "VG?")
    if direct in ("DET", "POS", "NUM"):
        return "X"
    if direct in ("PREP", "CC", "", ",") and noun_follows and previous != "REL":
        return "V" if direct in ("CC", ",") else "X"
    return "V"


def _decide_by_neighbours(
    found: frozenset[Form], before: Sequence[Token], place: int, after: Token | None
) -> str:
    """Noun or verb: a verb agrees with what stands before it and takes what comes after."""
    if place < 0 or after is None:
        return "X"
    subject = before[place]
    takes = after.tag in _OBJECT_START
    if subject.tag == "CC":
        return "V" if takes and any(token.tag == "V" for token in before) else "X"
    if subject.tag not in ("X", "NAME", "NUM", "TIME", ")", "Q", ","):
        return "X"
    plural = subject.low.endswith("s") or subject.low in ("people", "police", "men", "women")
    agrees = plural if Form.BASE in found else not plural or subject.tag in ("NAME", ",", ")")
    loose = after.tag in ("CAP", "Q", "PREP") and Form.THIRD in found and subject.tag == "NAME"
    loose = loose or (after.tag == "CAP" and Form.BASE in found and plural)
    return "V" if agrees and (takes or loose) else "X"
