"""How well an engine does on gold passages."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from claims.attribution import Attribution, engine_version, extract_attributions
from claims.attribution.evaluation.gold import GoldError, Passage, read_gold
from claims.attribution.evaluation.scores import Score, evaluate
from claims.management.engine import usable_engine


class Command(BaseCommand):
    help = "Print how far an engine agrees with gold passages. Needs no database."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("engine", choices=["attribution"])
        parser.add_argument(
            "--gold",
            type=Path,
            default=Path(settings.BASE_DIR) / "tests/gold/attribution/development",
            metavar="FOLDER",
            help=_("TOML files with gold passages; default: the development ones"),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        config = usable_engine()
        passages = self._read(options["gold"])

        def extract(text: str, published: date) -> list[Attribution]:
            return extract_attributions(text, published=published, config=config)

        scores = evaluate(tqdm(passages, unit=_("passage"), disable=None), extract)
        self.stdout.write(
            _("%(engine)s on %(count)d passages, per cent")
            % {"engine": engine_version(config), "count": len(passages)}
        )
        self.stdout.write(f"{'':18}{'P':>7}{'R':>7}{'F1':>7}{'right':>8}{'found':>8}{'gold':>8}")
        for score in scores:
            self.stdout.write(row(score))

    def _read(self, folder: Path) -> list[Passage]:
        if not folder.is_dir():
            raise CommandError(_("%s is no folder; name one with --gold.") % folder)
        try:
            passages = read_gold(folder)
        except GoldError as error:
            raise CommandError(str(error)) from error
        if not passages:
            raise CommandError(_("%s holds no passages in TOML files.") % folder)
        return passages


def row(score: Score) -> str:
    """One line of the table."""
    shares = "".join(f"{100 * share:7.1f}" for share in (score.precision, score.recall, score.f1))
    return f"{score.part:18}{shares}{score.right:8}{score.found:8}{score.wanted:8}"
