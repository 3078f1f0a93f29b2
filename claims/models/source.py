"""The parties that words are attributed to, their other names, and doubtful identities."""

from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.attribution.types import SpeakerKind
from claims.models.article import Article
from claims.models.publisher import Publisher
from claims.text.keys import name_key


class SourceQuerySet(models.QuerySet["Source"]):
    def standing(self) -> Self:
        """Without those that were merged into another."""
        return self.filter(merged_into__isnull=True)

    def named(self) -> Self:
        return self.standing().filter(named=True)

    def known_as(self, names: Iterable[str]) -> Self:
        """Named sources that carry any of these names, by key."""
        keys = {name_key(name) for name in names} - {""}
        return self.named().filter(aliases__key__in=keys).distinct()

    def search(self, words: str) -> Self:
        return self.filter(search=SearchQuery(words, config="simple", search_type="websearch"))


class Source(models.Model):
    """A person, organisation, unnamed group, document or publisher that is quoted.

    A named source stands for the whole archive. An unnamed one belongs to one article: the same
    descriptor elsewhere may be somebody else, so no machine merges them.
    """

    class Kind(models.TextChoices):
        PERSON = SpeakerKind.PERSON.value, _("person")
        ORGANISATION = SpeakerKind.ORGANISATION.value, _("organisation")
        GOVERNMENT = SpeakerKind.GOVERNMENT.value, _("government")
        GROUP = SpeakerKind.GROUP.value, _("group")
        DOCUMENT = SpeakerKind.DOCUMENT.value, _("document")
        PUBLISHER = SpeakerKind.PUBLISHER.value, _("publisher")

    name = models.CharField(_("name"), max_length=300)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    named = models.BooleanField(_("named"), default=True)
    descriptor = models.CharField(_("described as"), max_length=300, blank=True)
    affiliation = models.CharField(_("affiliation"), max_length=300, blank=True)
    article = models.ForeignKey(
        Article,
        models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="unnamed_sources",
        verbose_name=_("article (unnamed only)"),
    )
    publisher = models.ForeignKey(
        Publisher,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="sources",
        verbose_name=_("publisher"),
    )
    merged_into = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )
    same_as = models.URLField(_("reference page"), blank=True, help_text=_("Such as Wikidata."))
    demo = models.BooleanField(_("demo"), default=False, editable=False)
    created_at = models.DateTimeField(_("known since"), auto_now_add=True)
    search = models.GeneratedField(
        expression=SearchVector("name", "descriptor", "affiliation", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name", "pk"]
        indexes = [
            GinIndex(fields=["search"], name="source_search"),
            models.Index(fields=["name", "id"], name="source_by_name"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(named=True, article__isnull=True)
                | models.Q(named=False, article__isnull=False),
                name="source_unnamed_within_article",
            ),
            models.UniqueConstraint(
                fields=["article", "name"],
                condition=models.Q(named=False),
                name="source_unnamed_once_per_article",
            ),
            models.UniqueConstraint(
                fields=["publisher"],
                condition=models.Q(kind="publisher", merged_into__isnull=True),
                name="source_one_per_publisher",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True)
                | ~models.Q(merged_into=models.F("pk")),
                name="source_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def add_aliases(self, names: Iterable[str], *, by_person: bool = False) -> None:
        """Remember other names, once each."""
        wanted = {name_key(name)[:300]: name[:300] for name in names if name_key(name)}
        Alias.objects.bulk_create(
            [
                Alias(source=self, name=name, key=key, by_person=by_person)
                for key, name in sorted(wanted.items())
            ],
            ignore_conflicts=True,
        )


class Alias(models.Model):
    """A name under which a source was met."""

    source = models.ForeignKey(
        Source, models.CASCADE, related_name="aliases", verbose_name=_("source")
    )
    name = models.CharField(_("name"), max_length=300)
    key = models.CharField(max_length=300, editable=False)
    by_person = models.BooleanField(_("added by a person"), default=False, editable=False)

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["name"]
        indexes = [models.Index(fields=["key"], name="alias_key")]
        constraints = [
            models.UniqueConstraint(fields=["source", "key"], name="alias_once_per_source"),
            models.CheckConstraint(condition=~models.Q(key=""), name="alias_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name


class SourceSuggestionQuerySet(models.QuerySet["SourceSuggestion"]):
    def open(self) -> Self:
        return self.filter(state=SourceSuggestion.State.SUGGESTED)


class SourceSuggestion(models.Model):
    """Two sources that may be one; an editor decides."""

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("suggested")
        ACCEPTED = "accepted", _("accepted")
        REJECTED = "rejected", _("rejected")

    source = models.ForeignKey(
        Source, models.CASCADE, related_name="suggestions", verbose_name=_("source")
    )
    candidate = models.ForeignKey(
        Source, models.CASCADE, related_name="+", verbose_name=_("may be the same as")
    )
    confidence = models.FloatField(_("confidence"))
    reasons = models.JSONField(_("reasons"), default=list)
    engine = models.CharField(_("engine"), max_length=60)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.SUGGESTED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    created_at = models.DateTimeField(_("suggested"), auto_now_add=True)

    objects = SourceSuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("identity suggestion")
        verbose_name_plural = _("identity suggestions")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "candidate"], name="source_suggestion_once"),
            models.CheckConstraint(
                condition=~models.Q(source=models.F("candidate")),
                name="source_suggestion_of_two",
            ),
            models.CheckConstraint(
                condition=models.Q(confidence__gte=0, confidence__lte=1),
                name="source_suggestion_confidence",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} = {self.candidate}?"
