"""The claims that are known, as the matching engine wants them: candidates with their vectors."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from django.db import connection
from django.db.models import Max

from claims import matching
from claims.matching import (
    ENCODER,
    Candidate,
    Frequencies,
    Judged,
    Judgement,
    MatchingConfig,
    Query,
    Reason,
    Relation,
)
from claims.matching.judge import CERTAIN
from claims.models import Claim, Overtaken, TermStat, TextVector, Wording
from claims.models.vector import rarest
from claims.text.keys import proposition_key

# Wordings whose words are compared for one query; ranking all that share a word takes a second.
POSTINGS: Final = 2_000
# More than are wanted: some are in another language, or of the demo.
_SPARE: Final = 2
# Cosine from which two texts are looked at again before both make a claim.
_MAY_BE_SAME: Final = 0.6
_TURNS: Final = 0x_C1A1_0001  # the advisory lock of those who make claims


@dataclass(frozen=True)
class Shelf:
    """Which claims may be compared with which: one language, and the demo apart."""

    language: str
    demo: bool


def candidates(
    query: Query, shelf: Shelf, weights: Frequencies, config: MatchingConfig
) -> list[Candidate]:
    """Claims of which a wording shares rare words with a text, or is near in meaning; each once.

    They are found by any wording and judged by the claim's own text: else each wording that was
    taken in would let in the next, until a claim says anything.
    """
    most = config.candidates
    found = {*by_words(query, weights, most), *by_meaning(query, most)}
    rows = (
        TextVector.objects.filter(
            wording__in=found,
            engine=ENCODER,
            wording__claim__language=shelf.language,
            wording__claim__demo=shelf.demo,
        )
        .order_by("wording")
        .values_list("wording__claim", "wording__claim__text", "vector")
    )
    nearest: dict[int, tuple[float, Candidate]] = {}
    for claim, text, vector in rows:
        candidate = Candidate(str(claim), text, "", np.array([vector], np.float32))
        near = matching.nearness(query, candidate)[0]
        if claim not in nearest or near > nearest[claim][0]:
            nearest[claim] = near, candidate
    return [candidate for _, candidate in nearest.values()]


def frequencies(queries: Sequence[Query]) -> Frequencies:
    """In how many known wordings the words of some texts stand."""
    counted = TermStat.objects.counted(word for query in queries for word in query.words)
    return Frequencies(max(counted.wordings, 1), counted.average, counted.holding)


def certain(claim: Claim) -> Judged:
    """A claim that says the same in the same words: no engine need be asked."""
    words = (Reason("same_words"),)
    return Judged(str(claim.pk), Judgement(Relation.SAME, CERTAIN, CERTAIN, words))


def newest_wording() -> int:
    """The last wording that has been kept; 0 where there is none."""
    return Wording.objects.aggregate(newest=Max("pk"))["newest"] or 0


def take_turns() -> None:
    """Inside the storing transaction: who makes claims waits for the one before to commit."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURNS])


def refuse_overtaken(texts: Sequence[str], shelf: Shelf, newest: int) -> None:
    """Raise Overtaken where a wording came after ``newest`` that may say what one of these says.

    Two workers that meet the same new claim at once make one: the second looks again.
    """
    later = TextVector.objects.filter(
        wording__gt=newest,
        engine=ENCODER,
        wording__claim__language=shelf.language,
        wording__claim__demo=shelf.demo,
    ).values_list("vector", flat=True)
    if not texts or not later:
        return
    theirs = np.array(list(later), np.float32)
    if float((matching.encode(texts) @ theirs.T).max()) >= _MAY_BE_SAME:
        raise Overtaken("A claim like one of these was made meanwhile.")


def remember(wordings: Sequence[tuple[Claim, str]]) -> None:
    """Keep wordings of claims, with their words and vectors, for those that come after.

    Vectors are made here for the few that are new; call it inside the storing transaction.
    """
    rows = [
        Wording(claim=claim, text=text, key=proposition_key(text), words=matching.words(text))
        for claim, text in wordings
    ]
    Wording.objects.bulk_create(rows, ignore_conflicts=True)
    bare = Wording.objects.filter(claim__in=[claim for claim, _ in wordings]).exclude(
        vectors__engine=ENCODER
    )
    new = list(bare)
    vectors = matching.encode([each.text for each in new])
    TextVector.objects.bulk_create(
        [
            TextVector(wording=wording, engine=ENCODER, vector=vector)
            for wording, vector in zip(new, vectors, strict=True)
        ],
        ignore_conflicts=True,
    )


def by_words(query: Query, weights: Frequencies, most: int) -> list[int]:
    """Wordings that hold the rarest words of a text, the most telling first."""
    words = rarest(query.words, weights.holding, POSTINGS)
    if not words:
        return []
    asked = sorted(query.words)
    telling = [weights.weight(word) for word in asked]
    with connection.cursor() as cursor:
        cursor.execute(_BY_WORDS, [words, asked, telling, most * _SPARE])
        return [key for (key,) in cursor.fetchall()]


def by_meaning(query: Query, most: int) -> list[int]:
    """Wordings nearest in meaning, nearest first, as far as the index finds them."""
    middle = query.vectors.mean(0).tolist()
    with connection.cursor() as cursor:
        cursor.execute("SET hnsw.ef_search = %s", [2 * most * _SPARE])
        cursor.execute(_BY_MEANING, [ENCODER, str(middle), most * _SPARE])
        return [key for (key,) in cursor.fetchall()]


_BY_WORDS: Final = """
SELECT wording.id
FROM claims_wording AS wording
WHERE wording.words && %s::text[]
ORDER BY (
    SELECT sum(asked.weight) FROM unnest(%s::text[], %s::float8[]) AS asked(word, weight)
    WHERE asked.word = ANY(wording.words)
) DESC, wording.id
LIMIT %s
"""
_BY_MEANING: Final = """
SELECT wording_id FROM claims_textvector WHERE engine = %s
ORDER BY vector <#> %s::halfvec LIMIT %s
"""
