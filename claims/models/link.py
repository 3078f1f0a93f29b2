"""What one claim is to another."""

from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.matching.types import Relation as RelationType
from claims.models.claim import Claim


class LinkQuerySet(models.QuerySet["Link"]):
    def of(self, claims: Iterable[int]) -> Self:
        keys = list(claims)
        return self.filter(models.Q(first__in=keys) | models.Q(second__in=keys))

    def standing(self) -> Self:
        """What holds or may hold: neither rejected nor detached."""
        return self.filter(state__in=(Link.State.SUGGESTED, Link.State.ATTACHED))

    def suggested(self) -> Self:
        return self.filter(state=Link.State.SUGGESTED)


class Link(models.Model):
    """A typed relation between two claims; its order says nothing, the older claim comes first.

    What a person decided about it, no machine changes; a rejected one stays, so that it does not
    come back.
    """

    class Relation(models.TextChoices):
        SAME = RelationType.SAME.value, _("says the same")
        CONTRADICTS = RelationType.CONTRADICTS.value, _("contradicts")
        UPDATES = RelationType.UPDATES.value, _("updates")
        SUPPORTS = RelationType.SUPPORTS.value, _("supports")
        RELATED = RelationType.RELATED.value, _("related")

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("suggested")
        ATTACHED = "attached", _("attached")
        REJECTED = "rejected", _("rejected")
        DETACHED = "detached", _("detached")

    first = models.ForeignKey(
        Claim, models.CASCADE, related_name="links_to_newer", verbose_name=_("claim")
    )
    second = models.ForeignKey(
        Claim, models.CASCADE, related_name="links_to_older", verbose_name=_("other claim")
    )
    relation = models.CharField(_("relation"), max_length=12, choices=Relation)
    state = models.CharField(_("state"), max_length=10, choices=State)
    probability = models.FloatField(_("probability"))
    reasons = models.JSONField(_("reasons"), default=list)
    engine = models.CharField(_("engine"), max_length=60)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    created_at = models.DateTimeField(_("found"), auto_now_add=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link between claims")
        verbose_name_plural = _("links between claims")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["second", "state"], name="link_of_second"),
            models.Index(fields=["state", "-id"], name="link_by_state"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="link_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="link_older_first"
            ),
            models.CheckConstraint(
                condition=models.Q(probability__gte=0, probability__lte=1),
                name="link_probability",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=("suggested", "attached"))
                | models.Q(decided_by__isnull=False),
                name="link_rejected_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} – {self.second}"

    def other(self, claim: Claim) -> Claim:
        """The claim at the other end."""
        return self.second if claim.pk == self.first_id else self.first
