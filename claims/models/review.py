"""The desk's work on a claim: versions that never change once published, replies asked, notes."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim
from claims.models.desk import Rating


class Review(models.Model):
    """A desk has one review of a claim; what it says is in its versions."""

    claim = models.OneToOneField(
        Claim, models.PROTECT, related_name="review", verbose_name=_("claim")
    )
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["-pk"]
        permissions = [("publish_review", _("Can publish a review"))]

    def __str__(self) -> str:
        return str(self.claim)


class ReviewVersion(models.Model):
    """One state of a review, with a copy of the rating's label and bounds: scales change."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")

    review = models.ForeignKey(
        Review, models.PROTECT, related_name="versions", verbose_name=_("review")
    )
    number = models.PositiveIntegerField(_("number"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    rating = models.ForeignKey(
        Rating, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("rating")
    )
    rating_label = models.CharField(_("verdict"), max_length=60, blank=True)
    rating_value = models.PositiveSmallIntegerField(_("value"), null=True, blank=True)
    worst_value = models.PositiveSmallIntegerField(null=True, blank=True)
    best_value = models.PositiveSmallIntegerField(null=True, blank=True)
    claim_reviewed = models.TextField(
        _("claim as it was reviewed"), blank=True, help_text=_("A claim may be reworded later.")
    )
    summary = models.TextField(_("what we found"), blank=True)
    correction_note = models.TextField(_("what was corrected"), blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("author")
    )
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("published by"),
    )

    class Meta:
        verbose_name = _("review version")
        verbose_name_plural = _("review versions")
        ordering = ["review", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="review_version_once"),
            models.UniqueConstraint(
                fields=["review"],
                condition=models.Q(state="draft"),
                name="review_one_draft",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft", published_at__isnull=True)
                | models.Q(
                    state="published", published_at__isnull=False, published_by__isnull=False
                )
                & ~models.Q(rating_label=""),
                name="review_published_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(rating_value__isnull=True)
                | models.Q(
                    worst_value__gte=1,
                    rating_value__gte=models.F("worst_value"),
                    rating_value__lte=models.F("best_value"),
                ),
                name="review_rating_within_bounds",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review} ({self.number})"


class ResponseRequest(models.Model):
    """A party was asked for its side."""

    claim = models.ForeignKey(
        Claim, models.CASCADE, related_name="response_requests", verbose_name=_("claim")
    )
    asked = models.CharField(_("who was asked"), max_length=300)
    how = models.CharField(_("how"), max_length=200, blank=True)
    asked_at = models.DateTimeField(_("asked on"))
    due_at = models.DateTimeField(_("answer due"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered on"), null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True)

    class Meta:
        verbose_name = _("request for a response")
        verbose_name_plural = _("requests for a response")
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True)
                | models.Q(answered_at__gte=models.F("asked_at")),
                name="response_after_request",
            ),
        ]

    def __str__(self) -> str:
        return self.asked


class Note(models.Model):
    """A remark of the desk on a claim; never published."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="notes", verbose_name=_("claim"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        editable=False,
        related_name="+",
        verbose_name=_("author"),
    )
    text = models.TextField(_("note"))
    created_at = models.DateTimeField(_("written"), auto_now_add=True)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.text[:80]
