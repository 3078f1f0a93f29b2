"""The cast: an editor in chief who may do everything, and a stranger who may see nothing."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import make_user


@pytest.fixture
def chief(db: None) -> User:
    return make_user(username="chief", is_superuser=True)


@pytest.fixture
def desk(chief: User) -> Client:
    """A browser in which the editor in chief has signed in."""
    client = Client()
    client.force_login(chief)
    return client


@pytest.fixture
def stranger(db: None) -> Client:
    """A browser of somebody who may sign in and has no rights."""
    client = Client()
    client.force_login(make_user(username="stranger"))
    return client


@pytest.fixture
def queries(desk: Client) -> Callable[[str], int]:
    """How many queries a page takes, once what is cached for good is cached."""

    def count(url: str) -> int:
        desk.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(url).status_code == 200
        return len(captured)

    return count
