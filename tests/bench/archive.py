"""Makes the archive that the later parts work in, and says how large it is."""

from collections.abc import Iterator
from functools import partial

from django.db import connection

from claims.models import Anchor, Appearance, Article, Attribution, Claim, Event, Job, Source
from tests.bench.load import load
from tests.bench.report import Table, mebibytes, seconds
from tests.bench.sizes import Sizes

COUNTED = (Article, Attribution, Anchor, Source, Claim, Appearance, Job, Event)


def measure(sizes: Sizes) -> Iterator[Table]:
    empty()
    taken = seconds(partial(load, sizes.attributions))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        (size,) = cursor.fetchone() or (0,)
    yield Table(
        f"Archive: loaded in {taken:.0f} s, {mebibytes(size)} MiB on disk",
        ("model", "rows"),
        [(str(model._meta.verbose_name_plural), f"{model.objects.count():,}") for model in COUNTED],
    )


def empty() -> None:
    """Without what earlier parts left; the accounts, too."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(quote_ident(tablename), ',') FROM pg_tables"
            " WHERE schemaname = 'public' AND tablename LIKE 'claims\\_%'"
        )
        (tables,) = cursor.fetchone() or ("",)
        cursor.execute(f"TRUNCATE {tables}, auth_user RESTART IDENTITY CASCADE")
