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


def test_it_measures_what_claims_are_to_one_another() -> None:
    out = StringIO()
    call_command("evaluate", "matching", stdout=out)
    head, _titles, *rows = out.getvalue().splitlines()
    assert head.startswith("matching-1.0 on 220 pairs") and "macro-F1" in head
    parts = [row[:18].strip() for row in rows]
    assert parts == [
        *["same", "contradicts", "updates", "supports", "related", "none"],
        "same or not",
    ]


@pytest.mark.parametrize("content", ["", "{"])
def test_it_rejects_pairs_that_are_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "bad.jsonl").write_text(content)
    with pytest.raises(CommandError, match=r"holds no pairs|bad\.jsonl, line 1"):
        call_command("evaluate", "matching", "--gold", str(tmp_path))


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
