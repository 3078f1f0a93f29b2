"""The editorial desk. Django finds it here; each subject is a file of its own."""

from claims.admin import (
    articles,
    attributions,
    claims,
    desk,
    events,
    feeds,
    jobs,
    links,
    people,
    publishers,
    records,
    sources,
    suggestions,
)

__all__ = [
    "articles",
    "attributions",
    "claims",
    "desk",
    "events",
    "feeds",
    "jobs",
    "links",
    "people",
    "publishers",
    "records",
    "sources",
    "suggestions",
]
