"""Counting a long list."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim
from claims.queries import listing
from claims.queries.listing import BoundedPaginator, bounded
from tests.factories import make_claim


@pytest.mark.parametrize(
    ("found", "limit", "shown"),
    [(0, 10, "0"), (10, 10, "10"), (11, 10, "10+"), (10_001, 10_000, "10,000+")],
)
def test_a_count_is_shown_up_to_its_limit(found: int, limit: int, shown: str) -> None:
    assert bounded(found, limit) == shown


@pytest.mark.django_db
def test_a_short_list_is_counted_exactly() -> None:
    for _ in range(3):
        make_claim()
    paginator = BoundedPaginator(Claim.objects.order_by("pk"), 2)
    assert (paginator.count, paginator.shown, paginator.num_pages) == (3, "3", 2)


@pytest.mark.django_db
def test_a_long_list_is_counted_to_the_limit_in_one_query(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "EXACT", 4)
    for _ in range(7):
        make_claim()
    with CaptureQueriesContext(connection) as captured:
        paginator = BoundedPaginator(Claim.objects.order_by("pk"), 2)
        assert (paginator.count, paginator.shown, paginator.num_pages) == (4, "4+", 2)
    assert len(captured) == 1
    assert "LIMIT 5" in captured[0]["sql"]
