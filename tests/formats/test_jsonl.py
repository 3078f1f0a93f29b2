import json
from datetime import UTC, date, datetime
from itertools import repeat

import pytest

from claims.formats.jsonl import (
    BadField,
    Failure,
    Row,
    moment_field,
    read_rows,
    text_field,
    to_line,
)


def test_it_works() -> None:
    lines = [b'{"id": 1}\n', b"\n", b'{"id": 2}']
    assert list(read_rows(lines)) == [Row(1, {"id": 1}), Row(3, {"id": 2})]


def test_it_passes_over_a_byte_order_mark() -> None:
    assert list(read_rows([b'\xef\xbb\xbf{"id": 1}'])) == [Row(1, {"id": 1})]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"not json", "Expecting value"),
        (b'{"id": 1', "Expecting"),
        (b"[1, 2]", "expected an object, got list"),
        (b'"text"', "expected an object, got str"),
        (b'{"id": "\xff"}', "byte 8 is not UTF-8"),
        (b'{"id": ' + b"[" * 100_000, "nested too deeply"),
        # a mark in the midst of a file is no mark
        (b"\xef\xbb\xbf{}", "BOM"),
    ],
)
def test_it_tells_what_is_wrong_and_goes_on(line: bytes, why: str) -> None:
    first, bad, last = read_rows([b"{}", line, b"{}"])
    assert (first, last) == (Row(1, {}), Row(3, {}))
    assert isinstance(bad, Failure) and bad.line == 2
    assert why in bad.error.detail


def test_it_reads_no_further_than_asked() -> None:
    rows = read_rows(repeat(b"{}"))
    assert [next(rows) for _ in range(3)] == [Row(1, {}), Row(2, {}), Row(3, {})]


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ({"id": 1}, "expected \"text\", got only ['id']"),
        ({"text": 5}, 'expected "text" to be text, got int'),
        ({"text": None}, 'expected "text" to be text, got NoneType'),
    ],
)
def test_it_tells_what_a_field_should_be(record: dict[str, object], why: str) -> None:
    with pytest.raises(BadField) as caught:
        text_field(record, "text")
    assert caught.value.detail == why


@pytest.mark.parametrize(
    ("record", "moment"),
    [
        ({"at": "2024-03-12"}, date(2024, 3, 12)),
        ({"at": "2024-03-12T08:30:00Z"}, datetime(2024, 3, 12, 8, 30, tzinfo=UTC)),
        ({"at": None}, None),
        ({}, None),
    ],
)
def test_it_reads_a_moment(record: dict[str, object], moment: date | None) -> None:
    assert moment_field(record, "at") == moment


@pytest.mark.parametrize("written", ["12 March 2024", "2024-02-30", "", 2024, {"day": 1}])
def test_it_tells_what_a_moment_should_be(written: object) -> None:
    with pytest.raises(BadField) as caught:
        moment_field({"at": written}, "at")
    assert caught.value.detail.startswith('expected "at" to be a date such as 2024-03-12, got ')


@pytest.mark.parametrize(
    "text", ["plain", "Müller", "قال", "line\nbreak", "lone \ud800 half", "🙂"]
)
def test_what_is_written_can_be_read_again(text: str) -> None:
    line = to_line({"text": text})
    assert line.endswith(b"\n") and line.count(b"\n") == 1
    assert json.loads(line.decode("utf-8")) == {"text": text}


def test_letters_of_other_scripts_stay_readable() -> None:
    assert "قال".encode() in to_line({"text": "قال"})
