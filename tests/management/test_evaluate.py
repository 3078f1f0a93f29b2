"""manage.py evaluate."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command


def test_it_works() -> None:
    out = StringIO()
    call_command("evaluate", "attribution", stdout=out)
    head, titles, *rows = out.getvalue().splitlines()
    assert head.startswith("trained-") and titles.split()[:3] == ["P", "R", "F1"]
    parts = [row[:18].strip() for row in rows]
    assert parts[:2] == ["relation", "chains"]
    assert int(rows[0].split()[-1]) > 300


@pytest.mark.parametrize(
    ("content", "wanted"), [(None, "is no folder"), ("", "holds no passages"), ("[", "bad.toml")]
)
def test_it_rejects_gold_that_is_none(tmp_path: Path, content: str | None, wanted: str) -> None:
    folder = tmp_path / "gold"
    if content is not None:
        folder.mkdir()
        (folder / "bad.toml").write_text(content)
    with pytest.raises(CommandError, match=wanted):
        call_command("evaluate", "attribution", "--gold", str(folder))
