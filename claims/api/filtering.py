"""Filters that take nothing silently: an unknown name or a bad value is refused by name."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, Final

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import rest_framework as rest_filters
from drf_spectacular.drainage import set_override
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.api.pagination import LARGEST_ID

PAGING: Final = ("cursor", "page_size")
# A day off the ends of what a datetime can hold, so that any zone fits.
EARLIEST: Final = datetime(1, 1, 2, tzinfo=UTC)
LATEST: Final = datetime(9999, 12, 30, tzinfo=UTC)


class YesNoField(forms.Field):
    """true or false; Django's own takes everything else as unknown."""

    def to_python(self, value: Any) -> bool | None:
        match value:
            case None | "":
                return None
            case "true" | "false":
                return bool(value == "true")
        raise forms.ValidationError(_("Expected true or false."), code="invalid")


class MomentField(django_filters.fields.IsoDateTimeField):  # type: ignore[misc]  # has no types
    default_error_messages = {
        "invalid": gettext_lazy("Expected a date or a moment such as 2030-01-31T08:00:00Z."),
    }

    def clean(self, value: Any) -> datetime | None:
        """Midnight UTC for a bare date; UTC where no zone is given."""
        try:
            moment: datetime | None = super().clean(value)
            if moment is not None and not EARLIEST <= moment <= LATEST:
                raise OverflowError
        except OverflowError as error:
            message = self.error_messages["invalid"]
            raise forms.ValidationError(message, code="invalid") from error
        return moment


class Described(django_filters.Filter):  # type: ignore[misc]  # has no types
    """A filter that tells the schema its type, which cannot be read off its field."""

    schema: dict[str, str]

    def __init__(self, *args: Any, label: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, label=label, **kwargs)
        set_override(self, "field", {**self.schema, "description": label or ""})


class YesNo(Described):
    field_class = YesNoField
    schema = {"type": "boolean"}


class Moment(Described):
    """From a moment on (`gte`) or before it (`lt`)."""

    field_class = MomentField
    schema = {"type": "string", "format": "date-time"}


class Id(Described):
    field_class = forms.IntegerField
    schema = {"type": "integer", "format": "int64"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, min_value=1, max_value=LARGEST_ID, **kwargs)


class AnyOf(django_filters.MultipleChoiceFilter):  # type: ignore[misc]  # has no types
    """Given several times, rows with any of the values."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, distinct=False, **kwargs)


class Words(django_filters.CharFilter):  # type: ignore[misc]  # has no types
    """All the words, as the model's own full-text search finds them."""

    def __init__(self) -> None:
        super().__init__(
            max_length=500,
            label=gettext_lazy(
                "All these words; “quoted” ones stand together, those after a minus are absent."
            ),
        )

    def filter(self, queryset: Any, value: str) -> Any:
        return queryset.search(value) if value else queryset


class Filters(django_filters.FilterSet):  # type: ignore[misc]  # has no types
    """The filters of one resource, declared one by one."""


class StrictFilterBackend(rest_filters.DjangoFilterBackend):  # type: ignore[misc]  # has no types
    """Lists are filtered; of a single row, no parameter is taken."""

    def filter_queryset(
        self, request: Request, queryset: QuerySet[Any], view: APIView
    ) -> QuerySet[Any]:
        single = getattr(view, "detail", False)
        filters = {} if single else self._filters(view, queryset)
        paging = PAGING if not single and getattr(view, "pagination_class", None) else ()
        if errors := dict(_refusals(request, filters, paging)):
            raise ValidationError(errors)
        return queryset if single else super().filter_queryset(request, queryset, view)

    def _filters(self, view: APIView, queryset: QuerySet[Any]) -> dict[str, Any]:
        filterset_class = self.get_filterset_class(view, queryset)
        return dict(filterset_class.base_filters) if filterset_class else {}


def _refusals(
    request: Request, filters: dict[str, Any], paging: Iterable[str]
) -> Iterator[tuple[str, list[ErrorDetail]]]:
    """What is wrong with the names of the parameters, and with how often they come."""
    known = {*filters, *paging}
    for name, values in request.query_params.lists():
        if name not in known:
            yield name, _refusal("unknown_parameter", _unknown(known))
        elif len(values) > 1 and not isinstance(filters.get(name), AnyOf):
            yield name, _refusal("repeated", _("Give this parameter once."))
        elif not all(value.strip() for value in values):
            yield name, _refusal("empty", _("Give this parameter a value, or leave it out."))


def _unknown(known: set[str]) -> str:
    if not known:
        return _("No parameter is known here.")
    return _("Unknown parameter. Known are: %s.") % ", ".join(sorted(known))


def _refusal(code: str, sentence: str) -> list[ErrorDetail]:
    return [ErrorDetail(sentence, code=code)]
