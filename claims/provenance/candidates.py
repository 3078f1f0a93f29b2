"""Which pairs of articles are worth comparing, out of many, without comparing all."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claims.provenance.config import ProvenanceConfig
from claims.provenance.shingles import bands

Pair = tuple[int, int]


def pairs_in_common(texts: Sequence[str], config: ProvenanceConfig) -> set[Pair]:
    """Indexes of texts that share a band, the lower one first.

    ``texts`` stand in the order of publication. In a full bucket each is paired with the first
    and the one before, so that the work grows with the texts and not with their pairs.
    """
    known: dict[str, list[int]] = {}
    buckets: dict[int, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        if text not in known:
            known[text] = bands(text, config=config)
        for band in known[text]:
            buckets[band].append(place)
    return {pair for those in buckets.values() for pair in _pairs(those, config.full_bucket)}


def _pairs(bucket: Sequence[int], full: int) -> Iterator[Pair]:
    for number, later in enumerate(bucket):
        if len(bucket) <= full:
            yield from ((earlier, later) for earlier in bucket[:number])
        elif number:
            yield bucket[0], later
            yield bucket[number - 1], later
