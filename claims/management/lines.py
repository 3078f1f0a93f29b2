"""Commands that read JSON Lines and answer each record with another, in order."""

import os
import sys
from abc import abstractmethod
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from claims.formats.errors import FormatError
from claims.formats.jsonl import Failure, Row, read_rows, to_line

STDIO = "-"


class LinesCommand(BaseCommand):
    """Reads --input line by line and writes the answers to --output; needs no server.

    A line that cannot be answered is reported with its number and the rest goes on; the exit
    status is then 1.
    """

    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--input", default=STDIO, metavar="FILE|-", help="default: -")
        parser.add_argument("--output", default=STDIO, metavar="FILE|-", help="default: -")

    @abstractmethod
    def answer(self, record: dict[str, Any]) -> dict[str, Any] | None:
        """The answer to one record; None where it waits for the others.

        FormatError where the record is not what is expected.
        """

    def last_answer(self) -> dict[str, Any] | None:
        """What is written after all records; None where each had its own answer."""
        return None

    def handle(self, *args: Any, **options: Any) -> None:
        self._refuse_same(options["input"], options["output"])
        failed = 0
        with reading(options["input"]) as lines, writing(options["output"]) as out:
            for row in tqdm(read_rows(lines), unit=_("line"), disable=None):
                failed += not self._answer_to(row, out)
            self._write(self.last_answer(), out)
        if failed:
            raise CommandError(_("%d of the lines could not be answered; see above.") % failed)

    def _answer_to(self, row: Row | Failure, out: BinaryIO) -> bool:
        """Whether the line was answered."""
        if isinstance(row, Failure):
            return self._report(row.line, row.error)
        try:
            self._write(self.answer(row.record), out)
        except FormatError as error:
            return self._report(row.line, error)
        return True

    def _write(self, answer: dict[str, Any] | None, out: BinaryIO) -> None:
        if answer is not None:
            out.write(to_line(answer))
            out.flush()

    def _report(self, line: int, error: FormatError) -> bool:
        why = _(error.message)
        detail = f" ({error.detail})" if error.detail else ""
        self.stderr.write(_("Line %(line)d: %(why)s") % {"line": line, "why": why + detail})
        return False

    def _refuse_same(self, source: str, target: str) -> None:
        if STDIO not in (source, target) and Path(source).resolve() == Path(target).resolve():
            raise CommandError(_("--input and --output are the same file. Name another one."))


@contextmanager
def reading(name: str) -> Iterator[BinaryIO]:
    if name == STDIO:
        yield sys.stdin.buffer
        return
    with _opened(name, "rb") as file:
        yield file


@contextmanager
def writing(name: str) -> Iterator[BinaryIO]:
    if name == STDIO:
        with _until_closed():
            yield sys.stdout.buffer
        return
    with _opened(name, "wb") as file:
        yield file


@contextmanager
def _opened(name: str, mode: str) -> Iterator[BinaryIO]:
    with ExitStack() as stack:
        try:
            file = stack.enter_context(Path(name).open(mode))
        except OSError as error:
            raise CommandError(f"{name}: {error.strerror}") from error
        yield cast(BinaryIO, file)


@contextmanager
def _until_closed() -> Iterator[None]:
    """Ends quietly when the reader goes away, as ``| head`` does."""
    try:
        yield
    except BrokenPipeError:
        # What is still buffered has nowhere to go, and Python would complain at its exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
