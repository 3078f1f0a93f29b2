"""Who said what in an article, and where exactly that stands in each of its revisions."""

from typing import Final, Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorField
from django.db import models
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _

from claims.attribution.types import Quotation as QuotationType
from claims.attribution.types import Stance as StanceType
from claims.models.article import PRECISIONS, SEARCHED_CHARACTERS, Article, Revision
from claims.models.source import Source
from claims.text.overlap import enclosing
from claims.text.selectors import quote
from claims.text.spans import Spans


class AttributionQuerySet(models.QuerySet["Attribution"]):
    def standing(self) -> Self:
        """What holds now: neither removed by a person nor superseded by a newer engine."""
        return self.filter(state__in=Attribution.STANDING)

    def by_hand(self) -> Self:
        """What a person confirmed, corrected, added or removed: no machine touches it."""
        return self.filter(state__in=Attribution.BY_HAND)

    def search(self, words: str) -> Self:
        return self.filter(search=SearchQuery(words, config="simple", search_type="websearch"))


class Attribution(models.Model):
    """The article attributes content to a source. Keeps its identity through edits.

    `source_words`, `cue_words` and `content_words` repeat the newest anchor's words, for lists
    and search; the anchor is what counts.
    """

    class Quotation(models.TextChoices):
        DIRECT = QuotationType.DIRECT.value, _("direct")
        MIXED = QuotationType.MIXED.value, _("mixed")
        INDIRECT = QuotationType.INDIRECT.value, _("indirect")

    class Stance(models.TextChoices):
        ASSERTS = StanceType.ASSERTS.value, _("asserts")
        DENIES = StanceType.DENIES.value, _("denies")
        QUESTIONS = StanceType.QUESTIONS.value, _("questions")
        PROMISES = StanceType.PROMISES.value, _("promises")
        CONDEMNS = StanceType.CONDEMNS.value, _("condemns")
        DEMANDS = StanceType.DEMANDS.value, _("demands")
        PREDICTS = StanceType.PREDICTS.value, _("predicts")
        NO_COMMENT = StanceType.NO_COMMENT.value, _("no comment")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        CONFIRMED = "confirmed", _("confirmed")
        CORRECTED = "corrected", _("corrected")
        REMOVED = "removed", _("removed")
        SUPERSEDED = "superseded", _("superseded")

    class Origin(models.TextChoices):
        MACHINE = "machine", _("machine")
        PERSON = "person", _("person")

    STANDING: Final = (State.PROPOSED, State.CONFIRMED, State.CORRECTED)
    BY_HAND: Final = (State.CONFIRMED, State.CORRECTED, State.REMOVED)

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="attributions", verbose_name=_("article")
    )
    source = models.ForeignKey(
        Source,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="attributions",
        verbose_name=_("source"),
    )
    parent = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("within"),
    )
    quotation = models.CharField(_("quotation"), max_length=8, choices=Quotation)
    stance = models.CharField(_("stance"), max_length=12, choices=Stance)
    cue_lemma = models.CharField(_("cue"), max_length=60, blank=True)
    channel = models.CharField(_("channel"), max_length=40, blank=True)
    said_words = models.CharField(_("said when, as printed"), max_length=200, blank=True)
    said_at = models.DateTimeField(_("said"), null=True, blank=True)
    said_precision = models.CharField(max_length=8, choices=PRECISIONS, blank=True)
    source_words = models.TextField(_("source as printed"), blank=True)
    cue_words = models.TextField(_("cue as printed"), blank=True)
    content_words = models.TextField(_("content"), blank=True)
    checkable = models.BooleanField(_("checkable"), default=False)
    confidence = models.FloatField(_("confidence"))
    reasons = models.JSONField(_("reasons"), default=list)
    engine = models.CharField(_("engine"), max_length=60)
    origin = models.CharField(_("made by"), max_length=8, choices=Origin, default=Origin.MACHINE)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PROPOSED)
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
    search = models.GeneratedField(
        expression=SearchVector(
            Left("source_words", SEARCHED_CHARACTERS // 4),
            Left("content_words", SEARCHED_CHARACTERS // 2),
            config="simple",
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = AttributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("attribution")
        verbose_name_plural = _("attributions")
        ordering = ["-pk"]
        indexes = [
            GinIndex(fields=["search"], name="attribution_search"),
            models.Index(fields=["source", "-id"], name="attribution_of_source"),
            models.Index(fields=["stance", "-id"], name="attribution_by_stance"),
            models.Index(fields=["state", "-id"], name="attribution_by_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confidence__gte=0, confidence__lte=1),
                name="attribution_confidence",
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("pk")),
                name="attribution_not_in_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=("proposed", "superseded"))
                | models.Q(decided_by__isnull=False, decided_at__isnull=False),
                name="attribution_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=("proposed", "superseded"))
                | models.Q(decided_by__isnull=True),
                name="attribution_of_machine_undecided",
            ),
            models.CheckConstraint(
                condition=models.Q(origin="machine") | ~models.Q(state__in=("proposed",)),
                name="attribution_by_person_is_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_words or '-'} {self.cue_words}: {self.content_words[:80]}"


class Anchor(models.Model):
    """Where an attribution stands in one revision.

    `source`, `cue` and `content` are lists of [start, end) in code points of the revision's text.
    `start` and `end` enclose all of them. `exact`, `prefix` and `suffix` are the quoted words of
    the content (of the cue where there is none), a W3C TextQuoteSelector that outlives edits.
    `replaced` holds the machine's cue and content where an editor marked others, so that what was
    corrected is not found again beside the correction.
    """

    attribution = models.ForeignKey(
        Attribution, models.CASCADE, related_name="anchors", verbose_name=_("attribution")
    )
    revision = models.ForeignKey(
        Revision, models.CASCADE, related_name="anchors", verbose_name=_("revision")
    )
    source = models.JSONField(_("source"), default=list)
    cue = models.JSONField(_("cue"), default=list)
    content = models.JSONField(_("content"), default=list)
    said = models.JSONField(_("said when"), default=list)
    replaced = models.JSONField(_("what the machine had marked"), default=dict, blank=True)
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    exact = models.TextField(_("words"))
    prefix = models.CharField(_("before"), max_length=64, blank=True)
    suffix = models.CharField(_("after"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("anchor")
        verbose_name_plural = _("anchors")
        ordering = ["revision", "start"]
        indexes = [models.Index(fields=["revision", "start"], name="anchor_in_revision")]
        constraints = [
            models.UniqueConstraint(
                fields=["attribution", "revision"], name="anchor_once_per_revision"
            ),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="anchor_not_empty"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"

    @classmethod
    def at(
        cls, revision: Revision, *, source: Spans, cue: Spans, content: Spans, said: Spans = ()
    ) -> Self:
        """The unsaved anchor of an attribution; raises ValueError where all spans are empty."""
        quoted = enclosing(content) or enclosing(cue) or enclosing(source)
        around = enclosing([*source, *cue, *content])
        if quoted is None or around is None:
            raise ValueError("an attribution needs a source, a cue or content; got none of them")
        exact, prefix, suffix = quote(revision.text, quoted)
        return cls(
            revision=revision,
            source=list(source),
            cue=list(cue),
            content=list(content),
            said=list(said),
            start=around.start,
            end=around.end,
            exact=exact,
            prefix=prefix,
            suffix=suffix,
        )
