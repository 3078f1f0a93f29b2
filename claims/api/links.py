"""Links: what claims are to one another."""

from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter
from rest_framework import serializers

from claims.api.fields import Person, WordsField
from claims.api.filtering import AnyOf, Filters, Id, Moment
from claims.api.resources import Resource
from claims.api.shapes import ClaimRef, Shape
from claims.models import Link
from claims.models.link import LinkQuerySet
from claims.queries import resources


class LinkSerializer(Shape[Link]):
    url = serializers.HyperlinkedIdentityField(view_name="api:link-detail")
    first = ClaimRef(read_only=True)
    second = ClaimRef(read_only=True)
    reasons = WordsField()
    decided_by = Person(allow_null=True)

    class Meta:
        model = Link
        fields = (
            "id", "url", "first", "second", "relation", "state", "probability", "reasons",
            "engine", "decided_by", "decided_at", "created_at",
        )  # fmt: skip


class LinkFilters(Filters):
    claim = Id(method="beside", label=_("Id of either claim."))
    relation = AnyOf(choices=Link.Relation.choices)
    state = AnyOf(choices=Link.State.choices)
    engine = CharFilter()
    created_after = Moment(field_name="created_at", lookup_expr="gte")
    created_before = Moment(field_name="created_at", lookup_expr="lt")

    def beside(self, queryset: LinkQuerySet, name: str, value: int) -> LinkQuerySet:
        return queryset.of([value])


class Links(Resource[Link]):
    """What two claims are to one another; the order of the two says nothing."""

    queryset = resources.links()
    serializer_class = LinkSerializer
    filterset_class = LinkFilters
