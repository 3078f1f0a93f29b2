"""manage.py extract: needs no server, so nothing here asks for the database."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Lanvian Mayor Dana Orlo said on Monday that the bridge was closed."


def extract(folder: Path, content: bytes) -> tuple[list[dict[str, Any]], str]:
    """What the command writes for an input file, and what it says about failures."""
    source, target, said = folder / "in.jsonl", folder / "out.jsonl", io.StringIO()
    source.write_bytes(content)
    try:
        call_command("extract", input=str(source), output=str(target), stderr=said)
    except CommandError as error:
        said.write(str(error))
    return [json.loads(line) for line in target.read_text().splitlines()], said.getvalue()


def line(**record: object) -> bytes:
    return json.dumps(record).encode() + b"\n"


def test_it_works(tmp_path: Path) -> None:
    (answer,), said = extract(tmp_path, line(id="a", text=TEXT))
    (found,) = answer["attributions"]
    assert answer["id"] == "a" and said == ""
    assert [TEXT[s:e] for s, e in found["source"]] == ["Lanvian Mayor Dana Orlo"]
    assert [TEXT[s:e] for s, e in found["cue"]] == ["said"]
    assert [TEXT[s:e] for s, e in found["content"]] == ["the bridge was closed"]
    assert (found["quotation"], found["stance"], found["parent"]) == ("indirect", "asserts", None)
    assert 0 < found["confidence"] < 1


def test_it_tells_who_how_and_when(tmp_path: Path) -> None:
    (answer,), _ = extract(tmp_path, line(id="a", text=TEXT))
    (found,) = answer["attributions"]
    assert found["speaker"] == {
        "name": "Dana Orlo",
        "kind": "person",
        "named": True,
        "descriptor": "Lanvian Mayor",
        "affiliation": "",
        "count": None,
        "anonymity_reason": "",
    }
    assert found["said_at"] == {"span": [32, 38], "words": "Monday", "date": None}
    assert found["channel"] == ""


# (when the text was published, the day of its "Monday")
PUBLISHED = [
    ("2024-03-12", "2024-03-11"),
    ("2024-03-11T08:00:00Z", "2024-03-11"),
    ("2024-03-10T23:30:00-05:00", "2024-03-04"),
    (None, None),
]


@pytest.mark.parametrize(("published", "day"), PUBLISHED)
def test_it_dates_what_was_said(tmp_path: Path, published: str | None, day: str | None) -> None:
    (answer,), said = extract(tmp_path, line(id="a", text=TEXT, published_at=published))
    assert answer["attributions"][0]["said_at"]["date"] == day and said == ""


def test_a_month_is_no_day(tmp_path: Path) -> None:
    text = "Dana Orlo said last month that it rained."
    (answer,), _ = extract(tmp_path, line(id="a", text=text, published_at="2024-03-12"))
    found = answer["attributions"][0]["said_at"]
    assert (found["words"], found["date"]) == ("last month", None)


@pytest.mark.parametrize("published", ["Tuesday", "2024-13-01", "", 20240312, ["2024-03-12"]])
def test_it_rejects_a_publication_that_is_no_date(tmp_path: Path, published: object) -> None:
    content = line(id=1, text=TEXT, published_at=published) + line(id=2, text=TEXT)
    answers, said = extract(tmp_path, content)
    assert [answer["id"] for answer in answers] == [2]
    assert "Line 1: " in said and "published_at" in said and "such as 2024-03-12" in said


def test_it_tells_what_is_worth_checking_and_why(tmp_path: Path) -> None:
    text = "Orlo said the bridge had cost two million marks. Vey declined to comment."
    (answer,), _ = extract(tmp_path, line(id="a", text=text))
    cost, silence = answer["attributions"]
    assert cost["check_worthiness"] > 0.9 and cost["content_kind"] == "fact"
    assert "number-word" in cost["check_worthiness_reasons"]
    assert silence["check_worthiness"] is None and silence["content_kind"] is None
    assert silence["check_worthiness_reasons"] == []


def test_without_a_source_there_is_no_speaker(tmp_path: Path) -> None:
    (answer,), _ = extract(tmp_path, line(id="a", text="It was announced that it rained."))
    assert answer["attributions"][0]["source"] == []
    assert answer["attributions"][0]["speaker"] is None


def test_the_inner_names_the_outer_by_its_index(tmp_path: Path) -> None:
    text = "The Orra Post reported that Orlo denied that it rained."
    (answer,), _ = extract(tmp_path, line(id="a", text=text))
    assert [each["parent"] for each in answer["attributions"]] == [None, 0]


@pytest.mark.parametrize("text", ["", "Nobody spoke that day.", "\x00", "\u202e"])
def test_a_text_without_attributions_has_an_empty_list(tmp_path: Path, text: str) -> None:
    answers, said = extract(tmp_path, line(id=7, text=text))
    assert answers == [{"id": 7, "attributions": []}] and said == ""


def test_a_lone_surrogate_is_read_and_offsets_count_it(tmp_path: Path) -> None:
    raw = b'{"id": "a", "text": "\\ud800 Dana Orlo said that it rained."}\n'
    (answer,), said = extract(tmp_path, raw)
    assert answer["attributions"][0]["cue"] == [[12, 16]] and said == ""


def test_it_rejects_bad_lines_by_number_and_answers_the_rest(tmp_path: Path) -> None:
    content = line(id=1, text=TEXT) + b"oops\n" + line(id=3) + line(text=TEXT) + line(id=5, text="")
    answers, said = extract(tmp_path, content)
    assert [answer["id"] for answer in answers] == [1, 5]
    assert "Line 2: " in said and "Line 3: " in said and "Line 4: " in said
    assert "3 of the lines could not be answered" in said


def test_it_rejects_to_write_over_its_input(tmp_path: Path) -> None:
    path = tmp_path / "same.jsonl"
    path.write_bytes(line(id=1, text=TEXT))
    with pytest.raises(CommandError, match="same file"):
        call_command("extract", input=str(path), output=str(path))
    assert path.read_bytes() == line(id=1, text=TEXT)


@pytest.mark.parametrize("option", ["input", "output"])
def test_it_rejects_a_file_that_cannot_be_opened(tmp_path: Path, option: str) -> None:
    known = tmp_path / "known.jsonl"
    known.write_bytes(b"")
    files = {"input": str(known), "output": str(tmp_path / "out.jsonl")}
    files[option] = str(tmp_path / "nowhere" / "file.jsonl")
    with pytest.raises(CommandError, match="nowhere"):
        call_command("extract", **files)


def test_as_a_filter_it_fails_with_status_one_and_needs_no_server() -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "extract"],
        cwd=ROOT,
        input=line(id=1, text=TEXT) + b"oops\n",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert json.loads(done.stdout)["id"] == 1
    # no progress bar where nobody looks
    assert done.stderr.decode().count("\r") == 0
    assert "Line 2" in done.stderr.decode()
