"""Where servers listen: short enough for a socket, the same for every process."""

import os
from pathlib import Path

from factcheck.places import Places

SHORTEST_LIMIT = 103  # bytes a socket's path may hold on macOS; Linux allows 107


def test_a_deep_folder_has_short_sockets() -> None:
    deep = Places(Path("/" + "deep/" * 60))
    for path in (deep.postgres_socket, deep.redis_socket):
        assert len(os.fsencode(path)) <= SHORTEST_LIMIT


def test_every_way_to_a_folder_has_the_same_sockets(tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "var")
    assert Places(tmp_path / "link").sockets == Places(tmp_path / "var").sockets


def test_two_folders_never_share_sockets(tmp_path: Path) -> None:
    assert Places(tmp_path / "a").sockets != Places(tmp_path / "b").sockets


def test_it_makes_nothing(tmp_path: Path) -> None:
    places = Places(tmp_path / "var")
    assert places.database()["HOST"] == str(places.sockets)
    assert places.redis() == f"unix://{places.redis_socket}?db=0"
    assert not places.root.exists()
    assert not places.sockets.exists()
