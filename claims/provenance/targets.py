"""Which article of a cited publisher is meant."""

from collections.abc import Sequence
from typing import Final

from claims.provenance.config import ProvenanceConfig
from claims.provenance.direction import by_publication, moment
from claims.provenance.types import Article
from claims.provenance.words import keys

# Letters: shorter words are the glue of every sentence; figures are never too short.
_TELLING: Final = 4


class Subjects:
    """The telling words of articles, read once each."""

    def __init__(self) -> None:
        self._known: dict[str, frozenset[str]] = {}

    def of(self, text: str) -> frozenset[str]:
        if text not in self._known:
            self._known[text] = telling(text)
        return self._known[text]


def telling(text: str) -> frozenset[str]:
    """The words that tell what a text is about, cut to their stems' length."""
    return frozenset(
        word[:6] for word in keys(text) if len(word) > _TELLING or any(map(str.isdigit, word))
    )


def meant(
    article: Article,
    sentence: str,
    candidates: Sequence[Article],
    subjects: Subjects,
    config: ProvenanceConfig,
) -> Article | None:
    """The latest of the cited publisher's articles that were out before and have the content.

    One that came out later is meant only where none before has it. None where none has it.
    """
    said = telling(sentence)
    shared = {
        each.id: _shared(said, subjects.of(each.text))
        for each in candidates
        if each.id != article.id
    }
    near = max(shared.values(), default=0.0)
    if near < config.same_subject:
        return None
    those = [each for each in candidates if shared.get(each.id, 0.0) >= near * config.as_near]
    before = [each for each in those if moment(each) <= moment(article)]
    if before:
        return max(before, key=by_publication)
    return min(those, key=by_publication)


def _shared(said: frozenset[str], text: frozenset[str]) -> float:
    return len(said & text) / len(said) if said else 0.0
