"""The engines that commands ask for."""

from django.core.management.base import CommandError

from claims import conf, matching
from claims.attribution import AttributionConfig, verify_engine
from claims.networks import WeightsError


def usable_engine() -> AttributionConfig:
    """The configured engine; CommandError, with what to do, where its weights are not whole."""
    config = conf.attribution()
    try:
        verify_engine(config)
    except WeightsError as error:
        raise CommandError(str(error)) from error
    return config


def usable_matching() -> None:
    """CommandError, with what to do, where the weights of the matching engine are not whole."""
    try:
        matching.WEIGHTS.verify()
    except WeightsError as error:
        raise CommandError(str(error)) from error
