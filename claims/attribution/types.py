"""What the engine says about a text."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from claims.text.dates import Precision
from claims.text.spans import Span, Spans


class Quotation(StrEnum):
    """By the surface: all of the content in quotation marks, a part of it, none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Stance(StrEnum):
    """What the cue does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    QUESTIONS = "questions"
    PROMISES = "promises"
    CONDEMNS = "condemns"
    DEMANDS = "demands"
    PREDICTS = "predicts"
    NO_COMMENT = "no_comment"


class SpeakerKind(StrEnum):
    """What sort of party speaks."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    GROUP = "group"
    DOCUMENT = "document"
    PUBLISHER = "publisher"


@dataclass(frozen=True)
class Speaker:
    """The party behind a source span, as far as the article tells."""

    # Fullest form in the article: "Prime Minister Dana Orlo" for "Orlo" and for "she".
    name: str
    kind: SpeakerKind
    # False for a role, "officials", "a document": whoever it is, the article does not say.
    named: bool
    # The role as printed ("Prime Minister", "Iraqi security officials"); "" without one.
    descriptor: str = ""
    affiliation: str = ""
    # How many they are said to be ("two officials"); None where the article gives no number.
    count: int | None = None
    anonymity_reason: str = ""
    # The other forms met in this article.
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class SaidAt:
    """When it was said: the span and its words, and what they mean."""

    span: Span
    words: str
    # The first day of it; None where the words are vague or count from a day that is not known.
    date: datetime.date | None = None
    # How exactly the date is known; None without one.
    precision: Precision | None = None

    @property
    def day(self) -> datetime.date | None:
        """The date where the words tell it to the day."""
        return self.date if self.precision is Precision.DAY else None


class ContentKind(StrEnum):
    """What sort of thing is said."""

    FACT = "fact"
    OPINION = "opinion"
    PROMISE = "promise"
    QUESTION = "question"
    OTHER = "other"


@dataclass(frozen=True)
class CheckWorthiness:
    """Whether the public would want to know if a content is true."""

    # 0 to 1: the share of such contents that readers hold to be worth checking.
    score: float
    kind: ContentKind
    # Slugs of the signs that weighed most, the heaviest first; see signs.py.
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Attribution:
    """A passage that ascribes content to a source. Every span is an offset into the text."""

    # Empty where nobody is named: "it was announced that".
    source: Spans
    cue: Spans
    # Empty for a silence about nothing in particular.
    content: Spans
    quotation: Quotation
    stance: Stance
    cue_lemma: str
    # "" or how it was said: twitter, statement, interview, news_conference, court_filing, ...
    channel: str
    # None where there is no source.
    speaker: Speaker | None
    said_at: SaidAt | None
    # 0 to 1: the share of such attributions that trained readers agree with.
    confidence: float
    # Slugs of the rules that decided.
    reasons: tuple[str, ...]
    # Index in the list of the attribution around this one; None at the outermost.
    parent: int | None = None
    # None where there is no content.
    check_worthiness: CheckWorthiness | None = None
