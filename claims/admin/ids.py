"""Ids in addresses and forms, as somebody may have typed them."""

from typing import Final, TypeVar

from django.db.models import Model, QuerySet

MOST_DIGITS: Final = 18  # the longest whole number that any bigint holds
M = TypeVar("M", bound=Model)


def id_in(written: str) -> int | None:
    """The number that is written; None where it is none, or longer than an id can be.

    >>> id_in("12"), id_in("²"), id_in("9" * 30)
    (12, None, None)
    """
    if written.isascii() and written.isdecimal() and len(written) <= MOST_DIGITS:
        return int(written)
    return None


def row_in(rows: QuerySet[M], written: str) -> M | None:
    """The row whose id is written; None where there is none."""
    number = id_in(written)
    return rows.filter(pk=number).first() if number is not None else None
