"""The only reader of settings.CLAIMS: what an operator may set, as the configs that code takes."""

from functools import cache

import redis
from django.conf import settings

from claims.attribution import DEFAULT_CONFIG, AttributionConfig
from claims.clients.pages import FetchConfig
from claims.clients.politeness import Politeness


def attribution() -> AttributionConfig:
    """The thresholds of the attribution engine."""
    return DEFAULT_CONFIG


@cache
def fetch() -> FetchConfig:
    """Bounds of one fetch, for pages."""
    return FetchConfig(
        user_agent=settings.CLAIMS["user_agent"],
        allow_nets=tuple(settings.CLAIMS["fetch_allow_nets"]),
        max_bytes=settings.CLAIMS["fetch_max_bytes"],
        total_seconds=float(settings.CLAIMS["fetch_seconds"]),
    )


@cache
def politeness() -> Politeness:
    """The delay between two requests to one host, shared by all workers."""
    return Politeness(server=redis.Redis.from_url(settings.REDIS_URL, socket_timeout=0.5))
