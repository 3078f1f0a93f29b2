"""State: what the database holds, one subject a file."""

from claims.models.article import Address, Article, Capture, Revision
from claims.models.attribution import Anchor, Attribution
from claims.models.claim import Appearance, Claim
from claims.models.derivation import Citation, ShingleBand, Syndication
from claims.models.desk import Desk, Rating
from claims.models.event import Event, EventDetail
from claims.models.job import DailyCount, Job, Overtaken, Priority, Queue, Stage
from claims.models.link import Link
from claims.models.origin import Origin, Provenance
from claims.models.publisher import Domain, Feed, Publisher
from claims.models.review import Note, ResponseRequest, Review, ReviewVersion
from claims.models.source import Alias, Source, SourceSuggestion
from claims.models.vector import TermStat, TermTotal, TextVector, Wording

__all__ = [
    "Address",
    "Alias",
    "Anchor",
    "Appearance",
    "Article",
    "Attribution",
    "Capture",
    "Citation",
    "Claim",
    "DailyCount",
    "Desk",
    "Domain",
    "Event",
    "EventDetail",
    "Feed",
    "Job",
    "Link",
    "Note",
    "Origin",
    "Overtaken",
    "Priority",
    "Provenance",
    "Publisher",
    "Queue",
    "Rating",
    "ResponseRequest",
    "Review",
    "ReviewVersion",
    "Revision",
    "ShingleBand",
    "Source",
    "SourceSuggestion",
    "Stage",
    "Syndication",
    "TermStat",
    "TermTotal",
    "TextVector",
    "Wording",
]
