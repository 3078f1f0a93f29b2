"""The queue of record under load: jobs taken a second while many wait."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from random import Random

from django.db import connection, connections, transaction
from django.utils import timezone

from claims.models import Job, Priority, Queue, Stage
from claims.models.job import QUEUE_OF
from claims.queries.jobs import progress
from tests.bench.report import Table, milliseconds, p50, p95, seconds
from tests.bench.rows import Rows
from tests.bench.sizes import Sizes

FEW = 1_000  # jobs, to compare with
TAKEN = 500
TAKERS = 4
HEAD = ("jobs waiting", "takers", "taken per second", "p50 ms", "p95 ms", "ratio", "progress ms")


def measure(sizes: Sizes) -> Iterator[Table]:
    few = taken_among(FEW)
    many = taken_among(sizes.waiting)
    crowd = taken_among(sizes.waiting, takers=TAKERS)
    rows = [row(FEW, 1, few, few), row(sizes.waiting, 1, many, few)]
    rows.append(row(sizes.waiting, TAKERS, crowd, few))
    note = "Progress is the query behind the desk's bar of work. The ratio is of the p50."
    yield Table("Queue of record: Job.objects.take", HEAD, rows, note)


Taken = tuple[list[float], float, float]


def taken_among(waiting: int, *, takers: int = 1) -> Taken:
    """The seconds of each take, those of all together, and those of a look at the progress."""
    fill(waiting)
    each: list[float] = []
    with ThreadPoolExecutor(takers) as crowd:
        together = seconds(partial(take_all, crowd, takers, each))
        list(crowd.map(connections_closed, range(takers)))
    return each, together, seconds(progress)


def take_all(crowd: ThreadPoolExecutor, takers: int, each: list[float]) -> None:
    for taken in crowd.map(take, [TAKEN // takers] * takers):
        each += taken


def take(number: int) -> list[float]:
    return [seconds(partial(Job.objects.take, Queue.NETWORK)) for _ in range(number)]


def connections_closed(_taker: int) -> None:
    connections.close_all()


def fill(waiting: int) -> None:
    """So many jobs, due at once, of all urgencies."""
    dice = Random(3)
    rows = Rows()
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE claims_job RESTART IDENTITY")
    with transaction.atomic():
        for number in range(waiting):
            stage = Stage.FETCH
            priority = dice.choice(Priority.values)
            rows.add(
                Job(
                    queue=QUEUE_OF[stage],
                    stage=stage,
                    subject_id=number,
                    priority=priority,
                    due_at=now,
                    created_at=now,
                )
            )
        rows.finish()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE claims_job")


def row(waiting: int, takers: int, taken: Taken, few: Taken) -> tuple[str, ...]:
    each, together, looking = taken
    return (
        f"{waiting:,}",
        str(takers),
        f"{len(each) / together:.0f}",
        milliseconds(p50(each)),
        milliseconds(p95(each)),
        f"{p50(each) / p50(few[0]):.2f}",
        milliseconds(looking),
    )
