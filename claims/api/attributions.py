"""Who said what: reading it, and saying where the machine was wrong."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import NumberFilter
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.generics import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from claims.acts import attributions as acts
from claims.acts import correction_form
from claims.acts.attributions import Correction
from claims.acts.sources import LONGEST_NAME
from claims.api.fields import Person, PrecisionField, SpansField, TextField, WordsField
from claims.api.filtering import AnyOf, Filters, Id, Moment, Words, YesNo
from claims.api.problems import Conflict
from claims.api.resources import Listed, Resource, asked, editor
from claims.api.shapes import ArticleRef, ClaimRef, Input, Shape, SourceRef
from claims.models import Anchor, Appearance, Article, Attribution, Revision
from claims.models.attribution import AttributionQuerySet
from claims.queries import resources


class AnchorSerializer(Shape[Anchor]):
    """Offsets in code points into the text of that revision, and a TextQuoteSelector."""

    revision = serializers.IntegerField(source="revision.number", read_only=True)
    source = SpansField(read_only=True)  # type: ignore[assignment]  # named like an attribute of fields
    cue = SpansField(read_only=True)
    content = SpansField(read_only=True)
    said = SpansField(read_only=True)

    class Meta:
        model = Anchor
        fields = (
            "revision", "start", "end", "source", "cue", "content", "said",
            "exact", "prefix", "suffix",
        )  # fmt: skip

    def get_attribute(self, instance: Any) -> Anchor | None:
        """None where the attribution no longer stands in the article's current text."""
        anchors: list[Anchor] = instance.current_anchors
        return anchors[0] if anchors else None


class Bearing(Shape[Appearance]):
    """A claim that the attribution bears on."""

    appearance = serializers.IntegerField(source="pk", read_only=True)
    claim = ClaimRef(read_only=True)

    class Meta:
        model = Appearance
        fields = ("appearance", "kind", "state", "claim")


class AttributionSerializer(Shape[Attribution]):
    url = serializers.HyperlinkedIdentityField(view_name="api:attribution-detail")
    article = ArticleRef(read_only=True)
    source = SourceRef(read_only=True, allow_null=True)  # type: ignore[assignment]  # named like an attribute of fields
    anchor = AnchorSerializer(read_only=True, allow_null=True)
    claims = Bearing(source="bearing", many=True, read_only=True)
    said_precision = PrecisionField()
    reasons = WordsField()
    decided_by = Person(allow_null=True)

    class Meta:
        model = Attribution
        fields = (
            "id", "url", "article", "source", "parent", "stance", "quotation", "state",
            "source_words", "cue_words", "content_words", "cue_lemma", "channel", "said_words",
            "said_at", "said_precision", "anchor", "claims", "checkable", "confidence", "reasons",
            "engine", "origin", "decided_by", "decided_at", "created_at",
        )  # fmt: skip


class AttributionFilters(Filters):
    article = Id(label=gettext_lazy("Id of the article."))
    publisher = Id(
        field_name="article__publisher", label=gettext_lazy("Id of the article's publisher.")
    )
    source = Id(label=gettext_lazy("Id of the source."))
    claim = Id(method="bearing", label=gettext_lazy("Id of a claim that it bears on."))
    parent = Id(label=gettext_lazy("Id of the attribution around it."))
    stance = AnyOf(choices=Attribution.Stance.choices)
    state = AnyOf(choices=Attribution.State.choices)
    checkable = YesNo()
    confidence_min = NumberFilter(
        field_name="confidence", lookup_expr="gte", min_value=0, max_value=1
    )
    published_after = Moment(field_name="article__published_at", lookup_expr="gte")
    published_before = Moment(field_name="article__published_at", lookup_expr="lt")
    created_after = Moment(field_name="created_at", lookup_expr="gte")
    created_before = Moment(field_name="created_at", lookup_expr="lt")
    demo = YesNo(field_name="article__demo")
    search = Words()

    def filter_queryset(self, queryset: AttributionQuerySet) -> AttributionQuerySet:
        """Without `state`, what was removed or superseded is left out."""
        found: AttributionQuerySet = super().filter_queryset(queryset)
        return found if self.form.cleaned_data["state"] else found.standing()

    def bearing(self, queryset: AttributionQuerySet, name: str, value: int) -> AttributionQuerySet:
        seen = Appearance.objects.filter(claim=value, state__in=resources.BEARING)
        return queryset.filter(pk__in=seen.values("attribution"))


