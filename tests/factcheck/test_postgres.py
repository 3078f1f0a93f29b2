"""The embedded PostgreSQL: what a killed one leaves behind never stands in the way."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from factcheck import embedded, postgres
from factcheck.children import is_alive
from factcheck.embedded import EmbeddedError, Ground
from factcheck.places import DATABASE, PORT, Places
from factcheck.privileges import Way
from tests import engines

STOP_SECONDS = 10.0


@pytest.fixture
def ground(run_folder: None) -> Iterator[Ground]:
    """Of a server of one's own, in a folder with a space whose path is longer than a socket's."""
    places = Places(settings.DATA_DIR / ("deep " * 20) / "own")
    ground = embedded.prepare(places)
    engines.copy_cluster(ground, settings.DATA_DIR.parent)
    yield ground
    engines.remove(places)


def ask(ground: Ground, question: str) -> object:
    sockets = str(ground.places.sockets)
    with psycopg.connect(host=sockets, port=PORT, user=DATABASE, dbname=DATABASE) as connection:
        row = connection.execute(question.encode()).fetchone()
    return row and row[0]


def test_it_keeps_data_over_a_restart(ground: Ground) -> None:
    first = postgres.start(ground, engines.LOSSY)
    ask(ground, "SELECT lo_from_bytea(7, 'kept')")
    first.stop(STOP_SECONDS)
    second = postgres.start(ground, engines.LOSSY)
    assert ask(ground, "SELECT lo_get(7)") == b"kept"
    second.stop(STOP_SECONDS)


def test_it_speaks_every_script_without_a_locale(ground: Ground) -> None:
    server = postgres.start(ground, engines.LOSSY)
    assert ask(ground, "SHOW server_encoding") == "UTF8"
    assert ask(ground, "SELECT upper('é ж')") == "É Ж"
    server.stop(STOP_SECONDS)


def test_it_opens_no_port(ground: Ground) -> None:
    server = postgres.start(ground, engines.LOSSY)
    assert ask(ground, "SHOW listen_addresses") == ""
    assert ground.places.sockets.stat().st_mode & 0o077 == 0
    server.stop(STOP_SECONDS)


def test_it_starts_after_it_was_killed(ground: Ground) -> None:
    postgres.start(ground, engines.LOSSY).kill()
    assert (ground.postgres_data / "postmaster.pid").exists()
    again = postgres.start(ground, engines.LOSSY)
    assert ask(ground, "SELECT 1") == 1
    again.stop(STOP_SECONDS)


def test_it_ends_the_server_of_a_killed_supervisor(ground: Ground) -> None:
    orphan = postgres.start(ground, engines.LOSSY)
    again = postgres.start(ground, engines.LOSSY)
    assert orphan.process.wait(STOP_SECONDS) == 0
    assert ask(ground, "SELECT 1") == 1
    again.stop(STOP_SECONDS)


def test_it_spares_a_stranger_with_the_dead_servers_number(ground: Ground) -> None:
    (ground.postgres_data / "postmaster.pid").write_text(f"{os.getpid()}\n", encoding="ascii")
    server = postgres.start(ground, engines.LOSSY)
    assert is_alive(server.process.pid)
    server.stop(STOP_SECONDS)


def test_it_starts_where_making_the_cluster_was_cut_short(ground: Ground) -> None:
    shutil.rmtree(ground.postgres_data)
    half = ground.postgres_data.with_name("postgres.new")
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n", encoding="ascii")
    postgres.make_cluster(ground)
    assert (ground.postgres_data / "global" / "pg_control").exists()
    assert not half.exists()


def test_it_says_where_to_read_why_it_does_not_start(ground: Ground) -> None:
    (ground.postgres_data / "postgresql.conf").write_text("no such thing", encoding="ascii")
    with pytest.raises(EmbeddedError, match="postgres did not start: see .*postgres.log"):
        postgres.start(ground, engines.LOSSY)


def test_it_takes_no_socket_folder_that_another_made(tmp_path: Path) -> None:
    """The shared temporary folder is open to all."""
    (tmp_path / "theirs").mkdir()
    (tmp_path / "sockets").symlink_to(tmp_path / "theirs")
    with pytest.raises(EmbeddedError, match="belongs to somebody else"):
        embedded.own_folder(tmp_path / "sockets", Way())
