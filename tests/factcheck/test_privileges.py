"""PostgreSQL never runs as root: which way down is taken, and when."""

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from factcheck import privileges
from factcheck.privileges import Way

PATHS = (Path("/"), Path("/bin/sh"))


@pytest.fixture
def as_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", root)


def root() -> int:
    return 0


def reaching(*kinds: str) -> Callable[[Way, Sequence[Path]], bool]:
    """A system on which only these kinds of ways reach server and data."""

    def works(way: Way, paths: Sequence[Path]) -> bool:
        return ("namespace" if way.prefix else "account") in kinds

    return works


def test_an_ordinary_user_needs_no_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", os.getpid)
    assert privileges.find_way(PATHS) == Way()


CHOICES = (
    # what works, whether the account is changed, whether a namespace is made, whether it is copied
    (("account", "namespace"), True, False, False),
    (("namespace",), False, True, False),  # below a folder closed to others
    ((), True, False, True),  # there, where namespaces are forbidden
)


@pytest.mark.parametrize(("works", "account", "namespace", "copied"), CHOICES)
def test_root_takes_the_first_way_that_works(
    as_root: None,
    monkeypatch: pytest.MonkeyPatch,
    works: tuple[str, ...],
    account: bool,
    namespace: bool,
    copied: bool,
) -> None:
    monkeypatch.setattr(privileges, "works", reaching(*works))
    monkeypatch.setattr(shutil, "which", str)
    way = privileges.find_way(PATHS)
    assert (way.user is not None, bool(way.prefix), way.copied) == (account, namespace, copied)
    assert way.user != 0


def test_it_sees_what_it_cannot_reach(tmp_path: Path) -> None:
    assert privileges.works(Way(), [tmp_path])
    assert not privileges.works(Way(), [tmp_path / "none"])


def test_a_closed_folder_is_out_of_an_accounts_reach(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o700)
    account = privileges.service_account()
    way = Way(user=account.pw_uid, group=account.pw_gid)
    assert not privileges.works(way, [tmp_path / "closed"])
