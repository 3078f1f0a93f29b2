"""Settings as a deployment meets them: in a process of their own, from the environment alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
DEPLOYED = {
    "FACTCHECK_DEBUG": "0",
    "FACTCHECK_SECRET_KEY": "fifty and more characters, hardly two of them alike: 0123456789",
    "FACTCHECK_ALLOWED_HOSTS": "desk.example",
    "DATABASE_URL": "postgres://desk@db.example/desk",
    "REDIS_URL": "redis://redis.example/0",
}


def manage(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    given = {"PATH": os.environ["PATH"], "FACTCHECK_DATA_DIR": str(folder), **environment}
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    return subprocess.run(command, env=given, cwd=folder, capture_output=True, text=True)


def test_check_deploy_is_clean(tmp_path: Path) -> None:
    done = manage(tmp_path, "check", "--deploy", "--fail-level=WARNING", **DEPLOYED)
    assert (done.returncode, done.stderr) == (0, "")


def test_check_deploy_rejects_the_door_for_tests(tmp_path: Path) -> None:
    door = {"FACTCHECK_FETCH_ALLOW_NETS": "127.0.0.0/8"}
    done = manage(tmp_path, "check", "--deploy", **DEPLOYED, **door)
    assert done.returncode == 1
    assert "factcheck.E001" in done.stderr


MISTAKES = (
    # what is set, and the sentence's beginning
    ({"FACTCHECK_SECRET_KEY": ""}, "FACTCHECK_SECRET_KEY is not set: set it to"),
    ({"FACTCHECK_ALLOWED_HOSTS": ""}, "FACTCHECK_ALLOWED_HOSTS is not set: set it to"),
    ({"REDIS_URL": ""}, "DATABASE_URL or REDIS_URL is not set: set both"),
    ({"FACTCHECK_ATTRIBUTION_ENGINE": "magic"}, "FACTCHECK_ATTRIBUTION_ENGINE is 'magic': set it"),
    ({"FACTCHECK_DEBUG": "perhaps"}, "FACTCHECK_DEBUG is 'perhaps': set it to 1 or 0."),
)


@pytest.mark.parametrize(("change", "sentence"), MISTAKES)
def test_it_says_what_to_set(tmp_path: Path, change: dict[str, str], sentence: str) -> None:
    done = manage(tmp_path, "check", **{**DEPLOYED, **change})
    assert done.returncode == 1
    assert done.stderr.startswith(f"Factcheck cannot start. {sentence}")
    assert "Traceback" not in done.stderr


def test_it_starts_nothing_when_imported(tmp_path: Path) -> None:
    assert manage(tmp_path, "check", FACTCHECK_DEBUG="1").returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_it_keeps_the_key_that_debug_made(tmp_path: Path) -> None:
    manage(tmp_path, "check")  # nothing configured: a desk on this machine
    key = (tmp_path / "secret_key").read_text(encoding="ascii")
    manage(tmp_path, "check")
    assert (tmp_path / "secret_key").read_text(encoding="ascii") == key
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0
    assert len(key) >= 50


def test_it_says_to_start_the_servers(tmp_path: Path) -> None:
    done = manage(tmp_path, "migrate")
    assert done.returncode == 1
    assert "make run" in done.stderr
    assert "Traceback" not in done.stderr
