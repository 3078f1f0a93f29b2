"""What every test may ask for.

Servers start when the first test asks for the database or for Redis: a run of pure tests
starts none. With DATABASE_URL or REDIS_URL set, those servers are used instead.
"""

import os
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from tests import engines


@pytest.fixture(scope="session")
def run_folder() -> Iterator[None]:
    with engines.run_folder(settings.PLACES):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    run_folder: None, django_db_modify_db_settings_parallel_suffix: None
) -> Iterator[None]:
    """pytest-django asks for this before it makes the test database."""
    if os.environ.get("DATABASE_URL"):
        yield
        return
    with engines.postgres(settings.PLACES):
        yield


@pytest.fixture(scope="session")
def redis_url(run_folder: None) -> Iterator[str]:
    """The address of a running Redis; settings.REDIS_URL says the same."""
    if os.environ.get("REDIS_URL"):
        yield settings.REDIS_URL
        return
    with engines.redis(settings.PLACES):
        yield settings.REDIS_URL


@pytest.fixture
def outside_environment(transactional_db: None, redis_url: str) -> dict[str, str]:
    """The environment for a process that a test starts: this run's servers and test database."""
    database = connection.settings_dict
    login = quote(f"{database['USER']}:{database['PASSWORD']}", safe=":")
    host, port = quote(str(database["HOST"])), database["PORT"]
    # A socket's folder stands before the name: django-environ decodes no %2F in a host.
    place = f":{port}/{host}" if host.startswith("/") else f"{host}:{port}"
    address = f"postgres://{login}@{place}/{database['NAME']}"
    return {**os.environ, "DATABASE_URL": address, "REDIS_URL": redis_url}
