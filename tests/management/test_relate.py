"""manage.py relate."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command


def run(tmp_path: Path, *records: Any) -> list[dict[str, Any]]:
    source, target = tmp_path / "pairs.jsonl", tmp_path / "relations.jsonl"
    source.write_text("".join(json.dumps(each) + "\n" for each in records))
    try:
        call_command("relate", "--input", str(source), "--output", str(target))
    finally:
        lines = target.read_text().splitlines()
    return [json.loads(line) for line in lines]


def test_it_works(tmp_path: Path) -> None:
    pair = {"id": "p1", "a": "the dam is safe", "b": "the dam is not safe"}
    (found,) = run(tmp_path, pair)
    assert (found["id"], found["relation"]) == ("p1", "contradicts")
    assert 0 < found["same_probability"] < 0.5 < found["probability"] <= 1
    assert {"code": "negated_once", "values": ["not"]} in found["reasons"]


def test_days_are_read(tmp_path: Path) -> None:
    pair = {"id": 1, "a": "three men died", "b": "five men died"}
    (found,) = run(tmp_path, {**pair, "a_date": "2026-03-01", "b_date": "2026-03-04"})
    assert {"code": "said_days_apart", "values": ["3"]} in found["reasons"]


BAD = [
    # a text is missing
    {"id": 1, "a": "x"},
    # a day that is none
    {"id": 1, "a": "x", "b": "y", "a_date": "yesterday"},
    # no name
    {"a": "x", "b": "y"},
    [],
]


@pytest.mark.parametrize("record", BAD)
def test_a_bad_line_is_reported_and_the_rest_goes_on(
    tmp_path: Path, record: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CommandError, match="1 of the lines"):
        run(tmp_path, record, {"id": 2, "a": "x y", "b": "x y"})
    assert "Line 1:" in capsys.readouterr().err
    assert json.loads((tmp_path / "relations.jsonl").read_text())["id"] == 2
