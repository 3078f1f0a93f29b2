"""Verb groups: a cue verb with its auxiliaries, adverbs, negation and what governs it."""

from dataclasses import dataclass
from enum import StrEnum

from claims.attribution.inflect import Form
from claims.attribution.lexicon import Lexicon, word_set
from claims.attribution.phrases import Range, Tokens
from claims.attribution.tokens import AUXILIARY, Token

# What may govern an infinitive without being a cue of its own: "continued to insist".
_CATENATIVE = word_set("catenative")
_NEGATIVE = frozenset(("refuse", "decline", "fail", "stop"))
_NEGATIVE_ADVERBS = frozenset(("hardly", "scarcely", "neither", "nor", "no-longer"))
_BRIDGE = frozenset(("PREP", "TIME", "ADV", "DET", "X", "NUM"))
# Tokens that may stand between a verb and its infinitive: "continued on Monday to ignore".
_BRIDGE_REACH = 4


class Kind(StrEnum):
    """How a verb stands in its clause."""

    FINITE = "finite"
    PARTICIPLE = "participle"
    INFINITIVE = "infinitive"


@dataclass(frozen=True)
class VerbGroup:
    """Tokens ``[start:end]`` around the head, which is the cue verb itself."""

    start: int
    end: int
    head: int
    kind: Kind
    passive: bool
    negated: bool
    # The catenative's lemma in "was quick to condemn"; "" without one.
    governor: str


def verb_group(tokens: Tokens, head: int, lexicon: Lexicon) -> VerbGroup:
    """The group around a verb token."""
    left = _left_edge(tokens, head)
    governor = ""
    infinitive = left > 0 and tokens[left - 1].tag == "TO"
    if infinitive:
        governed = _governed(tokens, left - 1, lexicon)
        left = left - 1
        if governed is not None:
            governor, left = governed
            infinitive = False
    start = _without_leading_adverbs(tokens, left, head)
    inside = tokens[start:head]
    return VerbGroup(
        start=start,
        end=head + 1,
        head=head,
        kind=_kind(tokens, start, head, infinitive=infinitive),
        passive=is_passive(tokens, start, head, lexicon),
        negated=_negated(inside) or governor in _NEGATIVE,
        governor=governor,
    )


def _left_edge(tokens: Tokens, head: int) -> int:
    left = head
    while left > 0 and (
        tokens[left - 1].tag in AUXILIARY or tokens[left - 1].tag in ("ADV", "NEG")
    ):
        left -= 1
    return left


def _without_leading_adverbs(tokens: Tokens, left: int, head: int) -> int:
    """An adverb directly before the verb belongs to it ("also said"); "today" does not."""
    while left < head and tokens[left].tag == "ADV" and tokens[left].low in _TIMES:
        left += 1
    return left


_TIMES = frozenset(
    ("today", "yesterday", "tonight", "tomorrow", "however", "here", "there", "maybe")
)


def _governed(tokens: Tokens, to: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """Lemma and left edge of the catenative that governs an infinitive; None without one."""
    place = to - 1
    lowest = max(0, to - 1 - _BRIDGE_REACH)
    while place >= lowest:
        lemma = _catenative(tokens[place], lexicon)
        if lemma:
            return lemma, _left_edge(tokens, place)
        if tokens[place].tag not in ("PREP", "TIME", "ADV", "NUM"):
            return None
        place -= 1
    return None


def _catenative(token: Token, lexicon: Lexicon) -> str:
    if token.tag == "HAVE":
        return "have"
    if token.tag not in ("V", "VG", "X", "ADV", "BE"):
        return ""
    candidates = lexicon.lemmas.get(token.low, frozenset((token.low,)))
    return min(candidates & _CATENATIVE, default="")


def _kind(tokens: Tokens, start: int, head: int, *, infinitive: bool) -> Kind:
    if infinitive:
        return Kind.INFINITIVE
    auxiliaries = any(token.tag in AUXILIARY for token in tokens[start:head])
    first = tokens[start]
    if tokens[head].tag == "VG" and not auxiliaries:
        return Kind.PARTICIPLE
    if first.tag == "HAVE" and first.low == "having":
        return Kind.PARTICIPLE
    return Kind.FINITE


def is_passive(tokens: Tokens, start: int, head: int, lexicon: Lexicon) -> bool:
    """Whether the head is a participle after a form of "be"."""
    if Form.PARTICIPLE not in lexicon.verb_forms.get(tokens[head].low, frozenset()):
        return False
    place = head - 1
    while place >= start and tokens[place].tag in ("ADV", "NEG"):
        place -= 1
    return place >= start and tokens[place].tag == "BE"


def _negated(inside: Tokens) -> bool:
    return any(token.tag == "NEG" or token.low in _NEGATIVE_ADVERBS for token in inside)


def group_range(group: VerbGroup) -> Range:
    return Range(group.start, group.end)
