"""Everything that a desk needs, in the foreground: servers, web, workers, schedule."""

import contextlib
import errno
import http.client
import os
import socket
import sys
from argparse import ArgumentTypeError
from collections.abc import Sequence
from functools import partial
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from factcheck import demo, embedded, locks, postgres, redis_server, supervisor
from factcheck.children import Child
from factcheck.supervisor import Supervisor

SERVERS, PROGRAMS = 1, 2  # ranks: the programs need the servers, and stop first
PORTS = 65_536
PORTS_TRIED = 50
LOOPBACK = ("127.0.0.1", "localhost", "::1")
WIDTH = 8  # of the longest name in the log
COLOURS = ("36", "32", "33", "35", "34", "31")

WEB = (
    "gunicorn",
    "factcheck.wsgi",
    "--preload",
    "--workers=2",
    "--threads=4",
    "--timeout=60",
    "--graceful-timeout=5",
    "--no-control-socket",
    "--log-level=warning",
)
# Celery's advice against root is for message formats that carry code; ours carry JSON.
QUIET = "ignore:You're running the worker with superuser privileges"
CELERY = ("celery", "--app=factcheck.celery", "--quiet")
WORKER = ("--concurrency=2", "--without-gossip", "--without-mingle", "--loglevel=WARNING")


class Command(BaseCommand):
    help = _("Run the whole desk in the foreground; Ctrl-C stops all of it.")

    requires_system_checks = []  # a second's work: done when anything is new

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--host",
            default="127.0.0.1",
            help=_("Address to listen at (default: this machine alone)."),
        )
        parser.add_argument(
            "--port",
            type=port_number,
            default=8000,
            help=_("Port; the next free one if it is taken."),
        )

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        if settings.DEBUG and host not in LOOPBACK:
            raise CommandError(
                _("Debug serves this machine alone: leave --host out, or set FACTCHECK_DEBUG=0.")
            )
        door = open_door(host, port)
        address = "http://{}:{}/".format(*door.getsockname()[:2])
        try:
            with locks.taken(settings.PLACES.lock, _("process %d, %s") % (os.getpid(), address)):
                self.run(door, address, taken=door.getsockname()[1] != port)
        except locks.Held as held:
            raise CommandError(_("Factcheck runs from this folder already: %s") % held) from held
        except embedded.EmbeddedError as error:
            raise CommandError(str(error)) from error
        except PermissionError as error:
            raise CommandError(
                _("%s may not be written: run as its owner, or set FACTCHECK_DATA_DIR.")
                % error.filename
            ) from error

    def run(self, door: socket.socket, address: str, taken: bool) -> None:
        with Supervisor(self.say) as crew:
            self.start_servers(crew)
            self.prepare_database()
            crew.fill(PROGRAMS, partial(start_web, door))
            crew.watch(until=partial(answers, door))
            if not crew.asked_to_stop:
                crew.fill(
                    PROGRAMS,
                    partial(start_worker, "network", "network,schedule"),
                    partial(start_worker, "language", "language,linking,notifications,schedule"),
                    start_beat,
                )
                self.announce(address, taken)
            crew.watch(until=never)
        self.say("desk", _("stopped"))

    def start_servers(self, crew: Supervisor) -> None:
        if os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"):
            return
        ground = embedded.prepare(settings.PLACES)
        if not os.environ.get("REDIS_URL"):
            self.say("redis", _("starting"))
            crew.fill(SERVERS, partial(redis_server.start, ground))
        if not os.environ.get("DATABASE_URL"):
            self.say("postgres", _("starting"))
            crew.fill(SERVERS, partial(postgres.start, ground))

    def prepare_database(self) -> None:
        """Migrate if anything is new; furnish the demo desk once, in debug."""
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if waiting:
            self.check()
            self.say("desk", _("applying %d migrations") % len(waiting))
            call_command("migrate", interactive=False, verbosity=0)
        if settings.DEBUG and settings.DEMO and not demo.is_furnished():
            self.say("desk", _("furnishing the demo desk"))
            told = StringIO()
            call_command("seed", stdout=told)
            self.say("desk", told.getvalue().strip())
            demo.make_user()
        connections.close_all()
        if not settings.DEBUG:
            call_command("collectstatic", interactive=False, verbosity=0)

    def announce(self, address: str, taken: bool) -> None:
        if taken:
            self.say("desk", _("the port asked for is taken, so this is the next free one"))
        self.say("desk", _("Factcheck answers at %s") % address)
        if demo.is_open():
            login = {"name": demo.NAME, "password": demo.PASSWORD}
            self.say("desk", _("log in as %(name)s with the password %(password)s") % login)
        self.say("desk", _("Ctrl-C stops everything"))

    def say(self, who: str, what: str) -> None:
        name = f"{who:<{WIDTH}}"
        if self.stdout.isatty():
            name = f"\x1b[{COLOURS[hash(who) % len(COLOURS)]}m{name}\x1b[0m"
        self.stdout.write(f"{name} | {what}")
        self.stdout.flush()


def port_number(written: str) -> int:
    if written.isascii() and written.isdigit() and 0 < int(written) < PORTS:
        return int(written)
    raise ArgumentTypeError(_("a port is a number from 1 to 65535"))


def open_door(host: str, port: int) -> socket.socket:
    """A listening socket at the port or at the next free one; web inherits it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, min(port + PORTS_TRIED, PORTS)):
        with contextlib.suppress(PermissionError):
            door = try_door(family, host, candidate)
            if door is not None:
                return door
    raise CommandError(_("No port from %d on is free: name another with --port.") % port)


def try_door(family: socket.AddressFamily, host: str, port: int) -> socket.socket | None:
    """None when the port is taken."""
    door = socket.socket(family)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
        door.listen(128)
    except OSError as error:
        door.close()
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            return None
        raise CommandError(f"{host}:{port}: {error.strerror}") from error
    return door


def answers(door: socket.socket) -> bool:
    """Whether web serves a page."""
    host, port = door.getsockname()[:2]
    visit = http.client.HTTPConnection(host, port, timeout=1.0)
    try:
        visit.request("GET", "/alive", headers={"Host": "localhost"})
        return visit.getresponse().status < http.HTTPStatus.INTERNAL_SERVER_ERROR
    except (OSError, http.client.HTTPException):
        return False
    finally:
        visit.close()


def never() -> bool:
    return False


def start_web(door: socket.socket) -> Child:
    arguments = [*WEB, f"--bind=fd://{door.fileno()}"]
    return launch_module("web", arguments, pass_fds=[door.fileno()])


def start_worker(name: str, queues: str) -> Child:
    arguments = [*CELERY, "worker", f"--queues={queues}", f"--hostname={name}@%h", *WORKER]
    return launch_module(name, arguments)


def start_beat() -> Child:
    return launch_module("beat", [*CELERY, "beat", "--pidfile=", "--loglevel=WARNING"])


def launch_module(name: str, arguments: Sequence[str], pass_fds: Sequence[int] = ()) -> Child:
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONWARNINGS": QUIET}
    command = [sys.executable, "-m", *arguments]
    return supervisor.launch(name, command, environment, settings.BASE_DIR, pass_fds)
