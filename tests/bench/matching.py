"""The matching engine: how fast it reads, and whether finding grows with what is stored."""

from collections.abc import Iterator, Sequence
from functools import partial
from random import Random

import numpy as np
from django.db import connection, transaction
from django.utils import timezone
from pgvector import HalfVector

from claims import matching
from claims.matching import DEFAULT_CONFIG, ENCODER, Proposition
from claims.models import Claim, TermStat, TextVector, Wording
from claims.pipeline import known
from claims.pipeline.known import Shelf
from claims.text.keys import proposition_key
from tests.bench.archive import empty
from tests.bench.report import Table, milliseconds, p50, p95, seconds
from tests.bench.rows import Rows
from tests.bench.sizes import Sizes
from tests.bench.words import name, proposition

TEXTS = 1_000  # short ones, for the speed of reading
QUERIES = 100
ENCODED = 20_000  # texts with vectors of their own; beyond, they are those of others, shaken
SHAKEN = 0.02  # standard deviation of each of the 384 numbers
SHELF = Shelf("en", demo=False)
INDEX = "vector_minilm_l6_int8_1"
BUILD = f"CREATE INDEX {INDEX} ON claims_textvector USING hnsw (vector halfvec_ip_ops)"


def measure(sizes: Sizes) -> Iterator[Table]:
    dice = Random(5)
    places = [name(dice) for _ in range(2_000)]
    yield reading([proposition(dice, places) for _ in range(TEXTS)])
    rows = [stored(size, dice, places) for size in sizes.wordings]
    yield Table(
        "Known claims: candidates by words and by meaning, in the database",
        (
            "claims",
            "p50 ms",
            "p95 ms",
            "growth",
            "recall@10",
            "judged p50 ms",
            "index s",
            "vacuum s",
        ),
        [
            (f"{size:,}", *row(found, rows))
            for size, found in zip(sizes.wordings, rows, strict=True)
        ],
        note="growth: p95 against that of the size before; recall: of the exact ten nearest",
    )
    empty()


def reading(texts: Sequence[str]) -> Table:
    matching.encode(texts[:10])  # the engine loads at the first call
    alone = seconds(lambda: matching.encode(texts))
    pairs = [
        (Proposition(one), Proposition(other)) for one, other in zip(texts, texts[1:], strict=False)
    ]
    together = seconds(lambda: matching.judge(pairs))
    return Table(
        f"Matching engine {matching.ENGINE}",
        ("what", "a second"),
        [
            ("short texts encoded", f"{len(texts) / alone:.0f}"),
            ("pairs judged", f"{len(pairs) / together:.0f}"),
        ],
    )


def stored(size: int, dice: Random, places: Sequence[str]) -> dict[str, float]:
    """What finding takes among so many claims."""
    empty()
    with connection.cursor() as cursor:
        cursor.execute(f"DROP INDEX {INDEX}")
    vectors = load(size, dice, places)
    TermStat.objects.recount()
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '1GB'")
        index = seconds(lambda: cursor.execute(f"{BUILD} WHERE engine = '{ENCODER}'"))
        vacuum = seconds(lambda: cursor.execute("VACUUM ANALYZE claims_wording, claims_textvector"))
    asked = [proposition(dice, places) for _ in range(QUERIES + 5)]
    taken = [seconds(partial(find, text)) for text in asked][5:]
    judged = [seconds(partial(decide, text)) for text in asked[:30]]
    return {
        "p50": p50(taken),
        "p95": p95(taken),
        "judged": p50(judged),
        "recall": recall(asked[:50], vectors),
        "index": index,
        "vacuum": vacuum,
    }


def row(found: dict[str, float], rows: Sequence[dict[str, float]]) -> tuple[str, ...]:
    place = rows.index(found)
    growth = f"{found['p95'] / rows[place - 1]['p95']:.2f}" if place else "-"
    return (
        milliseconds(found["p50"]),
        milliseconds(found["p95"]),
        growth,
        f"{found['recall']:.3f}",
        milliseconds(found["judged"]),
        f"{found['index']:.0f}",
        f"{found['vacuum']:.0f}",
    )


def find(text: str) -> None:
    query = matching.read_query(text)
    known.candidates(query, SHELF, known.frequencies([query]), DEFAULT_CONFIG)


def decide(text: str) -> None:
    query = matching.read_query(text)
    weights = known.frequencies([query])
    candidates = known.candidates(query, SHELF, weights, DEFAULT_CONFIG)
    matching.judge_candidates(Proposition(text), query, candidates, weights)


def recall(texts: Sequence[str], vectors: np.ndarray) -> float:
    """Of the exact ten nearest wordings, the share that the index finds."""
    found = 0
    for text in texts:
        query = matching.read_query(text)
        exact = set((np.argsort(-(vectors @ query.vectors[0]))[:10] + 1).tolist())
        found += len(exact & set(known.by_meaning(query, 50)[:20]))
    return found / (10 * len(texts))


def load(size: int, dice: Random, places: Sequence[str]) -> np.ndarray:
    """So many claims with a wording each; returns their vectors, (size, 384)."""
    texts = [f"{proposition(dice, places)} ({number})" for number in range(size)]
    vectors = shaken(matching.encode(texts[:ENCODED]), size)
    rows, now = Rows(), timezone.now()
    with transaction.atomic():
        for text, vector in zip(texts, vectors, strict=True):
            claim = rows.add(
                Claim(key=proposition_key(text), text=text, language="en", created_at=now)
            )
            wording = rows.add(
                Wording(claim=claim, text=text, key=str(claim.key), words=matching.words(text))
            )
            rows.add(TextVector(wording=wording, engine=ENCODER, vector=HalfVector(vector)))
            rows.rest()
        rows.finish()
    return vectors


def shaken(vectors: np.ndarray, size: int) -> np.ndarray:
    """As many unit vectors as are wanted, the further ones near the first."""
    chance = np.random.default_rng(7)
    times = -(-size // len(vectors))
    many = np.concatenate([vectors] * times)[:size]
    many[len(vectors) :] += chance.normal(0, SHAKEN, many[len(vectors) :].shape)
    many /= np.linalg.norm(many, axis=1, keepdims=True)
    return many.astype(np.float32)
