"""Outlets, and the feeds of theirs that are followed."""

from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter
from rest_framework import serializers

from claims.api.fields import NamesField
from claims.api.filtering import AnyOf, Filters, Id, YesNo
from claims.api.resources import Resource
from claims.api.shapes import PublisherRef, Shape
from claims.models import Feed, Publisher
from claims.queries import resources


class PublisherSerializer(Shape[Publisher]):
    url = serializers.HyperlinkedIdentityField(view_name="api:publisher-detail")
    home_page = serializers.URLField(source="url", read_only=True)
    owner = PublisherRef(read_only=True, allow_null=True)
    domains: Any = serializers.SlugRelatedField(slug_field="host", many=True, read_only=True)
    policies = NamesField(help_text=_("Addresses by schema.org name."))

    class Meta:
        model = Publisher
        fields = (
            "id", "url", "name", "kind", "owner", "home_page", "domains", "time_zone",
            "language", "policies", "demo", "created_at",
        )  # fmt: skip


class PublisherFilters(Filters):
    kind = AnyOf(choices=Publisher.Kind.choices)
    language = CharFilter()
    owner = Id(label=_("Id of the publisher that owns it."))
    domain = CharFilter(field_name="domains__host", label=_("Host, without www."))
    demo = YesNo()
    search = CharFilter(method="named", max_length=500, label=_("All these words in the name."))

    def named(self, queryset: QuerySet[Publisher], name: str, value: str) -> QuerySet[Publisher]:
        """Without an index: publishers are thousands at most."""
        words = SearchQuery(value, config="simple", search_type="websearch")
        return queryset.annotate(words=SearchVector("name", config="simple")).filter(words=words)


class Publishers(Resource[Publisher]):
    """Who publishes: wires, newspapers, broadcasters, ministries, blogs."""

    queryset = resources.publishers()
    serializer_class = PublisherSerializer
    filterset_class = PublisherFilters


class FeedSerializer(Shape[Feed]):
    url = serializers.HyperlinkedIdentityField(view_name="api:feed-detail")
    address = serializers.URLField(source="url", read_only=True)
    publisher = PublisherRef(read_only=True, allow_null=True)

    class Meta:
        model = Feed
        fields = (
            "id", "url", "address", "publisher", "title", "active", "every", "due_at",
            "polled_at", "failures", "error_code", "error", "demo",
        )  # fmt: skip


class FeedFilters(Filters):
    publisher = Id(label=_("Id of the publisher."))
    active = YesNo()
    failing = YesNo(method="is_failing", label=_("Whether the last poll failed."))
    demo = YesNo()

    def is_failing(self, queryset: QuerySet[Feed], name: str, value: bool) -> QuerySet[Feed]:
        return queryset.filter(failures__gt=0) if value else queryset.filter(failures=0)


class Feeds(Resource[Feed]):
    """The RSS and Atom feeds that are polled."""

    queryset = resources.feeds()
    serializer_class = FeedSerializer
    filterset_class = FeedFilters
