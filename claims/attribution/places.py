"""Which names are places: things happen in them, and they have ministers."""

from collections.abc import Iterator

from claims.attribution.partylists import parties
from claims.attribution.phrases import Tokens, head_right

# Tokens: the noun stands this close after its owner.
_OWNED = 6
_BELIEVED_IN = frozenset(("believe", "believes", "believed", "confidence", "faith", "trust"))


def places_in(tokens: Tokens) -> Iterator[str]:
    """Single names after "in" and before "'s foreign minister"; not those that one believes in."""
    for place in range(len(tokens)):
        if tokens[place].tag != "NAME":
            continue
        before = tokens[place - 1].low if place else ""
        after = tokens[place + 1].tag if place + 1 < len(tokens) else ""
        believed = place > 1 and tokens[place - 2].low in _BELIEVED_IN
        if before in ("in", "across", "throughout") and after != "NAME" and not believed:
            yield tokens[place].low
        if after == "POS" and tokens[place - 1].tag != "NAME":
            head = head_right(tokens, place + 2, min(len(tokens), place + _OWNED)) - 1
            if place + 2 <= head and tokens[head].low in parties().of_states:
                yield tokens[place].low


def demonyms(name: str) -> set[str]:
    """What the people of a place may be called: "zarqani" of Zarqan."""
    stem = name.removesuffix("a").removesuffix("e")
    return {name + end for end in ("i", "n", "an", "ian", "ese", "ish")} | {
        stem + end for end in ("i", "ian", "ese", "ish")
    } - {name}
