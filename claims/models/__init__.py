"""State: what the database holds, one subject a file."""

from claims.models.article import Address, Article, Capture, Revision
from claims.models.attribution import Anchor, Attribution
from claims.models.claim import Appearance, Claim
from claims.models.desk import Desk, Rating
from claims.models.event import Event, EventDetail
from claims.models.job import DailyCount, Job, Priority, Queue, Stage
from claims.models.publisher import Domain, Feed, Publisher
from claims.models.review import Note, ResponseRequest, Review, ReviewVersion
from claims.models.source import Alias, Source, SourceSuggestion

__all__ = [
    "Address",
    "Alias",
    "Anchor",
    "Appearance",
    "Article",
    "Attribution",
    "Capture",
    "Claim",
    "DailyCount",
    "Desk",
    "Domain",
    "Event",
    "EventDetail",
    "Feed",
    "Job",
    "Note",
    "Priority",
    "Publisher",
    "Queue",
    "Rating",
    "ResponseRequest",
    "Review",
    "ReviewVersion",
    "Revision",
    "Source",
    "SourceSuggestion",
    "Stage",
]
