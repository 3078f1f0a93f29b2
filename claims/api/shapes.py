"""What representations are made of. Shapes show and check; only acts write."""

from typing import Any, TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from claims.models import Article, Claim, Publisher, Source

M = TypeVar("M", bound=Model)


# How a row is shown; every field is for reading. No docstring: shapes without one of their own
# would inherit it as their description in the schema.
class Shape(serializers.ModelSerializer[M]):
    def get_extra_kwargs(self) -> dict[str, dict[str, Any]]:
        return {name: {"read_only": True} for name in self.Meta.fields}


# What a request must hold; a field that is not asked for is refused, not ignored.
class Input(serializers.Serializer[Any]):
    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        unknown = set(self.initial_data) - set(self.fields)
        if unknown:
            sentence = _("Unknown field. Known are: %s.") % ", ".join(self.fields)
            detail = [ErrorDetail(sentence, code="unknown_field")]
            raise ValidationError(dict.fromkeys(sorted(map(str, unknown)), detail))
        return attrs


class ArticleRef(Shape[Article]):
    url = serializers.HyperlinkedIdentityField(view_name="api:article-detail")

    class Meta:
        model = Article
        fields = ("id", "url", "headline")


class PublisherRef(Shape[Publisher]):
    url = serializers.HyperlinkedIdentityField(view_name="api:publisher-detail")

    class Meta:
        model = Publisher
        fields = ("id", "url", "name")


class SourceRef(Shape[Source]):
    url = serializers.HyperlinkedIdentityField(view_name="api:source-detail")

    class Meta:
        model = Source
        fields = ("id", "url", "name", "kind", "named")


class ClaimRef(Shape[Claim]):
    url = serializers.HyperlinkedIdentityField(view_name="api:claim-detail")

    class Meta:
        model = Claim
        fields = ("id", "url", "text", "lifecycle")
