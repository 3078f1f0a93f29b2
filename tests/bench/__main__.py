"""Measures speed and memory on servers and data of its own, and prints one report.

make bench                                     a few minutes
make bench ARGS="--full"                       the sizes of docs/figures.md
make bench ARGS="--parts engine,jobs"          some of it
make bench ARGS="--attributions 1000000"       a larger archive
"""

import argparse
import contextlib
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from factcheck import postgres
from tests import engines
from tests.bench.report import Table, machine
from tests.bench.sizes import FULL, QUICK, Sizes

# In the order of the report. Each is a module with `measure(sizes) -> list of Tables`, loaded
# by name once Django is ready. The later ones work in the archive that `archive` makes.
PARTS = ("engine", "matching", "provenance", "way", "archive", "pages", "memory", "jobs")
NEED_ARCHIVE = {"pages", "memory"}


def main() -> None:
    options = read_options()
    sizes = chosen_sizes(options)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
    django.setup()
    print(machine(), flush=True)
    with servers():
        for part in chosen_parts(options.parts):
            measure = import_module(f"tests.bench.{part}").measure
            for table in measure(sizes):
                show(table)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("make bench", description=__doc__, add_help=True)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--parts", default=",".join(PARTS), help=f"some of {','.join(PARTS)}")
    parser.add_argument("--full", action="store_true", help="larger sizes and more repetitions")
    parser.add_argument("--attributions", type=int, help="size of the archive")
    parser.add_argument("--articles", type=int, help="articles that go all the way")
    parser.add_argument("--wordings", type=sizes_of, help="numbers of claims: 10000,100000")
    parser.add_argument("--repeats", type=int, help="visits of each page")
    return parser.parse_args()


def sizes_of(written: str) -> tuple[int, ...]:
    return tuple(int(each) for each in written.split(","))


def chosen_sizes(options: argparse.Namespace) -> Sizes:
    sizes = FULL if options.full else QUICK
    given = {
        name: getattr(options, name)
        for name in ("attributions", "articles", "repeats", "wordings")
        if getattr(options, name)
    }
    return replace(sizes, **given)


def chosen_parts(wanted: str) -> list[str]:
    """The parts asked for, in their order, with what they need."""
    names = set(wanted.split(","))
    if unknown := names - set(PARTS):
        sys.exit(f"--parts: {', '.join(sorted(unknown))}: expected some of {', '.join(PARTS)}")
    if names & NEED_ARCHIVE:
        names.add("archive")
    return [part for part in PARTS if part in names]


@contextlib.contextmanager
def servers() -> Iterator[None]:
    """Both servers with the settings of production and an empty, migrated database."""
    with (
        engines.run_folder(settings.PLACES),
        engines.postgres(settings.PLACES, postgres.SETTINGS),
        engines.redis(settings.PLACES),
    ):
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        yield
        connections.close_all()


def show(table: Table) -> None:
    print(f"\n{table}", flush=True)


main()
