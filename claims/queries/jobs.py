"""How the work goes: what waits, what runs, what failed."""

from dataclasses import dataclass

from django.db.models import Count, Min

from claims.models import Job, Queue
from claims.queries.listing import EXACT, count_up_to


@dataclass(frozen=True)
class QueueState:
    """One queue, now."""

    queue: Queue
    waiting: int
    running: int


@dataclass(frozen=True)
class Progress:
    """Work asked for since the oldest unfinished job was: how much of it is done."""

    queues: tuple[QueueState, ...]
    unfinished: int
    done: int
    failed: int

    @property
    def busy(self) -> bool:
        return self.unfinished > 0

    @property
    def per_cent(self) -> int:
        """0 to 100; 100 where nothing waits."""
        total = self.done + self.unfinished
        return round(100 * self.done / total) if total else 100


def progress() -> Progress:
    """Four queries, whatever there is to do."""
    rows = (
        Job.objects.unfinished()
        .values("queue", "state")
        .annotate(jobs=Count("pk"), oldest=Min("created_at"))
        .order_by()
    )
    counts = {(row["queue"], row["state"]): row["jobs"] for row in rows}
    oldest = min((row["oldest"] for row in rows), default=None)
    done = Job.objects.filter(state=Job.State.DONE, finished_at__gte=oldest) if oldest else None
    return Progress(
        queues=tuple(
            QueueState(
                queue=queue,
                waiting=counts.get((queue, Job.State.WAITING), 0),
                running=counts.get((queue, Job.State.RUNNING), 0),
            )
            for queue in Queue
        ),
        unfinished=sum(counts.values()),
        done=done.count() if done is not None else 0,
        failed=failed(),
    )


def failed() -> int:
    """How many jobs failed, counted up to one more than EXACT."""
    return count_up_to(Job.objects.failed(), EXACT)
