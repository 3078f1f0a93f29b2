"""Outlets that lean on one another, or on what was published only later."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from claims.provenance.direction import moment
from claims.provenance.holders import Holders
from claims.provenance.types import Article
from claims.text.keys import name_key

# "This report was first published at 06:50 and has been updated": the text that was cited may
# have stood there before.
_UPDATED: Final = re.compile(
    r"\b(?:has|have) been (?:updated|corrected|amended|expanded)\b|"
    r"\b(?:first|originally) published (?:at|on) (?:\d|\w+day)|"
    r"\b(?:last )?updated:? (?:at|on|with|\d)|"
    r"\bthis is an? (?:updated|developing)\b|"
    r"\bthis (?:story|article|report|page) (?:was|is being) updated\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Circle:
    """What is circular about a claim's citations."""

    # Publishers that have the claim from one another.
    mutual: bool
    # Whether an article cites one that came out after it.
    inverted: bool


def circle(held: Holders) -> Circle:
    """Over the whole citation graph of a claim; copying counts as citing."""
    taken: dict[str, set[str]] = {}
    inverted = False
    for utterance in held.utterances:
        reader, cited = held.article(utterance), held.cited(utterance)
        if cited is None:
            continue
        taken.setdefault(name_key(reader.publisher), set()).add(name_key(cited.publisher))
        inverted = inverted or is_inverted(reader, cited)
    for article_id in held.ids:
        copy = held.copies.get(article_id)
        if copy and copy.to_id in held.ids:
            copying = name_key(held.articles[article_id].publisher)
            taken.setdefault(copying, set()).add(name_key(copy.to_publisher))
    return Circle(has_cycle(taken), inverted)


def is_inverted(reader: Article, cited: Article) -> bool:
    """Whether the cited article came out later and does not say that it is an update."""
    if reader.published_at is None or cited.published_at is None:
        return False
    return moment(cited) > moment(reader) and not _UPDATED.search(cited.text)


def has_cycle(graph: Mapping[str, Iterable[str]]) -> bool:
    """Whether a directed graph has one; a node that points at itself is none."""
    waiting = {node: {each for each in to if each != node} for node, to in graph.items()}
    pointed: dict[str, set[str]] = {}
    for node, to in waiting.items():
        for each in to:
            pointed.setdefault(each, set()).add(node)
    left = {node: len(to) for node, to in waiting.items()}
    free = [each for each in pointed if not left.get(each)]
    while free:
        for node in pointed.get(free.pop(), ()):
            left[node] -= 1
            if not left[node]:
                free.append(node)
    return any(left.values())
