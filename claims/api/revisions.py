"""The texts that were read; a revision never changes, so it may be kept and compared by ETag."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.generics import get_object_or_404
from rest_framework.mixins import RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from claims.api.fields import PrecisionField, WordsField
from claims.api.filtering import Filters, Id, Moment
from claims.api.resources import Listed
from claims.api.shapes import Shape
from claims.models import Article, Revision
from claims.queries import resources

FACTS = (
    "number", "url", "headline", "byline", "language", "published_at", "published_precision",
    "modified_at", "credits", "chain", "engine", "created_at",
)  # fmt: skip


class Credit(serializers.Serializer[Any]):
    """A credit line: "This article was first published by ..."."""

    kind = serializers.CharField(read_only=True)
    publisher = serializers.CharField(read_only=True)
    words = serializers.CharField(read_only=True)


class RevisionFacts(Shape[Revision]):
    """All but the text."""

    url = serializers.SerializerMethodField()
    byline = WordsField()
    published_precision = PrecisionField()
    credits = Credit(many=True, read_only=True)

    class Meta:
        model = Revision
        fields: tuple[str, ...] = FACTS

    @extend_schema_field(OpenApiTypes.URI)
    def get_url(self, revision: Revision) -> str:
        place = {"article": revision.article_id, "number": revision.number}
        return reverse("api:revision-detail", kwargs=place, request=self.context["request"])


class RevisionListed(RevisionFacts):
    class Meta:
        model = Revision
        fields = ("id", "article", "capture", *FACTS)


class RevisionSerializer(RevisionFacts):
    class Meta:
        model = Revision
        fields = ("id", "article", "capture", *FACTS, "text")


class RevisionFilters(Filters):
    article = Id(label=_("Id of the article."))
    language = CharFilter()
    created_after = Moment(field_name="created_at", lookup_expr="gte")
    created_before = Moment(field_name="created_at", lookup_expr="lt")


class Revisions(Listed[Revision]):
    """Texts read lately, of all articles; the text itself is at the revision's url."""

    queryset = resources.revisions()
    serializer_class = RevisionListed
    filterset_class = RevisionFilters


class RevisionsOfArticle(RetrieveModelMixin, Listed[Revision]):
    """The texts of one article, the newest first."""

    queryset = resources.revisions()
    serializer_class = RevisionListed
    lookup_field = "number"

    def get_queryset(self) -> QuerySet[Revision]:
        """404 where there is no such article."""
        shown = Article.objects.filter(withheld=False)
        article = get_object_or_404(shown.only("pk"), pk=self.kwargs["article"])
        rows = resources.whole_revisions() if self.detail else resources.revisions()
        return rows.filter(article=article)

    @extend_schema(responses=RevisionSerializer)
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        revision = self.get_object()
        etag = f'"{revision.pk}-{revision.chain}"'
        shown = Response(RevisionSerializer(revision, context=self.get_serializer_context()).data)
        shown["ETag"] = etag
        shown["Cache-Control"] = "private, max-age=86400"  # seconds; it may be withheld one day
        answer: HttpResponseBase | None = get_conditional_response(
            request._request, etag=etag, response=shown
        )
        return answer  # type: ignore[return-value]  # a 304 is Django's own response
