"""Celery as a doorbell: nothing of the broker is relied upon."""

import pytest
from kombu.exceptions import OperationalError

from claims import tasks
from factcheck.celery import app, broker_address

ADDRESSES = (
    ("unix:///run/desk/redis.sock?db=0", "redis+socket:///run/desk/redis.sock?virtual_host=0"),
    ("redis://r.example:6379/0", "redis://r.example:6379/0"),
)


@pytest.mark.parametrize(("ours", "kombus"), ADDRESSES)
def test_it_knows_kombus_way_to_write_a_socket(ours: str, kombus: str) -> None:
    assert broker_address(ours) == kombus


def test_it_schedules_tasks_that_exist() -> None:
    app.loader.import_default_modules()
    scheduled = {entry["task"] for entry in app.conf.beat_schedule.values()}
    assert scheduled <= set(app.tasks)
    assert tasks.sweep.name in scheduled


def test_it_speaks_json_alone() -> None:
    assert app.conf.accept_content == ["json"]
    assert app.conf.task_serializer == "json"


def test_a_message_arrives(redis_url: str) -> None:
    with app.connection_for_write() as connection:
        queue = connection.SimpleQueue("arrives")
        app.send_task("claims.answer", args=["network"], queue="arrives")
        assert queue.get(timeout=5).headers["task"] == "claims.answer"
        queue.close()


def test_a_dead_redis_is_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """An attempt that waited and tried again would hold up the request that rings."""
    monkeypatch.setattr("kombu.utils.functional.sleep", pytest.fail)
    connection = app.connection_for_write("redis+socket:///none/redis.sock")
    with connection, pytest.raises(OperationalError):
        app.send_task("claims.answer", queue="network", connection=connection, retry=False)
