"""How many rows a long list says it has, without counting them all."""

from functools import cached_property
from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext as _

EXACT: Final = 10_000  # rows: counting this many takes milliseconds at any size of the table


def count_up_to(rows: QuerySet[Any], limit: int) -> int:
    """How many rows there are, at most one more than the limit; columns and order are left out."""
    return rows.order_by().values("pk")[: limit + 1].count()


class BoundedPaginator(Paginator):  # type: ignore[type-arg]  # not generic at run time
    """Counts exactly to EXACT and says "10,000+" beyond; narrowing the list reaches the rest."""

    object_list: QuerySet[Any]
    template_name = "admin/claims/pagination.html"

    @cached_property
    def found(self) -> int:
        """Rows in the list, at most one more than EXACT."""
        return count_up_to(self.object_list, EXACT)

    @property
    def count(self) -> int:  # cached in `found`
        return min(self.found, EXACT)

    @property
    def shown(self) -> str:
        """The count as a reader sees it."""
        return bounded(self.found, EXACT)


def bounded(found: int, limit: int) -> str:
    """A count that was taken up to a limit: "37", or "10,000+" where there is more.

    >>> bounded(37, 100), bounded(101, 100)
    ('37', '100+')
    """
    if found > limit:
        return _("%(number)s+") % {"number": f"{limit:,}"}
    return f"{found:,}"
