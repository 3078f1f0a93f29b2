"""What happened, to what, by whom: the history that nobody can rewrite."""

from collections.abc import Mapping
from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _


class EventQuerySet(models.QuerySet["Event"]):
    def record(
        self,
        verb: str,
        subject: models.Model,
        *,
        actor: User | None = None,
        engine: str = "",
        before: Mapping[str, object] | None = None,
        after: Mapping[str, object] | None = None,
    ) -> "Event":
        """Append one event. `actor` None means a machine, named by `engine`."""
        event = self.create(
            verb=verb,
            subject_type=str(subject._meta.model_name),
            subject_id=subject.pk,
            actor=actor,
            engine=engine,
        )
        if before or after:
            EventDetail.objects.create(event=event, before=before or {}, after=after or {})
        return event

    def about(self, subject: models.Model) -> Self:
        return self.filter(subject_type=subject._meta.model_name, subject_id=subject.pk)


class Event(models.Model):
    """One act of a person or one step of a machine. The database refuses update and delete."""

    at = models.DateTimeField(_("when"), auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("who"),
    )
    engine = models.CharField(_("engine"), max_length=60, blank=True)
    verb = models.CharField(_("what"), max_length=60)
    subject_type = models.CharField(_("kind"), max_length=40)
    subject_id = models.BigIntegerField(_("subject"))

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("history")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "-id"], name="event_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(actor__isnull=False) | ~models.Q(engine=""),
                name="event_has_a_doer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type} {self.subject_id}"


class EventDetail(models.Model):
    """What the subject was before and after; may be purged, the event stays."""

    event = models.OneToOneField(Event, models.CASCADE, related_name="detail")
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)

    class Meta:
        verbose_name = _("detail")
        verbose_name_plural = _("details")

    def __str__(self) -> str:
        return str(self.event)
