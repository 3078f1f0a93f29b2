"""Rows on their way into the database by COPY, numbered here and not there."""

from collections import Counter, defaultdict
from typing import Any, Final, TypeVar

from django.core.management.color import no_style
from django.db import connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

M = TypeVar("M", bound=models.Model)
AT_ONCE: Final = 20_000  # rows held in memory before they are copied


class Rows:
    """Hands out primary keys and copies rows in the order in which their models were first met.

    Use it inside one transaction: foreign keys are checked at its end, so that rows may refer to
    rows that come later.
    """

    def __init__(self) -> None:
        self.waiting: dict[type[models.Model], list[models.Model]] = defaultdict(list)
        self.numbers: Counter[type[models.Model]] = Counter()

    def next_number(self, model: type[models.Model]) -> int:
        """The primary key that the next row of a model will get."""
        return self.numbers[model] + 1

    def add(self, row: M) -> M:
        model = type(row)
        self.numbers[model] += 1
        row.pk = row.pk or self.numbers[model]
        self.waiting[model].append(row)
        return row

    def rest(self) -> None:
        """Between two that belong together: copy if much waits."""
        if sum(map(len, self.waiting.values())) >= AT_ONCE:
            self.copy()

    def copy(self) -> None:
        """Write what waits."""
        for model, rows in self.waiting.items():
            _copy(model, rows)
        self.waiting.clear()

    def finish(self) -> None:
        """Write the rest, and let the database go on numbering where this ended."""
        self.copy()
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(self.numbers)):
                cursor.execute(statement)


def _copy(model: type[models.Model], rows: list[models.Model]) -> None:
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    real = connections[connection.alias]  # looked up once, not for every value
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([_value(field, row, real) for field in fields])


def _value(field: "models.Field[Any, Any]", row: models.Model, real: BaseDatabaseWrapper) -> Any:
    return field.get_db_prep_save(getattr(row, field.attname), real)
