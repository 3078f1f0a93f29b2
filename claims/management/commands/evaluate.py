"""How well an engine does on gold that people have marked."""

from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from claims import matching, provenance
from claims.attribution import Attribution, engine_version, extract_attributions
from claims.attribution.evaluation import gold, scores
from claims.management.engine import usable_engine, usable_matching
from claims.management.solving import solve
from claims.matching.evaluation import scores as pair_scores
from claims.provenance.evaluation import gold as stories
from claims.provenance.evaluation import scores as story_scores
from claims.text.agreement import Score

# What is printed above the scores, the scores, and what is printed below them.
Table = tuple[str, Sequence[Score], str]


class Command(BaseCommand):
    help = "Print how far an engine agrees with gold. Needs no database."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("engine", choices=sorted(ENGINES))
        parser.add_argument(
            "--gold",
            type=Path,
            metavar="FOLDER",
            help=_("folder of gold files; default: the development ones of the engine"),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        engine = options["engine"]
        folder = options["gold"] or default_gold(engine)
        if not folder.is_dir():
            raise CommandError(_("%s is no folder; name one with --gold.") % folder)
        try:
            head, rows, foot = ENGINES[engine](folder)
        except (gold.GoldError, pair_scores.GoldError, stories.GoldError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(head)
        self.stdout.write(f"{'':18}{'P':>7}{'R':>7}{'F1':>7}{'right':>8}{'found':>8}{'gold':>8}")
        for score in rows:
            self.stdout.write(row(score))
        if foot:
            self.stdout.write(foot)


def default_gold(engine: str) -> Path:
    return Path(settings.BASE_DIR) / "tests/gold" / engine / "development"


def attribution(folder: Path) -> Table:
    """Who said what, on passages in TOML."""
    config = usable_engine()
    passages = gold.read_gold(folder)
    if not passages:
        raise CommandError(_("%s holds no passages in TOML files.") % folder)

    def extract(text: str, published: date) -> list[Attribution]:
        return extract_attributions(text, published=published, config=config)

    found = scores.evaluate(tqdm(passages, unit=_("passage"), disable=None), extract)
    head = _("%(engine)s on %(count)d passages, per cent")
    return head % {"engine": engine_version(config), "count": len(passages)}, found, ""


def relations(folder: Path) -> Table:
    """What claims are to one another, on pairs in JSON Lines."""
    usable_matching()
    pairs = pair_scores.read_pairs(folder)
    if not pairs:
        raise CommandError(_("%s holds no pairs in JSON Lines files.") % folder)
    judged = matching.judge([(each.first, each.second) for each in pairs])
    found = pair_scores.evaluate(pairs, judged)
    head = _("%(engine)s on %(count)d pairs, per cent; macro-F1 of the relations %(mean).1f")
    told = {
        "engine": matching.ENGINE,
        "count": len(pairs),
        "mean": 100 * pair_scores.macro_f1(found),
    }
    return head % told, found, ""


def origins(folder: Path) -> Table:
    """Who copied and cited whom, and how many origins claims have, on stories in TOML."""
    usable_matching()
    told = stories.read_gold(folder)
    if not told:
        raise CommandError(_("%s holds no stories in TOML files.") % folder)
    solver = partial(solve, config=usable_engine())
    found = story_scores.evaluate(tqdm(told, unit=_("story"), disable=None), solver)
    head = _("%(engine)s on %(count)d stories, from their texts, per cent")
    shares = [Score(each.part, each.right, each.wanted, each.wanted) for each in found.shares]
    relations = [Score(e.kind, e.right, e.found, e.wanted) for e in found.relations]
    foot = _("Not solved: %s") % ", ".join(found.unsolved) if found.unsolved else ""
    return head % {"engine": provenance.ENGINE, "count": len(told)}, [*shares, *relations], foot


ENGINES: Final[dict[str, Callable[[Path], Table]]] = {
    "attribution": attribution,
    "matching": relations,
    "provenance": origins,
}


def row(score: Score) -> str:
    """One line of the table."""
    shares = "".join(f"{100 * share:7.1f}" for share in (score.precision, score.recall, score.f1))
    return f"{score.part:18}{shares}{score.right:8}{score.found:8}{score.wanted:8}"
