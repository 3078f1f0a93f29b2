"""Where a claim enters the record: how many independent origins it has, and which."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.article import Article
from claims.models.claim import Claim
from claims.models.publisher import Publisher


class Provenance(models.Model):
    """How many independent origins stand behind a claim, computed anew when its inputs change.

    An interval where independence cannot be known: unnamed officials in two outlets are one or two
    origins. 0 where nothing stands behind it but outlets that cite each other.
    """

    claim = models.OneToOneField(
        Claim, models.CASCADE, related_name="provenance", verbose_name=_("claim")
    )
    least = models.PositiveIntegerField(_("origins, at least"))
    most = models.PositiveIntegerField(_("origins, at most"))
    articles = models.PositiveIntegerField(_("articles"))
    outlets = models.PositiveIntegerField(_("outlets"))
    circular = models.BooleanField(_("circular"), default=False)
    reasons = models.JSONField(_("reasons"), default=list)
    engine = models.CharField(_("engine"), max_length=60)
    computed_at = models.DateTimeField(_("computed"), auto_now=True)

    class Meta:
        verbose_name = _("provenance")
        verbose_name_plural = _("provenance")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(most__gte=models.F("least")), name="provenance_interval"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.least}-{self.most}" if self.least != self.most else str(self.least)


class Origin(models.Model):
    """A root of a claim (PROV hadPrimarySource): who said it first, and through which outlet."""

    claim = models.ForeignKey(
        Claim, models.CASCADE, related_name="origins", verbose_name=_("claim")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    name = models.CharField(_("who"), max_length=300)
    kind = models.CharField(_("kind"), max_length=16, blank=True)
    named = models.BooleanField(_("named"), default=True)
    # None where only the outlet is known that others have it from.
    article = models.ForeignKey(
        Article,
        models.CASCADE,
        null=True,
        related_name="origins",
        verbose_name=_("first article"),
    )
    publisher = models.ForeignKey(
        Publisher,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="origins",
        verbose_name=_("through"),
    )

    class Meta:
        verbose_name = _("origin")
        verbose_name_plural = _("origins")
        ordering = ["claim", "position"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "position"], name="origin_position_once"),
        ]

    def __str__(self) -> str:
        return self.name
