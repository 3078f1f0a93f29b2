"""Articles: handing them in, and seeing how far they have come."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import CharFilter, ChoiceFilter
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from claims.acts import articles as acts
from claims.acts.articles import Accepted
from claims.api.fields import NamesField, PrecisionField, StringField, TextField
from claims.api.filtering import AnyOf, Filters, Id, Moment, Words, YesNo
from claims.api.parsers import BoundedJSONParser
from claims.api.resources import Resource, asked, editor
from claims.api.revisions import RevisionFacts
from claims.api.shapes import Input, PublisherRef, Shape
from claims.formats.errors import FormatError
from claims.formats.urls import normalise_url
from claims.models import Address, Appearance, Article, Attribution
from claims.models.article import ArticleQuerySet
from claims.queries import resources
from claims.queries.resources import Progress


class AddressSerializer(Shape[Address]):
    class Meta:
        model = Address
        fields = ("url", "canonical")


class Failure(serializers.Serializer[Any]):
    """Why the last failed stage failed."""

    code = serializers.CharField(source="failure_code", read_only=True)
    detail = serializers.CharField(source="failure", read_only=True)

    def get_attribute(self, instance: Any) -> Any:
        """None where nothing failed."""
        return instance if instance.failure_code is not None else None


class ArticleSerializer(Shape[Article]):
    url = serializers.HyperlinkedIdentityField(view_name="api:article-detail")
    status = serializers.SerializerMethodField()
    failure = Failure(read_only=True, allow_null=True)
    publisher = PublisherRef(read_only=True, allow_null=True)
    addresses = AddressSerializer(many=True, read_only=True)
    current = RevisionFacts(read_only=True, allow_null=True)
    published_precision = PrecisionField()
    syndicated_from = NamesField()

    class Meta:
        model = Article
        fields = (
            "id", "url", "status", "failure", "given", "addresses", "publisher", "headline",
            "language", "published_at", "published_precision", "current", "duplicate_of",
            "syndicated_from", "demo", "created_at",
        )  # fmt: skip

    @extend_schema_field(serializers.ChoiceField(Progress.choices))
    def get_status(self, article: Article) -> str:
        return resources.progress(article).value


class ArticleFilters(Filters):
    publisher = Id(label=gettext_lazy("Id of the publisher."))
    source = Id(method="quoting", label=gettext_lazy("Id of a source that it quotes."))
    claim = Id(method="bearing", label=gettext_lazy("Id of a claim that appears in it."))
    address = CharFilter(method="known_at", label=gettext_lazy("Any address of it."))
    language = CharFilter()
    status = AnyOf(choices=Progress.choices, method="standing_at")
    given = ChoiceFilter(choices=Article.Given.choices)
    published_after = Moment(field_name="published_at", lookup_expr="gte")
    published_before = Moment(field_name="published_at", lookup_expr="lt")
    created_after = Moment(field_name="created_at", lookup_expr="gte")
    created_before = Moment(field_name="created_at", lookup_expr="lt")
    demo = YesNo()
    search = Words()

    def quoting(self, queryset: ArticleQuerySet, name: str, value: int) -> ArticleQuerySet:
        quotes = Attribution.objects.standing().filter(source=value)
        return queryset.filter(pk__in=quotes.values("article"))

    def bearing(self, queryset: ArticleQuerySet, name: str, value: int) -> ArticleQuerySet:
        seen = Appearance.objects.filter(claim=value, state__in=resources.BEARING)
        return queryset.filter(pk__in=seen.values("attribution__article"))

    def known_at(self, queryset: ArticleQuerySet, name: str, value: str) -> ArticleQuerySet:
        try:
            address = normalise_url(value)
        except FormatError as error:
            detail = ErrorDetail(_(error.message), code=error.code)
            raise ValidationError({name: [detail]}) from error
        return queryset.filter(addresses__url=address)

    def standing_at(
        self, queryset: ArticleQuerySet, name: str, value: list[str]
    ) -> ArticleQuerySet:
        return queryset.filter(resources.stands_at(value))


class GivenArticle(Input):
    """An address, or a text: exactly one of them."""

    url = StringField(max_length=2000, required=False)
    text = TextField(trim_whitespace=False, required=False)
    headline = TextField(
        max_length=500, required=False, allow_blank=True, help_text=gettext_lazy("Of a text.")
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        super().validate(attrs)
        if ("url" in attrs) == ("text" in attrs):
            raise ValidationError(_("Give either url or text."), code="one_of")
        if "url" in attrs and "headline" in attrs:
            raise ValidationError(_("A headline goes with a text only."), code="one_of")
        return attrs


class GivenFile(Input):
    file = serializers.FileField(help_text=gettext_lazy(".html or .txt"), allow_empty_file=True)


class AcceptedSerializer(serializers.Serializer[Any]):
    """Where to look; `made` is false where the article was known already."""

    id = serializers.IntegerField(read_only=True)
    url = serializers.URLField(read_only=True)
    status = serializers.ChoiceField(Progress.choices, read_only=True)
    made = serializers.BooleanField(read_only=True)


class Articles(Resource[Article]):
    """Articles. `status` and `failure` say how far each has come."""

    queryset = resources.articles()
    serializer_class = ArticleSerializer
    filterset_class = ArticleFilters
    parser_classes = (BoundedJSONParser, MultiPartParser)

    def get_queryset(self) -> QuerySet[Article]:
        """Lists leave out what turned out to be another article's second address."""
        articles = resources.articles()
        return articles.standing() if self.action == "list" else articles

    @extend_schema(
        summary="Hand in an article",
        request={"application/json": GivenArticle, "multipart/form-data": GivenFile},
        responses={status.HTTP_202_ACCEPTED: AcceptedSerializer},
    )
    def create(self, request: Request) -> Response:
        """Accept an address, a text or a file. The same one again is the same article."""
        accepted = accept(request, by=editor(request))
        return self.accepted(accepted)

    @extend_schema(
        summary="Fetch an article's page again",
        request=None,
        responses={status.HTTP_202_ACCEPTED: AcceptedSerializer},
    )
    @action(detail=True, methods=["post"], url_path="fetch-again")
    def fetch_again(self, request: Request, pk: int) -> Response:
        article = self.get_object()
        acts.fetch_again(article, by=editor(request))
        return self.accepted(Accepted(article, made=False))

    def accepted(self, accepted: Accepted) -> Response:
        article = accepted.article
        url = reverse("api:article-detail", kwargs={"pk": article.pk}, request=self.request)
        body = {
            "id": article.pk,
            "url": url,
            "status": resources.progress_of(article),
            "made": accepted.made,
        }
        return Response(body, status=status.HTTP_202_ACCEPTED, headers={"Location": url})


def accept(request: Request, *, by: User) -> Accepted:
    """Hand in whatever the request holds."""
    if "file" in request.FILES:
        upload = asked(GivenFile, request)["file"]
        return acts.accept_file(upload.name, upload.read(), by=by)
    given = asked(GivenArticle, request)
    if "url" in given:
        return acts.accept_url(given["url"], by=by)
    return acts.accept_text(given["text"], by=by, headline=given.get("headline", ""))
