"""Events in words, with what they are about."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.db import models

from claims.models import Event


@dataclass(frozen=True)
class Line:
    """One event, and its subject; None where that was removed."""

    event: Event
    subject: models.Model | None


def lines(events: Iterable[Event]) -> list[Line]:
    """The events with their subjects: one query for each kind of subject."""
    found = list(events)
    wanted: dict[str, set[int]] = defaultdict(set)
    for event in found:
        wanted[event.subject_type].add(event.subject_id)
    subjects = {kind: _subjects(kind, pks) for kind, pks in wanted.items()}
    return [Line(event, subjects[event.subject_type].get(event.subject_id)) for event in found]


def _subjects(kind: str, pks: set[int]) -> dict[int, models.Model]:
    try:
        model = apps.get_model("claims", kind)
    except LookupError:
        return {}
    rows = model._default_manager.select_related(*_NAMED_BY.get(kind, ())).filter(pk__in=pks)
    return {row.pk: row for row in rows}


# Relations whose name is the row's own name.
_NAMED_BY = {
    "review": ("claim",),
    "sourcesuggestion": ("source", "candidate"),
    "revision": ("article",),
    "link": ("first", "second"),
}
