"""What `manage.py check` says about our own settings and files."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from claims import conf, matching
from claims.attribution import verify_engine
from claims.networks import WeightsError


@register(Tags.security, deploy=True)
def no_private_networks(
    app_configs: Sequence[AppConfig] | None, **options: Any
) -> list[CheckMessage]:
    """The named door for tests and local feeds stays shut where strangers' links are fetched."""
    if not settings.CLAIMS["fetch_allow_nets"]:
        return []
    return [
        Error(
            "FACTCHECK_FETCH_ALLOW_NETS lets the fetcher reach addresses that are not public.",
            hint="Unset it: whoever may paste a link could read your internal network.",
            id="factcheck.E001",
        )
    ]


@register(Tags.files)
def attribution_engine_is_whole(
    app_configs: Sequence[AppConfig] | None, **options: Any
) -> list[CheckMessage]:
    """Weights that are missing or damaged stop the start; the rules never step in unasked."""
    try:
        verify_engine(conf.attribution())
    except WeightsError as error:
        return [Error(str(error), id="factcheck.E002")]
    return []


@register(Tags.files)
def matching_engine_is_whole(
    app_configs: Sequence[AppConfig] | None, **options: Any
) -> list[CheckMessage]:
    """Nothing stands in for it: claims would be made that are known."""
    try:
        matching.WEIGHTS.verify()
    except WeightsError as error:
        return [Error(str(error), id="factcheck.E003")]
    return []
