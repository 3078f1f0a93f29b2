"""Propositions that can be checked, and where they appear."""

from collections.abc import Iterable
from typing import Final, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorField
from django.db import models
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _

from claims.models.article import SEARCHED_CHARACTERS
from claims.models.attribution import Attribution
from claims.text.keys import proposition_key


class ClaimQuerySet(models.QuerySet["Claim"]):
    def same_propositions(
        self, texts: Iterable[str], *, language: str, demo: bool
    ) -> dict[str, "Claim"]:
        """For each text the claim that says it, made if need be; callers at once get the same."""
        keys = {text: proposition_key(text) for text in texts}
        # In one order, so that two callers with the same claims cannot deadlock.
        wanted = sorted({key: text for text, key in keys.items()}.items())
        self.bulk_create(
            [Claim(key=key, text=text, language=language, demo=demo) for key, text in wanted],
            ignore_conflicts=True,
        )
        claims = {claim.key: claim for claim in self.filter(key__in=keys.values())}
        return {text: claims[key] for text, key in keys.items()}

    def same_proposition(self, text: str, *, language: str, demo: bool) -> "Claim":
        return self.same_propositions([text], language=language, demo=demo)[text]

    def open(self) -> Self:
        return self.exclude(lifecycle__in=Claim.CLOSED)

    def awaiting(self) -> Self:
        """New ones that something is attached to: those that somebody should look at."""
        return self.not_idle().filter(lifecycle=Claim.Lifecycle.NEW)

    def not_idle(self) -> Self:
        """Without new ones that nothing is attached to any more."""
        attached = Appearance.objects.attached().filter(claim=models.OuterRef("pk"))
        return self.filter(models.Exists(attached) | ~models.Q(lifecycle=Claim.Lifecycle.NEW))

    def search(self, words: str) -> Self:
        return self.filter(search=SearchQuery(words, config="simple", search_type="websearch"))


class Claim(models.Model):
    """A proposition. What it is worth is in its reviews; where the work stands is `lifecycle`."""

    class Lifecycle(models.TextChoices):
        NEW = "new", _("new")
        TRIAGED = "triaged", _("triaged")
        IN_REVIEW = "in_review", _("in review")
        SECOND_READING = "second_reading", _("second reading")
        PUBLISHED = "published", _("published")
        NEEDS_RECHECK = "needs_recheck", _("needs re-check")
        DISMISSED = "dismissed", _("dismissed")
        WITHDRAWN = "withdrawn", _("withdrawn")

    CLOSED: Final = (Lifecycle.PUBLISHED, Lifecycle.DISMISSED, Lifecycle.WITHDRAWN)

    text = models.TextField(_("claim"))
    key = models.CharField(max_length=64, unique=True, null=True, editable=False)
    language = models.CharField(_("language"), max_length=12, blank=True)
    lifecycle = models.CharField(
        _("stage of work"), max_length=16, choices=Lifecycle, default=Lifecycle.NEW
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="assigned_claims",
        verbose_name=_("assigned to"),
    )
    tags = ArrayField(
        models.CharField(max_length=60), verbose_name=_("tags"), default=list, blank=True
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    demo = models.BooleanField(_("demo"), default=False, editable=False)
    created_at = models.DateTimeField(_("first seen"), auto_now_add=True)
    search = models.GeneratedField(
        expression=SearchVector(Left("text", SEARCHED_CHARACTERS), config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["-pk"]
        indexes = [
            GinIndex(fields=["search"], name="claim_search"),
            models.Index(fields=["lifecycle", "-id"], name="claim_by_lifecycle"),
            models.Index(fields=["-created_at", "-id"], name="claim_newest"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="claim_not_empty"),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 120 else f"{self.text[:119]}…"


class AppearanceQuerySet(models.QuerySet["Appearance"]):
    def attached(self) -> Self:
        return self.filter(state=Appearance.State.ATTACHED)

    def suggested(self) -> Self:
        return self.filter(state=Appearance.State.SUGGESTED)


class Appearance(models.Model):
    """An attribution bears on a claim. What a person decided about it, no machine changes."""

    class Kind(models.TextChoices):
        ASSERTS = "asserts", _("asserts")
        DENIES = "denies", _("denies")
        QUESTIONS = "questions", _("questions")
        MENTIONS = "mentions", _("mentions")

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("suggested")
        ATTACHED = "attached", _("attached")
        REJECTED = "rejected", _("rejected")
        DETACHED = "detached", _("detached")

    # What a stance does to the proposition under it; the other stances only mention it.
    KIND_OF: Final = {
        Attribution.Stance.ASSERTS: Kind.ASSERTS,
        Attribution.Stance.PREDICTS: Kind.ASSERTS,
        Attribution.Stance.DENIES: Kind.DENIES,
        Attribution.Stance.QUESTIONS: Kind.QUESTIONS,
    }

    claim = models.ForeignKey(
        Claim, models.CASCADE, related_name="appearances", verbose_name=_("claim")
    )
    attribution = models.ForeignKey(
        Attribution, models.CASCADE, related_name="appearances", verbose_name=_("attribution")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    state = models.CharField(_("state"), max_length=10, choices=State)
    proposition = models.TextField(_("derived proposition"))
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

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        ordering = ["claim", "pk"]
        indexes = [models.Index(fields=["claim", "state"], name="appearance_of_claim")]
        constraints = [
            models.UniqueConstraint(fields=["claim", "attribution"], name="appearance_once"),
            models.CheckConstraint(
                condition=models.Q(probability__gte=0, probability__lte=1),
                name="appearance_probability",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.proposition[:80]}"
