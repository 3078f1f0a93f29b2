"""How long pages and endpoints take in a full archive: in this process, through all middleware."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from django.contrib.auth.models import User
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Attribution
from tests.bench.addresses import Asked, api, desk
from tests.bench.report import Table, cpu_seconds, milliseconds, p50, p95, seconds
from tests.bench.sizes import Sizes

HEAD = ("page", "p50 ms", "p95 ms", "CPU ms", "queries", "slowest query ms", "KiB")
NOTE = "{} visits of each after a first one. CPU: of this process, without the database's."
FACES = {"Desk": desk, "API": api}


@dataclass
class Visit:
    """A visitor who asks for one page again and again."""

    client: Client
    asked: Asked
    size: int = 0

    def __call__(self) -> None:
        response = self.client.get(self.asked.url)
        if response.status_code != 200:
            raise AssertionError(f"{self.asked.url}: expected 200, got {response.status_code}")
        self.size = len(response.content)


def measure(sizes: Sizes) -> Iterator[Table]:
    client = signed_in()
    for face, addresses in FACES.items():
        rows = [visited(Visit(client, asked), sizes.repeats) for asked in addresses()]
        title = f"{face} at {Attribution.objects.count():,} attributions"
        yield Table(title, HEAD, rows, NOTE.format(sizes.repeats))


def signed_in() -> Client:
    client = Client()
    client.force_login(User.objects.filter(is_superuser=True)[0])
    return client


def visited(visit: Visit, repeats: int) -> tuple[str, ...]:
    visit()
    computed: list[float] = []
    taken = [seconds(partial(note, computed, visit)) for _ in range(repeats)]
    number, slowest = queries(visit)
    return (
        visit.asked.name,
        milliseconds(p50(taken)),
        milliseconds(p95(taken)),
        milliseconds(p50(computed)),
        str(number),
        milliseconds(slowest),
        f"{visit.size / 1024:.0f}",
    )


def note(computed: list[float], visit: Visit) -> None:
    computed.append(cpu_seconds(visit))


def queries(visit: Visit) -> tuple[int, float]:
    """How many there were, and the seconds of the slowest; apart, for counting takes time."""
    with CaptureQueriesContext(connection) as captured:
        visit()
    times = [float(query["time"]) for query in captured]
    reset_queries()
    return len(times), max(times, default=0.0)
