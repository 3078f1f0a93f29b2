"""What two claims are to one another: JSON Lines in, JSON Lines out."""

from typing import Any

from claims.formats.jsonl import id_field, moment_field, text_field
from claims.management.engine import usable_matching
from claims.management.lines import LinesCommand
from claims.matching import Judgement, Proposition, judge


class Command(LinesCommand):
    help = (
        "Read {id, a, b} from each line, and a_date and b_date where they are known, and write "
        "{id, relation, probability, same_probability, reasons}. Needs no database."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        usable_matching()
        super().handle(*args, **options)

    def answer(self, record: dict[str, Any]) -> dict[str, Any]:
        name = id_field(record)
        (found,) = judge([(proposition(record, "a"), proposition(record, "b"))])
        return {"id": name, **as_record(found)}


def proposition(record: dict[str, Any], name: str) -> Proposition:
    said = moment_field(record, f"{name}_date")
    return Proposition(text_field(record, name), said.isoformat() if said else "")


def as_record(found: Judgement) -> dict[str, Any]:
    """A judgement as it is written; a reason's code says what its values are."""
    return {
        "relation": found.relation,
        "probability": found.probability,
        "same_probability": found.same_probability,
        "reasons": [
            {"code": each.code, "values": [value for value in (each.first, each.second) if value]}
            for each in found.reasons
        ],
    }
