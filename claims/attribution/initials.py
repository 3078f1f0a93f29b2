"""Capitals that only begin a sentence: "Traders said", "Botanist Wolf Orlo said"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.attribution.document import Sentence
from claims.attribution.kinds import is_title
from claims.attribution.partylists import parties
from claims.attribution.phrases import Tokens
from claims.attribution.tokens import Token

# Names that a description is told from: "Furious Dana Orlo" has two more, "Grace Orlo" one.
_NAMED = 2


def weighed(text: str, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences with their capitals weighed.

    A first word that is no name is tagged as a common noun; a headline's words that are names
    elsewhere in the text are tagged as names.
    """
    surnames = {word for sentence in sentences for word in _surnames(sentence)}
    plain = (one for one in sentences if not one.titled)
    names = {token.low for one in plain for token in one.tokens if token.tag == "NAME"}
    return [
        replace(one, tokens=tuple(_raised(text, one.tokens, names)))
        if one.titled
        else replace(one, tokens=tuple(_lowered(one.tokens, surnames)))
        for one in sentences
    ]


def _raised(text: str, tokens: Tokens, names: set[str]) -> Iterator[Token]:
    """The words of a headline, those that are names by the text or by custom tagged so."""
    known, within, titled = parties(), False, False
    for token in tokens:
        capital = token.tag == "X" and text[token.start].isupper()
        given = token.low in known.women or token.low in known.men
        common = is_person_noun(token.low) or is_people_noun(token.low)
        follows = (within or titled) and not common
        titled = is_title(token, known)
        within = capital and not titled and (token.low in names or given or follows)
        yield token._replace(tag="NAME") if within else token


def _surnames(sentence: Sentence) -> Iterator[str]:
    """The last words of the names inside a sentence."""
    tokens, first = sentence.tokens, _firsts(sentence.tokens)
    for place in range(0 if sentence.titled else len(tokens)):
        after = tokens[place + 1].tag if place + 1 < len(tokens) else ""
        inside = tokens[place].tag == "NAME" and place not in first
        if inside and after not in ("NAME", "POS"):
            yield tokens[place].low


def _firsts(tokens: Tokens) -> set[int]:
    """The places where a capital may only begin a sentence: also after a number or a colon."""
    found, begins = set(), True
    for place, token in enumerate(tokens):
        if begins:
            found.add(place)
        begins = token.tag in (":", "Q", "-", ".") or (begins and token.tag == "NUM")
    return found


def _lowered(tokens: Tokens, surnames: set[str]) -> Iterator[Token]:
    first = _firsts(tokens)
    for place, token in enumerate(tokens):
        begins = place in first and token.tag == "NAME"
        yield token._replace(tag="X") if begins and _is_common(tokens, place, surnames) else token


def _is_common(tokens: Tokens, place: int, surnames: set[str]) -> bool:
    low = tokens[place].low
    if low in parties().quantities:
        return True
    names = 0
    while place + names + 1 < len(tokens) and tokens[place + names + 1].tag == "NAME":
        names += 1
    if names:
        described = names >= _NAMED and low.endswith(parties().feelings)
        return described or is_person_noun(low) or low in parties().epithets
    following = [token.tag for token in tokens[place + 1 : place + 4]]
    # "Current and former officials"
    joined = following == ["CC", "X", "X"]
    return low not in surnames and (joined or is_people_noun(low))


def is_person_noun(low: str) -> bool:
    """Whether a word is what one person is: "striker", "botanist"; told by lists and endings."""
    known = parties()
    if low in known.given:
        return False
    return low in known.human or low.endswith(known.agents)


def is_people_noun(low: str) -> bool:
    """Whether a word is what several persons are: "traders", "fans"."""
    known = parties()
    if low in known.surnames or low.endswith("ss"):
        return False
    if low in known.plural or low.endswith(known.peoples):
        return True
    one = low.removesuffix("es") if low.endswith("sses") else low.removesuffix("s")
    return one != low and (one in known.human or one in known.office)
