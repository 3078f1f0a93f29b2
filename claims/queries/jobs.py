"""How the work goes: what waits, what runs, what failed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min

from claims.models import Job, Queue
from claims.queries.listing import EXACT, bounded, count_up_to


@dataclass(frozen=True)
class QueueState:
    """One queue, now."""

    queue: Queue
    waiting: int  # at most one more than EXACT
    running: int

    @property
    def waiting_shown(self) -> str:
        return bounded(self.waiting, EXACT)


@dataclass(frozen=True)
class Progress:
    """Work asked for since the oldest unfinished job was: how much of it is done."""

    queues: tuple[QueueState, ...]
    unfinished: int
    done: int  # at most one more than EXACT
    failed: int

    @property
    def unfinished_shown(self) -> str:
        return bounded(self.unfinished, EXACT)

    @property
    def done_shown(self) -> str:
        return bounded(self.done, EXACT)

    @property
    def busy(self) -> bool:
        return self.unfinished > 0

    @property
    def per_cent(self) -> int:
        """0 to 100; 100 where nothing waits."""
        total = self.done + self.unfinished
        return round(100 * self.done / total) if total else 100


def progress() -> Progress:
    """Some queries, whatever there is to do; each kind of work is counted up to EXACT."""
    waiting = {queue: _waiting(queue) for queue in Queue}
    running = {row["queue"]: row for row in _running()}
    begun = [row["oldest"] for row in (*waiting.values(), *running.values())]
    oldest = min((moment for moment in begun if moment is not None), default=None)
    done = Job.objects.filter(state=Job.State.DONE, finished_at__gte=oldest) if oldest else None
    queues = tuple(
        QueueState(
            queue=queue,
            waiting=waiting[queue]["jobs"],
            running=running[queue]["jobs"] if queue in running else 0,
        )
        for queue in Queue
    )
    return Progress(
        queues=queues,
        unfinished=sum(state.waiting + state.running for state in queues),
        done=count_up_to(done, EXACT) if done is not None else 0,
        failed=failed(),
    )


def _waiting(queue: Queue) -> dict[str, Any]:
    """{"jobs": at most one more than EXACT, "oldest": when the oldest of these was asked for}."""
    jobs = Job.objects.filter(state=Job.State.WAITING, queue=queue).order_by()
    return jobs[: EXACT + 1].aggregate(jobs=Count("pk"), oldest=Min("created_at"))


def _running() -> Iterable[Any]:
    """By queue; no more run than there are workers."""
    jobs = Job.objects.filter(state=Job.State.RUNNING).order_by()
    return jobs.values("queue").annotate(jobs=Count("pk"), oldest=Min("created_at"))


def failed() -> int:
    """How many jobs failed, counted up to one more than EXACT."""
    return count_up_to(Job.objects.failed(), EXACT)
