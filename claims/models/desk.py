"""The desk that this installation serves, and the scale it rates claims on."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Desk(models.Model):
    """One installation is one desk: the table holds a single row, with primary key 1."""

    ONLY: ClassVar[int] = 1

    name = models.CharField(_("name"), max_length=200)
    url = models.URLField(_("address"), blank=True)
    logo_url = models.URLField(_("logo"), blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    language = models.CharField(_("language"), max_length=12, default="en")
    corrections_policy_url = models.URLField(_("corrections policy"), blank=True)
    unnamed_sources_policy_url = models.URLField(_("policy on unnamed sources"), blank=True)

    class Meta:
        verbose_name = _("desk")
        verbose_name_plural = _("desk")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="desk_is_the_only_one"),
        ]

    def __str__(self) -> str:
        return self.name


class Rating(models.Model):
    """A value on the desk's scale; a review version copies its label and bounds when it uses it."""

    desk = models.ForeignKey(Desk, models.CASCADE, related_name="ratings", verbose_name=_("desk"))
    value = models.PositiveSmallIntegerField(_("value"), help_text=_("1 is the worst."))
    label = models.CharField(_("label"), max_length=60)
    explanation = models.TextField(_("when to use it"), blank=True)

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        ordering = ["value"]
        constraints = [
            models.UniqueConstraint(fields=["desk", "value"], name="rating_value_once"),
            models.UniqueConstraint(fields=["desk", "label"], name="rating_label_once"),
            models.CheckConstraint(condition=models.Q(value__gte=1), name="rating_from_one"),
        ]

    def __str__(self) -> str:
        return self.label
