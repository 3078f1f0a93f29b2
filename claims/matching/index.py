"""Known claims in memory: candidates by words and by meaning, all of them looked at."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.matching.config import DEFAULT_CONFIG, MatchingConfig
from claims.matching.encoder import encode
from claims.matching.ranking import (
    Candidate,
    Frequencies,
    Query,
    Ranked,
    rank,
    read_query,
    saturated,
)
from claims.matching.words import words


@dataclass(frozen=True)
class Entry:
    """A known claim; ``title`` is another wording of it, "" without one."""

    key: str
    text: str
    title: str = ""


class Index:
    """Claims that can be searched; memory grows with them by 3 KB each."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        counted = [Counter(words(f"{each.text} {each.title}")) for each in entries]
        lengths = [sum(each.values()) for each in counted]
        postings: dict[str, list[tuple[int, int]]] = {}
        for row, each in enumerate(counted):
            for word, times in each.items():
                postings.setdefault(word, []).append((row, times))
        self.postings = {word: np.array(rows) for word, rows in postings.items()}
        self.lengths = np.array(lengths, np.float64)
        self.frequencies = Frequencies(
            len(entries),
            sum(lengths) / max(len(entries), 1),
            {word: len(rows) for word, rows in postings.items()},
        )
        self.texts = encode([each.text for each in entries])
        self.titles = encode([each.title or each.text for each in entries])

    def search(self, text: str, config: MatchingConfig = DEFAULT_CONFIG) -> list[Ranked]:
        """Known claims, the likeliest first: at most twice ``config.candidates``."""
        query = read_query(text)
        return rank(query, self.candidates(query, config), self.frequencies, config)

    def candidates(self, query: Query, config: MatchingConfig = DEFAULT_CONFIG) -> list[Candidate]:
        """Those that share the most telling words, and those nearest in meaning, in order."""
        if not self.entries:
            return []
        near = (self.texts @ query.vectors.T).mean(1)
        most = config.candidates
        found = {*_highest(self._held(query), most), *_highest(near, most)}
        return [self._candidate(row) for row in sorted(found)]

    def _candidate(self, row: int) -> Candidate:
        entry = self.entries[row]
        vectors = np.stack([self.texts[row], self.titles[row]])
        return Candidate(entry.key, entry.text, entry.title, vectors)

    def _held(self, query: Query) -> NDArray[np.float64]:
        """BM25 of every claim."""
        scores = np.zeros(len(self.entries))
        for word in query.words & self.postings.keys():
            rows, times = self.postings[word].T
            long = self.lengths[rows] / max(self.frequencies.average, 1)
            scores[rows] += self.frequencies.weight(word) * saturated(times, long)
        return scores


def _highest(scores: NDArray[np.floating], most: int) -> list[int]:
    """Rows of the highest scores above 0; of equal ones the first."""
    order = np.argsort(-scores, kind="stable")[:most]
    return [int(row) for row in order if scores[row] > 0]
