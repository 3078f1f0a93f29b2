"""Propositions that can be checked, and what bears on them."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter
from rest_framework import serializers
from rest_framework.generics import get_object_or_404

from claims.api.fields import Person, WordsField
from claims.api.filtering import AnyOf, Filters, Id, Moment, Words, YesNo
from claims.api.resources import Listed, Resource
from claims.api.shapes import ArticleRef, ClaimRef, PublisherRef, Shape, SourceRef
from claims.models import Appearance, Attribution, Claim, Origin, Provenance
from claims.models.claim import ClaimQuerySet
from claims.queries import resources


class Verdict(serializers.Serializer[Any]):
    """What the desk published last; set by people alone."""

    version = serializers.IntegerField(read_only=True)
    label = serializers.CharField(read_only=True)  # type: ignore[assignment]  # named like an attribute of fields
    value = serializers.IntegerField(read_only=True)
    worst = serializers.IntegerField(read_only=True)
    best = serializers.IntegerField(read_only=True)
    claim_reviewed = serializers.CharField(read_only=True)
    summary = serializers.CharField(read_only=True)
    published_at = serializers.DateTimeField(read_only=True)


class Counts(serializers.Serializer[Any]):
    """How many appearances."""

    attached = serializers.IntegerField(read_only=True)
    suggested = serializers.IntegerField(read_only=True)


class OriginSerializer(Shape[Origin]):
    """A root of the claim: who is first known to have said it, and through which outlet."""

    article = ArticleRef(read_only=True, allow_null=True)
    publisher = PublisherRef(read_only=True, allow_null=True)

    class Meta:
        model = Origin
        fields = ("name", "kind", "named", "article", "publisher")


class ProvenanceSerializer(Shape[Provenance]):
    """How many independent origins stand behind the claim, at least and at most."""

    reasons = WordsField()
    roots = OriginSerializer(source="claim.origins", many=True, read_only=True)

    class Meta:
        model = Provenance
        fields = (
            "least", "most", "articles", "outlets", "circular", "reasons", "roots", "engine",
            "computed_at",
        )  # fmt: skip


class ClaimSerializer(Shape[Claim]):
    url = serializers.HyperlinkedIdentityField(view_name="api:claim-detail")
    assigned_to = Person(allow_null=True)
    verdict = Verdict(read_only=True, allow_null=True)
    provenance = ProvenanceSerializer(read_only=True, allow_null=True)
    appearances = Counts(source="*", read_only=True)
    appearances_url = serializers.HyperlinkedIdentityField(
        view_name="api:claim-appearance-list", lookup_url_kwarg="claim"
    )

    class Meta:
        model = Claim
        fields = (
            "id", "url", "text", "language", "lifecycle", "assigned_to", "tags", "version",
            "verdict", "provenance", "appearances", "appearances_url", "demo", "created_at",
        )  # fmt: skip


class ClaimFilters(Filters):
    lifecycle = AnyOf(choices=Claim.Lifecycle.choices)
    open = YesNo(method="is_open", label=_("Whether work on it is left."))
    language = CharFilter()
    tag = CharFilter(field_name="tags", lookup_expr="contains", method="tagged")
    assigned_to = CharFilter(
        field_name="assigned_to__username", label=_("User name of whoever works on it.")
    )
    article = Id(field_name="article", method="bearing", label=_("Id of an article that has it."))
    source = Id(field_name="source", method="bearing", label=_("Id of a source that spoke of it."))
    publisher = Id(
        field_name="article__publisher", method="bearing", label=_("Id of a publisher of it.")
    )
    created_after = Moment(field_name="created_at", lookup_expr="gte")
    created_before = Moment(field_name="created_at", lookup_expr="lt")
    demo = YesNo()
    search = Words()

    def is_open(self, queryset: ClaimQuerySet, name: str, value: bool) -> ClaimQuerySet:
        return queryset.open() if value else queryset.filter(lifecycle__in=Claim.CLOSED)

    def tagged(self, queryset: ClaimQuerySet, name: str, value: str) -> ClaimQuerySet:
        return queryset.filter(tags__contains=[value])

    def bearing(self, queryset: ClaimQuerySet, name: str, value: int) -> ClaimQuerySet:
        said = Attribution.objects.standing().filter(**{name: value})
        seen = Appearance.objects.filter(attribution__in=said, state__in=resources.BEARING)
        return queryset.filter(pk__in=seen.values("claim"))


class Claims(Resource[Claim]):
    """What can be checked. `lifecycle` is where the work stands, `verdict` what was published."""

    queryset = resources.claims()
    serializer_class = ClaimSerializer
    filterset_class = ClaimFilters


class Utterance(Shape[Attribution]):
    """Who said it, where."""

    url = serializers.HyperlinkedIdentityField(view_name="api:attribution-detail")
    article = ArticleRef(read_only=True)
    source = SourceRef(read_only=True, allow_null=True)  # type: ignore[assignment]  # named like an attribute of fields

    class Meta:
        model = Attribution
        fields = ("id", "url", "article", "source", "stance", "state", "content_words")


class AppearanceSerializer(Shape[Appearance]):
    url = serializers.HyperlinkedIdentityField(view_name="api:appearance-detail")
    claim = ClaimRef(read_only=True)
    attribution = Utterance(read_only=True)
    reasons = WordsField()
    decided_by = Person(allow_null=True)

    class Meta:
        model = Appearance
        fields = (
            "id", "url", "claim", "attribution", "kind", "state", "proposition", "probability",
            "reasons", "engine", "decided_by", "decided_at", "created_at",
        )  # fmt: skip


class AppearanceFilters(Filters):
    claim = Id(label=_("Id of the claim."))
    attribution = Id(label=_("Id of the attribution."))
    article = Id(field_name="attribution__article", label=_("Id of the article."))
    source = Id(field_name="attribution__source", label=_("Id of the source."))
    publisher = Id(
        field_name="attribution__article__publisher", label=_("Id of the article's publisher.")
    )
    kind = AnyOf(choices=Appearance.Kind.choices)
    state = AnyOf(choices=Appearance.State.choices)
    engine = CharFilter()
    created_after = Moment(field_name="created_at", lookup_expr="gte")
    created_before = Moment(field_name="created_at", lookup_expr="lt")


class Appearances(Resource[Appearance]):
    """Where claims appear: an attribution asserts, denies, questions or mentions one."""

    queryset = resources.appearances()
    serializer_class = AppearanceSerializer
    filterset_class = AppearanceFilters


class AppearancesOfClaim(Listed[Appearance]):
    """Where one claim appears."""

    queryset = resources.appearances()
    serializer_class = AppearanceSerializer
    filterset_class = AppearanceFilters

    def get_queryset(self) -> QuerySet[Appearance]:
        claim = get_object_or_404(Claim.objects.only("pk"), pk=self.kwargs["claim"])
        return resources.appearances().filter(claim=claim)