class CorrectionInput(Input):
    """What an editor says it is; spans into the article's current text."""

    revision = serializers.IntegerField(
        min_value=1, help_text=gettext_lazy("Number of the revision that the spans are of.")
    )
    source = SpansField(required=False)  # type: ignore[assignment]  # named like an attribute of fields
    cue = SpansField(required=False)
    content = SpansField(required=False)
    stance = serializers.ChoiceField(Attribution.Stance.choices)
    speaker = TextField(max_length=LONGEST_NAME, required=False, allow_blank=True)


class Attributions(Resource[Attribution]):
    """Who said what. Without `state`, what was removed or superseded is left out of lists."""

    queryset = resources.attributions()
    serializer_class = AttributionSerializer
    filterset_class = AttributionFilters

    @extend_schema(summary="Confirm an attribution", request=None, responses=AttributionSerializer)
    @action(detail=True, methods=["post"])
    def confirm(self, request: Request, pk: int) -> Response:
        acts.confirm(self.get_object(), by=editor(request))
        return self.shown(pk)

    @extend_schema(summary="Remove an attribution", request=None, responses=AttributionSerializer)
    @action(detail=True, methods=["post"])
    def remove(self, request: Request, pk: int) -> Response:
        acts.remove(self.get_object(), by=editor(request))
        return self.shown(pk)

    @extend_schema(summary="Take a removal back", request=None, responses=AttributionSerializer)
    @action(detail=True, methods=["post"])
    def restore(self, request: Request, pk: int) -> Response:
        acts.restore(self.get_object(), by=editor(request))
        return self.shown(pk)

    @extend_schema(
        summary="Say what it really is", request=CorrectionInput, responses=AttributionSerializer
    )
    @action(detail=True, methods=["post"])
    def correct(self, request: Request, pk: int) -> Response:
        attribution = self.get_object()
        correction = correction_of(attribution.article, request)
        acts.correct(attribution, by=editor(request), correction=correction)
        return self.shown(pk)

    def shown(self, pk: int) -> Response:
        return Response(self.get_serializer(self.get_queryset().get(pk=pk)).data)


class AttributionsOfArticle(Listed[Attribution]):
    """Who said what in one article."""

    queryset = resources.attributions()
    serializer_class = AttributionSerializer
    filterset_class = AttributionFilters

    def article(self) -> Article:
        shown = Article.objects.filter(withheld=False).select_related("current")
        return get_object_or_404(shown, pk=self.kwargs["article"])

    def get_queryset(self) -> QuerySet[Attribution]:
        return resources.attributions().filter(article=self.article())

    @extend_schema(
        summary="Add an attribution that the engine missed",
        request=CorrectionInput,
        responses={status.HTTP_201_CREATED: AttributionSerializer},
    )
    def create(self, request: Request, article: int) -> Response:
        found = self.article()
        correction = correction_of(found, request)
        added = acts.add(current_of(found), by=editor(request), correction=correction)
        shown = self.get_serializer(self.get_queryset().get(pk=added.pk)).data
        headers = {"Location": shown["url"]}
        return Response(shown, status=status.HTTP_201_CREATED, headers=headers)


def current_of(article: Article) -> Revision:
    if article.current is None:
        raise ValidationError(_("The article has no text yet."), code="no_text")
    return article.current


def correction_of(article: Article, request: Request) -> Correction:
    """What the request says; 409 if it speaks of a text that is no longer the current one."""
    given = asked(CorrectionInput, request)
    number = current_of(article).number
    if given["revision"] != number:
        raise Conflict(_("The current revision is %s; read it again.") % number, "stale_revision")
    return correction_form.correction_of(given)
