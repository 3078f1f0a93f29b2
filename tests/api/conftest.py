"""Who calls: a stranger, a reader without rights, an editor with all of them."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from rest_framework.test import APIClient

from tests.factories import make_user


@pytest.fixture(autouse=True)
def forget_rates() -> Iterator[None]:
    """Requests of other tests do not count."""
    cache.clear()
    yield


@pytest.fixture
def stranger() -> APIClient:
    return APIClient()


@pytest.fixture
def reader(db: None) -> APIClient:
    """Signed in, on no staff, with no permission."""
    return client_of(is_staff=False, username="reader")


@pytest.fixture
def editor(db: None) -> APIClient:
    return client_of(is_superuser=True, username="editor")


def client_of(**facts: object) -> APIClient:
    client = APIClient()
    client.force_authenticate(make_user(**facts))
    return client
