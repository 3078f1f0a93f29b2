"""The embedded engines are the real ones."""

import pytest
import redis
from django.db import connection


@pytest.mark.django_db
def test_it_is_postgres_18_with_pgvector() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int / 10000")
        assert cursor.fetchone() == (18,)
        cursor.execute("SELECT count(*) FROM pg_available_extensions WHERE name = 'vector'")
        assert cursor.fetchone() == (1,)


@pytest.mark.django_db
def test_it_stores_every_script() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s || upper(%s)", ["بغداد ", "é"])
        assert cursor.fetchone() == ("بغداد É",)


def test_redis_answers(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        assert client.ping()
