"""The parties that words are attributed to, and who may be the same."""

from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter
from rest_framework import serializers

from claims.api.fields import Person, WordsField
from claims.api.filtering import AnyOf, Filters, Id, Moment, Words, YesNo
from claims.api.resources import Resource
from claims.api.shapes import PublisherRef, Shape, SourceRef
from claims.models import Alias, Source, SourceSuggestion
from claims.models.source import SourceQuerySet
from claims.queries import resources


class AliasSerializer(Shape[Alias]):
    class Meta:
        model = Alias
        fields = ("name", "by_person")


class SourceSerializer(Shape[Source]):
    url = serializers.HyperlinkedIdentityField(view_name="api:source-detail")
    publisher = PublisherRef(read_only=True, allow_null=True)
    aliases = AliasSerializer(many=True, read_only=True)

    class Meta:
        model = Source
        fields = (
            "id", "url", "name", "kind", "named", "descriptor", "affiliation", "article",
            "publisher", "merged_into", "same_as", "aliases", "demo", "created_at",
        )  # fmt: skip


class SourceFilters(Filters):
    kind = AnyOf(choices=Source.Kind.choices)
    named = YesNo()
    name = CharFilter(method="known_as", label=_("Its name or an alias, whatever the case."))
    article = Id(label=_("Id of the article that an unnamed source belongs to."))
    publisher = Id(label=_("Id of the publisher that it is."))
    merged = YesNo(
        field_name="merged_into", lookup_expr="isnull", exclude=True,
        label=_("Whether it was merged into another."),
    )  # fmt: skip
    created_after = Moment(field_name="created_at", lookup_expr="gte")
    created_before = Moment(field_name="created_at", lookup_expr="lt")
    demo = YesNo()
    search = Words()

    def known_as(self, queryset: SourceQuerySet, name: str, value: str) -> SourceQuerySet:
        return queryset.filter(pk__in=Source.objects.known_as([value]).values("pk"))


class Sources(Resource[Source]):
    """Who is quoted. An unnamed source belongs to one article and is never merged by a machine."""

    queryset = resources.sources()
    serializer_class = SourceSerializer
    filterset_class = SourceFilters


class SuggestionSerializer(Shape[SourceSuggestion]):
    url = serializers.HyperlinkedIdentityField(view_name="api:suggestion-detail")
    source = SourceRef(read_only=True)  # type: ignore[assignment]  # named like an attribute of fields
    candidate = SourceRef(read_only=True)
    reasons = WordsField()
    decided_by = Person(allow_null=True)

    class Meta:
        model = SourceSuggestion
        fields = (
            "id", "url", "source", "candidate", "state", "confidence", "reasons", "engine",
            "decided_by", "decided_at", "created_at",
        )  # fmt: skip


class SuggestionFilters(Filters):
    state = AnyOf(choices=SourceSuggestion.State.choices)
    source = Id(label=_("Id of the newer source."))
    candidate = Id(label=_("Id of the source that it may be."))


class Suggestions(Resource[SourceSuggestion]):
    """Two sources that may be one; an editor decides."""

    queryset = resources.suggestions()
    serializer_class = SuggestionSerializer
    filterset_class = SuggestionFilters
