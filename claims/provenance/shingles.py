"""Numbers under which texts with words in common meet: MinHash in bands, and whole paragraphs."""

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Final

import numpy as np
from rensa import RMinHash

from claims.provenance.config import DEFAULT_CONFIG, ProvenanceConfig
from claims.provenance.words import Body

# Changing it makes every stored band meaningless.
_SEED: Final = 42
# Odd numbers near 2**64 divided by the golden ratio and the silver one: they spread the bits.
_MULTIPLIERS: Final = (0x9E3779B97F4A7C15, 0xD1B54A32D192ED03)


def bands(text: str, *, config: ProvenanceConfig = DEFAULT_CONFIG) -> list[int]:
    """Signed 64-bit numbers, without repetition; texts that share one are candidates for copies.

    Empty where the text has no words of its own.
    """
    body = Body(text)
    words = [word for line in body.keys for word in line]
    if not words:
        return []
    return list(dict.fromkeys((*_minhash(words, config), *_anchors(body, config))))


def shingles(words: Sequence[str], length: int) -> list[str]:
    """Overlapping runs of words; one shorter run where there are not enough words."""
    if len(words) <= length:
        return [" ".join(words)] if words else []
    return [" ".join(run) for run in zip(*(words[start:] for start in range(length)), strict=False)]


def _minhash(words: Sequence[str], config: ProvenanceConfig) -> list[int]:
    sketch = RMinHash(num_perm=config.bands * config.rows, seed=_SEED)
    sketch.update(shingles(words, config.shingle_words))
    rows = np.array(sketch.digest(), dtype=np.uint64).reshape(config.bands, config.rows)
    mixed = np.arange(1, config.bands + 1, dtype=np.uint64) * np.uint64(_MULTIPLIERS[0])
    for column in rows.T:
        mixed = (mixed ^ column) * np.uint64(_MULTIPLIERS[1])
        mixed ^= mixed >> np.uint64(29)
    return [int(each) for each in mixed.view(np.int64)]


def _anchors(body: Body, config: ProvenanceConfig) -> Iterator[int]:
    """A number for each long paragraph."""
    for words in body.keys:
        if len(words) >= config.anchor_words:
            joined = " ".join(words).encode("utf-8", "surrogatepass")
            yield int.from_bytes(blake2b(joined, digest_size=8).digest(), signed=True)
