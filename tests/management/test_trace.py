"""manage.py trace: needs no server, so nothing here asks for the database."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).resolve().parents[2]
WIRE = (
    "The dam at Kesra broke on Monday, Mayor Tomas Ekwall said.\n\n"
    "Water stood two metres deep in the lower streets by noon and carried away a footbridge that "
    "had been built only last spring. Four families were taken to the school in Upper Kesra.\n\n"
    "The valley road stays closed until the end of the week, and buses turn round at the mill."
)
READER = (
    "Shops in the city are running out of candles.\n\nMeridian Wire reported that the dam at "
    "Kesra broke on Monday."
)


def line(id: object, publisher: str, text: str | None = WIRE, **record: object) -> bytes:
    hour = len(publisher)
    values = {
        "id": id,
        "url": f"https://{publisher.split()[0].lower()}.example/1",
        "publisher": publisher,
        "published_at": f"2026-03-02T{hour:02}:00:00Z",
        "text": text,
    }
    return json.dumps({**values, **record}).encode() + b"\n"


def traced(folder: Path, content: bytes) -> tuple[dict[str, Any], str]:
    """What the command writes for an input file, and what it says about failures."""
    source, target, said = folder / "in.jsonl", folder / "out.json", io.StringIO()
    source.write_bytes(content)
    try:
        call_command("trace", input=str(source), output=str(target), stderr=said)
    except CommandError as error:
        said.write(str(error))
    document: dict[str, Any] = json.loads(target.read_text())
    return document, said.getvalue()


def test_it_works(tmp_path: Path) -> None:
    copy = line(2, "The Lowland Journal", f"KESRA (MERIDIAN WIRE)\n\n{WIRE}")
    lines = [line("w", "Meridian Wire"), copy, line("c", "The City Observer", READER)]
    document, said = traced(tmp_path, b"".join(lines))
    assert said == ""
    relations = document["relations"]
    assert [
        [each[key] for key in ("from", "to", "to_publisher", "kind")] for each in relations
    ] == [
        [2, "w", "Meridian Wire", "republishes"],
        ["c", "w", "Meridian Wire", "cites"],
    ]
    assert relations[0]["proof"]["passages"] and relations[0]["proof"]["words"] == [0, 21]
    start, end = relations[1]["proof"]["words"]
    assert READER[start:end] == "Meridian Wire"
    (dam,) = [each for each in document["claims"] if len(each["articles"]) == 3]
    assert dam["articles"] == ["w", 2, "c"]
    assert (dam["origins"], dam["circular"]) == ([1, 1], False)
    assert dam["roots"] == [
        {
            "name": "Mayor Tomas Ekwall",
            "kind": "person",
            "named": True,
            "article": "w",
            "publisher": "Meridian Wire",
        }
    ]


BAD = [
    (b"{\n", "Line 1: This line is not a JSON object"),
    (line(None, "A Post"), 'expected "id" to be text or a number, got NoneType'),
    (line(1, "A Post", published_at="soon"), 'expected "published_at" to be a date'),
    (line(1, "A Post", text=None), 'expected "text" to be text, got NoneType'),
    (line(1, "A Post", owner=7), 'expected "owner" to be text, got int'),
    (b'{"id": 1}\n', 'expected "url"'),
]


@pytest.mark.parametrize(("bad", "wanted"), BAD)
def test_it_reports_a_bad_line_and_goes_on(tmp_path: Path, bad: bytes, wanted: str) -> None:
    document, said = traced(tmp_path, bad + line("w", "Meridian Wire"))
    assert wanted in said and "1 of the lines could not be answered" in said
    assert document["relations"] == [] and document["claims"]


def test_it_rejects_an_id_used_twice(tmp_path: Path) -> None:
    document, said = traced(tmp_path, line(1, "Meridian Wire") + line("1", "B Post"))
    assert "Line 2" in said and "the id '1' is used by a line before" in said
    assert document["relations"] == []


@pytest.mark.parametrize("content", [b"", b"\n \n"])
def test_nothing_in_nothing_out(tmp_path: Path, content: bytes) -> None:
    assert traced(tmp_path, content) == ({"relations": [], "claims": []}, "")


def test_dates_may_be_missing_or_days(tmp_path: Path) -> None:
    lines = line(1, "Meridian Wire", published_at="2026-03-01") + line(
        2, "B Post", published_at=None
    )
    document, said = traced(tmp_path, lines)
    assert said == ""
    assert [(each["from"], each["to"]) for each in document["relations"]] == [(2, 1)]


def test_an_article_that_cites_itself(tmp_path: Path) -> None:
    text = "A Post reported that the dam broke. See https://a.example/1 for the story in A Post."
    document, _ = traced(tmp_path, line(1, "A Post", text, owner="A Post"))
    assert document["relations"] == []
    assert not any(each["circular"] for each in document["claims"])


def test_it_evaluates() -> None:
    out = io.StringIO()
    call_command("evaluate", "provenance", stdout=out)
    table = out.getvalue()
    assert "provenance-1.0 on 22 stories, from their texts" in table
    rows = {line[:18].strip(): line[18:].split() for line in table.splitlines()}
    assert rows["by publishers"][-3] == "0" and int(rows["relations"][-3]) >= 20
