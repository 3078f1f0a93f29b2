"""What each fetch brought, whatever the outcome."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, NumberFilter
from rest_framework import serializers

from claims.api.fields import NamesField
from claims.api.filtering import Filters, Id, Moment, YesNo
from claims.api.resources import Resource
from claims.api.shapes import Shape
from claims.models import Capture
from claims.queries import resources


class CaptureSerializer(Shape[Capture]):
    url = serializers.HyperlinkedIdentityField(view_name="api:capture-detail")
    address = serializers.CharField(source="url", read_only=True)
    headers = NamesField()

    class Meta:
        model = Capture
        fields = (
            "id", "url", "article", "address", "fetched_at", "status", "headers", "content_type",
            "charset", "sha256", "size", "error_code", "error",
        )  # fmt: skip


class CaptureFilters(Filters):
    article = Id(label=_("Id of the article."))
    status = NumberFilter(min_value=100, max_value=599, label=_("HTTP status."))
    failed = YesNo(method="is_failed", label=_("Whether it brought no page."))
    sha256 = CharFilter(max_length=64, label=_("Hash of the bytes."))
    fetched_after = Moment(field_name="fetched_at", lookup_expr="gte")
    fetched_before = Moment(field_name="fetched_at", lookup_expr="lt")

    def is_failed(self, queryset: QuerySet[Capture], name: str, value: bool) -> QuerySet[Capture]:
        return queryset.exclude(error_code="") if value else queryset.filter(error_code="")


class Captures(Resource[Capture]):
    """What each fetch brought: status, headers, size and hash of the bytes, or what went wrong."""

    queryset = resources.captures()
    serializer_class = CaptureSerializer
    filterset_class = CaptureFilters
