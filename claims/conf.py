"""The only reader of settings.CLAIMS: what an operator may set, as the configs that code takes."""

from dataclasses import replace
from datetime import timedelta
from functools import cache

import redis
from django.conf import settings

from claims.attribution import DEFAULT_CONFIG, AttributionConfig, Engine
from claims.clients.pages import FEED_TYPES, FetchConfig
from claims.clients.politeness import Politeness
from claims.clients.robots import Robots
from claims.clients.shared import connect
from claims.matching import DEFAULT_CONFIG as MATCHING
from claims.matching import MatchingConfig


def attribution() -> AttributionConfig:
    """Which attribution engine reads, and its thresholds."""
    return replace(DEFAULT_CONFIG, engine=Engine(settings.CLAIMS["attribution_engine"]))


def matching() -> MatchingConfig:
    """Where the matching engine draws its lines."""
    return replace(
        MATCHING,
        attach=settings.CLAIMS["match_attach"],
        suggest=settings.CLAIMS["match_suggest"],
    )


def keep_done_jobs() -> timedelta:
    """How long finished jobs are kept as rows."""
    return timedelta(days=settings.CLAIMS["job_keep_days"])


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
def fetch_page_or_feed() -> FetchConfig:
    """The same where nobody knows yet which of the two an address is."""
    return replace(fetch(), content_types=fetch().content_types | FEED_TYPES)


@cache
def shared() -> redis.Redis:
    """Redis as a memory that workers share and may lose."""
    return connect(settings.REDIS_URL)


@cache
def robots() -> Robots:
    """What sites let robots fetch, remembered for all workers."""
    return Robots(fetch(), shared())


@cache
def politeness() -> Politeness:
    """The delay between two requests to one host, shared by all workers."""
    return Politeness(shared())
