"""What claims are found by: their wordings, the words in them, and vectors of what they mean."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import connection, models
from django.utils.translation import gettext_lazy as _
from pgvector.django import HalfVectorField, HnswIndex

from claims.matching.encoder import DIMENSIONS, ENCODER
from claims.models.claim import Claim


class Wording(models.Model):
    """One way in which a claim is put: its own text, or the proposition of an appearance."""

    claim = models.ForeignKey(
        Claim, models.CASCADE, related_name="wordings", verbose_name=_("claim")
    )
    text = models.TextField(_("words"))
    key = models.CharField(max_length=64, editable=False)
    words = ArrayField(models.TextField(), verbose_name=_("content words"), default=list)

    class Meta:
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")
        ordering = ["pk"]
        indexes = [GinIndex(fields=["words"], name="wording_words", fastupdate=False)]
        constraints = [
            models.UniqueConstraint(fields=["claim", "key"], name="wording_once_per_claim"),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class TextVector(models.Model):
    """What a wording means, by one engine; vectors of two engines are never compared.

    A newer engine gets an index of its own by a migration, and its vectors by `manage.py embed`.
    Never on the wording's or the claim's own row: an update of a row that carries an indexed
    vector costs a hundred times as much.
    """

    wording = models.ForeignKey(
        Wording, models.CASCADE, related_name="vectors", verbose_name=_("wording")
    )
    engine = models.CharField(_("engine"), max_length=60)
    vector = HalfVectorField(dimensions=DIMENSIONS)

    class Meta:
        verbose_name = _("vector")
        verbose_name_plural = _("vectors")
        indexes = [
            HnswIndex(
                name="vector_minilm_l6_int8_1",
                fields=["vector"],
                m=16,
                ef_construction=64,
                opclasses=["halfvec_ip_ops"],
                condition=models.Q(engine=ENCODER),
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["wording", "engine"], name="vector_once_per_engine"),
        ]

    def __str__(self) -> str:
        return f"{self.wording_id} {self.engine}"


@dataclass(frozen=True)
class Counted:
    """In how many wordings each of some words stands, how many wordings there are, how long."""

    holding: Mapping[str, int]
    wordings: int
    average: float


class TermStatQuerySet(models.QuerySet["TermStat"]):
    def counted(self, words: Iterable[str]) -> Counted:
        """What is known of some words; a word that was not counted yet is rare."""
        rows = dict(self.filter(word__in=set(words)).values_list("word", "holding"))
        total = TermTotal.objects.first()
        wordings, held = (total.wordings, total.words) if total else (0, 0)
        return Counted(rows, wordings, held / max(wordings, 1))

    def recount(self) -> int:
        """Count anew in how many wordings each word stands; returns how many wordings there are."""
        with connection.cursor() as cursor:
            cursor.execute(_RECOUNT)
            cursor.execute(_TOTAL)
        total = TermTotal.objects.first()
        return total.wordings if total else 0


class TermStat(models.Model):
    """In how many wordings a word stands: what `ts_rank` does not know, and BM25 needs.

    Counted anew now and then, not kept to the row: a count that is a little old ranks the same,
    and workers that all add to the count of "minister" would wait for one another.
    """

    word = models.TextField(_("word"), unique=True)
    holding = models.PositiveIntegerField(_("wordings"))

    objects = TermStatQuerySet.as_manager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")

    def __str__(self) -> str:
        return f"{self.word}: {self.holding}"


class TermTotal(models.Model):
    """How many wordings were counted, and how many words they hold: one row, primary key 1."""

    wordings = models.PositiveIntegerField(_("wordings"))
    words = models.PositiveBigIntegerField(_("words"))

    class Meta:
        verbose_name = _("number of wordings")
        verbose_name_plural = _("number of wordings")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="term_total_is_the_only_one"),
        ]

    def __str__(self) -> str:
        return str(self.wordings)


def rarest(words: Collection[str], holding: Mapping[str, int], budget: int) -> list[str]:
    """Words, the rarest first, as long as all together stand in at most so many wordings.

    At least one: a text of common words alone is still looked for.
    """
    order = sorted(set(words), key=lambda word: (holding.get(word, 0), word))
    chosen: list[str] = []
    spent = 0
    for word in order:
        spent += holding.get(word, 0)
        if chosen and spent > budget:
            break
        chosen.append(word)
    return chosen


_RECOUNT: Final = """
WITH counted AS (
    SELECT word, count(*) AS holding FROM claims_wording, unnest(words) AS word GROUP BY word
)
MERGE INTO claims_termstat AS known USING counted ON known.word = counted.word
WHEN MATCHED AND known.holding <> counted.holding THEN UPDATE SET holding = counted.holding
WHEN NOT MATCHED THEN INSERT (word, holding) VALUES (counted.word, counted.holding)
"""
_TOTAL: Final = """
INSERT INTO claims_termtotal (id, wordings, words)
SELECT 1, count(*), coalesce(sum(cardinality(words)), 0) FROM claims_wording
ON CONFLICT (id) DO UPDATE SET wordings = EXCLUDED.wordings, words = EXCLUDED.words
"""
