"""Which known claims each text repeats: JSON Lines in, JSON Lines out."""

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from claims.formats.errors import FormatError
from claims.formats.jsonl import Failure, Row, id_field, optional_text_field, read_rows, text_field
from claims.management.engine import usable_matching
from claims.management.lines import STDIO, LinesCommand, reading
from claims.matching.index import Entry, Index

_MOST: Final = 20


class Command(LinesCommand):
    help = (
        "Read the known claims {id, text, title?} from --claims, then {id, text} from each line "
        "of --queries, and write {id, ranked, scores}: the likeliest 20 and how likely each is "
        "repeated. Needs no database."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--claims", required=True, metavar="FILE")
        parser.add_argument("--queries", dest="input", default=STDIO, metavar="FILE|-")
        parser.add_argument("--output", default=STDIO, metavar="FILE|-", help="default: -")

    def handle(self, *args: Any, **options: Any) -> None:
        usable_matching()
        with reading(options["claims"]) as lines:
            rows = list(self._entries(tqdm(read_rows(lines), unit=_("claim"), disable=None)))
        self.stderr.write(_("Reading %d claims; this takes a while.") % len(rows))
        self.keys = [key for key, _entry in rows]
        self.index = Index([entry for _key, entry in rows])
        super().handle(*args, **options)

    def answer(self, record: dict[str, Any]) -> dict[str, Any]:
        name = id_field(record)
        found = self.index.search(text_field(record, "text"))[:_MOST]
        return {
            "id": name,
            "ranked": [self.keys[int(each.key)] for each in found],
            "scores": [round(each.probability, 4) for each in found],
        }

    def _entries(self, rows: Iterable[Row | Failure]) -> Iterator[tuple[str | int, Entry]]:
        """Each claim under its own id, which the index knows by the number of its place."""
        for number, row in enumerate(rows):
            if isinstance(row, Failure):
                raise CommandError(self._complaint(row.line, row.error))
            try:
                entry = Entry(
                    str(number),
                    text_field(row.record, "text"),
                    optional_text_field(row.record, "title"),
                )
                yield id_field(row.record), entry
            except FormatError as error:
                raise CommandError(self._complaint(row.line, error)) from error

    def _complaint(self, line: int, error: FormatError) -> str:
        return _("--claims, line %(line)d: %(why)s") % {"line": line, "why": str(error)}
