"""Fields that several shapes share."""

from typing import Any

from rest_framework import serializers

from claims.acts.correction_form import LAST_POSITION, MOST_SPANS
from claims.models.article import PRECISIONS
from claims.text.clean import clean
from claims.text.spans import Span, Spans


class StringField(serializers.CharField):
    """A string; the framework's own takes a number for one."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class TextField(StringField):
    """Text from outside, without what cannot be stored; the rest stays as it came."""

    def to_internal_value(self, data: Any) -> str:
        return super().to_internal_value(clean(data) if isinstance(data, str) else data)


class SpanField(serializers.ListField):
    """[start, end), in code points."""

    def __init__(self, **facts: Any) -> None:
        position = serializers.IntegerField(min_value=0, max_value=LAST_POSITION)
        super().__init__(child=position, min_length=2, max_length=2, **facts)

    def run_validation(self, data: Any = serializers.empty) -> Span:
        return Span(*super().run_validation(data))


class SpansField(serializers.ListField):
    """Fragments of one part of an attribution, in the order of the text."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(child=SpanField(), max_length=MOST_SPANS, **facts)

    def run_validation(self, data: Any = serializers.empty) -> Spans:
        return tuple(super().run_validation(data))


class WordsField(serializers.ListField):
    """A list of short texts, such as the slugs of the reasons that decided."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(child=serializers.CharField(), read_only=True, **facts)


class NamesField(serializers.DictField):
    """Texts by name."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(child=serializers.CharField(), read_only=True, **facts)


class Person(serializers.SlugRelatedField[Any]):
    """A member of the desk, by user name; null is nobody."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(slug_field="username", read_only=True, **facts)


class PrecisionField(serializers.ChoiceField):
    """How exactly a moment is known; null where none is."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(PRECISIONS, read_only=True, allow_null=True, **facts)

    def to_representation(self, value: Any) -> Any:
        return super().to_representation(value) if value else None
