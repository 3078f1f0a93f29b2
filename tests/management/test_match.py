"""manage.py match."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

CLAIMS = [
    {"id": "dam", "text": "The dam above Orsk is safe.", "title": "Is the dam safe?"},
    {"id": 7, "text": "A photograph shows a shark on a flooded motorway."},
    {"id": "tax", "text": "The new tax doubles the bills of pensioners.", "title": None},
]


def run(tmp_path: Path, claims: list[Any], queries: list[Any]) -> list[dict[str, Any]]:
    paths = {name: tmp_path / f"{name}.jsonl" for name in ("claims", "queries", "output")}
    for name, records in (("claims", claims), ("queries", queries)):
        paths[name].write_text("".join(json.dumps(each) + "\n" for each in records))
    call_command("match", *(f"--{name}={path}" for name, path in paths.items()))
    return [json.loads(line) for line in paths["output"].read_text().splitlines()]


def test_it_works(tmp_path: Path) -> None:
    query = {"id": "q", "text": "there is a shark swimming down the highway #shark"}
    (found,) = run(tmp_path, CLAIMS, [query])
    assert found["id"] == "q" and found["ranked"][0] == 7
    assert len(found["ranked"]) == len(found["scores"]) == 3
    assert found["scores"] == sorted(found["scores"], reverse=True)


def test_it_lists_twenty_at_most(tmp_path: Path) -> None:
    many = [{"id": number, "text": f"The dam number {number} is safe."} for number in range(30)]
    (found,) = run(tmp_path, many, [{"id": 1, "text": "the dam is safe"}])
    assert len(found["ranked"]) == len(set(found["ranked"])) == 20


def test_among_no_claims_nothing_is_found(tmp_path: Path) -> None:
    (found,) = run(tmp_path, [], [{"id": 1, "text": "the dam is safe"}])
    assert (found["ranked"], found["scores"]) == ([], [])


def test_a_bad_claim_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="--claims, line 2"):
        run(tmp_path, [CLAIMS[0], {"id": "x"}], [])


def test_a_bad_query_is_reported(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="1 of the lines"):
        run(tmp_path, CLAIMS, [{"id": 1}])
