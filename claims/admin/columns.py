"""Columns of lists, declared on the method that fills them."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.utils.functional import Promise
from unfold.decorators import display

Fill = TypeVar("Fill", bound=Callable[..., Any])


def column(
    title: str | Promise, *, empty: str = "–", labels: Mapping[Any, str] | None = None
) -> Callable[[Fill], Fill]:
    """A column's title, what stands there for None, and the colours of labels by their value."""
    declared: Callable[[Fill], Fill] = display(
        description=title,  # type: ignore[arg-type]  # the theme takes translated titles, too
        empty_value=empty,
        label=dict(labels) if labels else None,
    )
    return declared
