"""What looks like an attribution and is none: titles, idioms, the lives that a flood claims."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.attribution.document import is_speech
from claims.attribution.findings import Finding, Places
from claims.attribution.lexicon import Lexicon
from claims.text.quotes import quotations
from claims.text.spans import Span, covers

# Tags of words with which a content says something; without them it is a thing.
_SAYS = frozenset(("V", "BE", "HAVE", "MOD", "Q", "TO", "VG"))
# Tokens before and behind a cue in which an idiom may stand.
_IDIOM_REACH = 3


def without_lookalikes(
    text: str, places: Places, found: Sequence[Finding], lexicon: Lexicon
) -> list[Finding]:
    """The findings that are attributions; what stood in one that is not moves outwards."""
    titles = [each.span for each in quotations(text) if not is_speech(text, each)]
    kept = [
        not (
            _in_title(each, titles)
            or _is_idiom(each, places, lexicon)
            or _is_thing(each, places, lexicon)
        )
        for each in found
    ]
    number_of = {old: new for new, old in enumerate(_kept(kept))}
    return [
        replace(found[old], parent=_outwards(found, number_of, found[old].parent))
        for old in number_of
    ]


def _kept(kept: Sequence[bool]) -> Iterator[int]:
    return (number for number, stays in enumerate(kept) if stays)


def _outwards(
    found: Sequence[Finding], number_of: dict[int, int], parent: int | None
) -> int | None:
    while parent is not None and parent not in number_of:
        parent = found[parent].parent
    return None if parent is None else number_of[parent]


def _in_title(found: Finding, titles: Sequence[Span]) -> bool:
    """ "They Said It Would Rain" says nothing about rain."""
    return any(covers(titles, cue) for cue in found.cue) and all(
        covers(titles, source) for source in found.source
    )


def _is_idiom(found: Finding, places: Places, lexicon: Lexicon) -> bool:
    """ "needless to say", "that said"."""
    number, cue = places.ranges(found.cue)[0]
    tokens = places.sentences[number].tokens
    around = tokens[max(0, cue.start - _IDIOM_REACH) : cue.end + _IDIOM_REACH]
    words = f" {' '.join(token.low for token in around)} "
    return any(f" {idiom} " in words for idiom in lexicon.idioms)


def _is_thing(found: Finding, places: Places, lexicon: Lexicon) -> bool:
    """ "claimed 31 lives", "won all three points"."""
    unsaid = lexicon.unsaid_objects.get(found.lemma, frozenset())
    if not unsaid:
        return False
    words = places.words(found.content)
    return any(token.low in unsaid for token in words) and not any(
        token.tag in _SAYS for token in words
    )
