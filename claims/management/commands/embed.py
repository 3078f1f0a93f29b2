"""Vectors for the claims that have none by the engine that is searched."""

from typing import Any, Final

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from tqdm import tqdm

from claims.management.engine import usable_matching
from claims.matching import ENCODER
from claims.models import Claim, TermStat
from claims.pipeline import known

_BATCH: Final = 200


class Command(BaseCommand):
    help = (
        "Make claims findable that were stored before the matching engine, or by an older one. "
        "Safe to stop and to run again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        usable_matching()
        bare = Claim.objects.exclude(wordings__vectors__engine=ENCODER).order_by("pk")
        keys = list(bare.values_list("pk", flat=True))
        with tqdm(total=len(keys), unit=_("claim"), disable=None) as progress:
            for start in range(0, len(keys), _BATCH):
                claims = Claim.objects.in_bulk(keys[start : start + _BATCH])
                known.remember([(claim, claim.text) for claim in claims.values()])
                progress.update(len(claims))
        TermStat.objects.recount()
        self.stdout.write(_("%d claims were made findable.") % len(keys))
