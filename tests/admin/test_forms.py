"""What the forms of publishers and feeds take."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests import factories as make

# What Django sends of a publisher's hosts and feeds: none
NO_INLINES = {
    f"{inline}-{count}": "0"
    for inline in ("domains", "feeds")
    for count in ("TOTAL_FORMS", "INITIAL_FORMS")
}

# (time zone, whether it is taken)
ZONES = [("Europe/Rome", True), ("", True), ("Europe/Velm", False), ("../etc", False)]


@pytest.mark.parametrize(("zone", "taken"), ZONES)
def test_a_publisher_has_a_time_zone_that_there_is(desk: Client, zone: str, taken: bool) -> None:
    publisher = make.make_publisher()
    sent = {"name": "Velm Post", "kind": "daily", "policies": "{}", "time_zone": zone}
    address = f"/admin/claims/publisher/{publisher.pk}/change/"
    answer: Any = desk.post(address, {**sent, **NO_INLINES})
    publisher.refresh_from_db()
    assert (answer.status_code == 302, publisher.name == "Velm Post") == (taken, taken)


# (how often, whether it is taken)
OFTEN = [("00:01:00", True), ("00:00:59", False), ("0", False), ("-1 00:00:00", False)]


@pytest.mark.parametrize(("every", "taken"), OFTEN)
def test_a_feed_is_polled_once_a_minute_at_most(desk: Client, every: str, taken: bool) -> None:
    feed = make.make_feed()
    answer = desk.post(f"/admin/claims/feed/{feed.pk}/change/", {"every": every})
    feed.refresh_from_db()
    assert answer.status_code == (302 if taken else 200)
    assert feed.every == timedelta(minutes=1 if taken else 15)
