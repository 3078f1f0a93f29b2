"""Which article was made from which, and which outlets an article names as its source."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.article import Article
from claims.models.publisher import Publisher


class SyndicationQuerySet(models.QuerySet["Syndication"]):
    def among(self, articles: Iterable[int]) -> Self:
        """Those of which the copy or the original is one of these."""
        keys = list(articles)
        return self.filter(models.Q(article__in=keys) | models.Q(original__in=keys))


class Syndication(models.Model):
    """An article was made from another (PROV wasDerivedFrom), with the proof of it.

    `proof` holds the aligned passages as pairs of [start, end) in the two texts, the share of the
    smaller text that stands in the larger, and the credit line where there is one.
    """

    class Kind(models.TextChoices):
        REPUBLISHES = "republishes", _("republishes")
        EXCERPT = "excerpt", _("takes a part of")
        REWORDED = "reworded", _("retells")
        TRANSLATED = "translated", _("translates")

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="derived_from", verbose_name=_("article")
    )
    original = models.ForeignKey(
        Article, models.CASCADE, related_name="derived_into", verbose_name=_("original")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    proof = models.JSONField(_("proof"), default=dict)
    engine = models.CharField(_("engine"), max_length=60)
    created_at = models.DateTimeField(_("found"), auto_now_add=True)

    objects = SyndicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("syndication")
        verbose_name_plural = _("syndications")
        ordering = ["article", "original"]
        indexes = [models.Index(fields=["original"], name="syndication_of_original")]
        constraints = [
            models.UniqueConstraint(fields=["article", "original"], name="syndication_once"),
            models.CheckConstraint(
                condition=~models.Q(article=models.F("original")), name="syndication_of_two"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.kind} {self.original_id}"


class Citation(models.Model):
    """An article names an outlet as its source (PROV wasQuotedFrom), and where it does so.

    `cited` is the outlet's article where it is known; `proof` holds the words as [start, end).
    """

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="citations", verbose_name=_("article")
    )
    publisher = models.ForeignKey(
        Publisher, models.CASCADE, related_name="cited", verbose_name=_("outlet")
    )
    cited = models.ForeignKey(
        Article,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="cited_by",
        verbose_name=_("cited article"),
    )
    proof = models.JSONField(_("proof"), default=dict)
    engine = models.CharField(_("engine"), max_length=60)
    created_at = models.DateTimeField(_("found"), auto_now_add=True)

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["article", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "publisher", "cited"],
                name="citation_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(cited__isnull=True) | ~models.Q(article=models.F("cited")),
                name="citation_of_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} cites {self.publisher_id}"


class ShingleBand(models.Model):
    """A part of an article's MinHash signature: articles that share one may be copies."""

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="bands", verbose_name=_("article")
    )
    band = models.BigIntegerField(_("band"))

    class Meta:
        verbose_name = _("shingle band")
        verbose_name_plural = _("shingle bands")
        indexes = [models.Index(fields=["band"], name="shingle_band")]
        constraints = [
            models.UniqueConstraint(fields=["article", "band"], name="shingle_band_once"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.band}"
