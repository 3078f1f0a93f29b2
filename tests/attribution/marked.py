"""Passages whose expected attribution is marked in the text itself.

``[source] <cue> {content}``: brackets around the source, angles around the cue, braces around
each fragment of the content. The marks are taken out before the engine reads the passage.
"""

from dataclasses import dataclass, replace

from claims.attribution import Attribution, AttributionConfig, Engine, extract_attributions
from claims.text.spans import Span, Spans

RULES = AttributionConfig(engine=Engine.RULES)
TRAINED = AttributionConfig(engine=Engine.TRAINED)

_OPENING = {"[": "source", "<": "cue", "{": "content"}
_CLOSING = {"]": "source", ">": "cue", "}": "content"}


@dataclass(frozen=True)
class Marked:
    """A passage without its marks, and the words that were marked."""

    text: str
    source: Spans
    cue: Spans
    content: Spans


def marked(passage: str) -> Marked:
    """Read the marks of a passage."""
    text = ""
    opened: dict[str, int] = {}
    found: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    for letter in passage:
        if letter in _OPENING:
            opened[_OPENING[letter]] = len(text)
        elif letter in _CLOSING:
            role = _CLOSING[letter]
            found[role].append(Span(opened.pop(role), len(text)))
        else:
            text += letter
    return Marked(text, *(tuple(found[role]) for role in ("source", "cue", "content")))


def words(text: str, spans: Spans) -> list[str]:
    return [text[start:end] for start, end in spans]


def by_rules(text: str, config: AttributionConfig = RULES) -> list[Attribution]:
    """What the rules find."""
    return extract_attributions(text, config=replace(config, engine=Engine.RULES))


def by_network(text: str) -> list[Attribution]:
    """What the trained engine finds."""
    return extract_attributions(text, config=TRAINED)


def at_cue(wanted: Marked) -> Attribution:
    """The rules' attribution with the marked cue; its absence fails with what there is."""
    found = by_rules(wanted.text)
    for one in found:
        if one.cue == wanted.cue:
            return one
    cues = [words(wanted.text, one.cue) for one in found]
    raise AssertionError(f"no cue {words(wanted.text, wanted.cue)} among {cues}")


def shown(text: str, source: Spans, cue: Spans, content: Spans) -> str:
    """The words of an attribution, for comparing and for reading a failure."""
    return f"{words(text, source)} <{words(text, cue)}> {words(text, content)}"


def only(text: str) -> Attribution:
    """The one attribution of a text."""
    (found,) = by_rules(text)
    return found
