"""JSON Lines: one record to a line, read and written without holding the file in memory."""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from claims.formats.errors import FormatError
from claims.text.messages import gettext_noop as _

_BOM: Final = b"\xef\xbb\xbf"


class BadLine(FormatError):
    code = "bad_line"
    message = _("This line is not a JSON object in UTF-8. Write one object to a line.")


class BadField(FormatError):
    code = "bad_field"
    message = _("A field of this line is missing or of the wrong kind.")


@dataclass(frozen=True)
class Row:
    """One record and the number of its line, counted from 1."""

    line: int
    record: dict[str, Any]


@dataclass(frozen=True)
class Failure:
    """A line that holds no record, and why."""

    line: int
    error: FormatError


def read_rows(lines: Iterable[bytes]) -> Iterator[Row | Failure]:
    """The record of each line, or what is wrong with it; empty lines are passed over."""
    for number, line in enumerate(lines, start=1):
        content = line.removeprefix(_BOM) if number == 1 else line
        if not content.strip():
            continue
        try:
            yield Row(number, _record(content))
        except BadLine as error:
            yield Failure(number, error)


def _record(line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadLine(f"byte {error.start} is not UTF-8") from error
    except RecursionError as error:
        raise BadLine("it is nested too deeply") from error
    except ValueError as error:
        raise BadLine(str(error)) from error
    if not isinstance(found, dict):
        raise BadLine(f"expected an object, got {type(found).__name__}")
    return found


def text_field(record: dict[str, Any], name: str) -> str:
    """The text of a field; BadField says which was expected and what came instead."""
    if name not in record:
        raise BadField(f'expected "{name}", got only {sorted(record)}')
    value = record[name]
    if not isinstance(value, str):
        raise BadField(f'expected "{name}" to be text, got {type(value).__name__}')
    return value


def optional_text_field(record: dict[str, Any], name: str) -> str:
    """The text of a field; "" where it is missing or null; raises BadField."""
    return "" if record.get(name) is None else text_field(record, name)


def id_field(record: dict[str, Any]) -> str | int:
    """What the record is called, a text or a number; raises BadField."""
    name = record.get("id")
    if not isinstance(name, str | int):
        raise BadField(f'expected "id" to be text or a number, got {type(name).__name__}')
    return name


def moment_field(record: dict[str, Any], name: str) -> date | datetime | None:
    """A date or datetime in ISO 8601; None where the field is missing or null; raises BadField."""
    value = record.get(name)
    if value is None:
        return None
    if isinstance(value, str):
        for kind in (date, datetime):
            with suppress(ValueError):
                return kind.fromisoformat(value)
    raise BadField(f'expected "{name}" to be a date such as 2024-03-12, got {value!r:.60}')


def to_line(record: dict[str, Any]) -> bytes:
    """The record as one line; a lone surrogate, which UTF-8 cannot hold, is written escaped."""
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return line.encode("utf-8", errors="backslashreplace") + b"\n"
