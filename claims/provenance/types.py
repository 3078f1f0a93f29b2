"""What provenance reads and what it says, after W3C PROV: derivation, quotation, primary source."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from claims.text.spans import Span


class RelationKind(StrEnum):
    """How one article comes from another. All but the last are copies."""

    REPUBLISHES = "republishes"
    EXCERPT = "excerpt"
    REWORDED = "reworded"
    # Set by hand: no engine here reads two languages.
    TRANSLATED = "translated"
    CITES = "cites"

    @property
    def is_copy(self) -> bool:
        return self is not RelationKind.CITES


@dataclass(frozen=True)
class Article:
    """A published text. Two articles with one id are one article."""

    id: str
    url: str
    publisher: str
    # None where nobody knows when.
    published_at: datetime | None
    text: str
    # "" where nobody owns the publisher, or it is not known who does.
    owner: str = ""


@dataclass(frozen=True)
class Passage:
    """The same words, or the same sentence retold, in both texts."""

    here: Span  # in the text of the article that derives
    there: Span  # in the text that it derives from


@dataclass(frozen=True)
class Proof:
    """Why a derivation is held to be one; spans without another word are in the deriving text."""

    passages: tuple[Passage, ...] = ()
    # Share of the deriving text's own words that stand in the other, 0 to 1; 0.0 for a citation.
    share: float = 0.0
    # Share of the other text that was taken over, 0 to 1; 0.0 for a citation.
    coverage: float = 0.0
    # The credit line, or the words that cite; None where nothing in the text tells.
    words: Span | None = None


@dataclass(frozen=True)
class Derivation:
    """One article comes from another article, or from a publisher."""

    from_id: str
    # None where only the publisher is known.
    to_id: str | None
    to_publisher: str
    kind: RelationKind
    proof: Proof = Proof()


class Stance(StrEnum):
    """What the speaker does with the claim; only those who assert it can be its origin."""

    ASSERTS = "asserts"
    DENIES = "denies"
    QUESTIONS = "questions"
    MENTIONS = "mentions"


class VoiceKind(StrEnum):
    """What sort of party speaks."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    DOCUMENT = "document"
    PUBLISHER = "publisher"


@dataclass(frozen=True)
class Voice:
    """The party that a claim is attributed to."""

    # Fullest form: "Velgrid spokeswoman Imke Dahl".
    name: str
    kind: VoiceKind
    # False for "two officials", "a source close to the board", "documents".
    named: bool
    # The same for the same party in every article; "" lets the name be the key.
    key: str = ""
    affiliation: str = ""
    # The role as printed; "" without one.
    descriptor: str = ""
    # How many they are said to be; None where the article gives no number.
    count: int | None = None


@dataclass(frozen=True)
class Occasion:
    """Where and when something was said."""

    channel: str = ""
    # None where the article does not tell the day.
    said: date | None = None


@dataclass(frozen=True)
class Utterance:
    """One appearance of one claim in an article."""

    article_id: str
    # None where only the article is known to hold the claim.
    content: Span | None = None
    # None for the outlet's own voice.
    voice: Voice | None = None
    # Outlets through which the article has it, the one that it names first in front.
    hops: tuple[str, ...] = ()
    stance: Stance = Stance.ASSERTS
    occasion: Occasion = Occasion()
    # Whether the outlet saw it with its own eyes; only for its own voice.
    observed: bool = False


@dataclass(frozen=True)
class Root:
    """Where a claim enters the record."""

    name: str
    kind: VoiceKind
    named: bool
    # The article that had it first; "" where only the publisher is known.
    article_id: str
    publisher: str
    # None where the article's date is not known.
    first_published: datetime | None = None
    # All articles that have it from this root themselves, in order.
    articles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Origins:
    """How many independent origins a claim has: between ``least`` and ``most``."""

    least: int
    most: int
    # By first publication.
    roots: tuple[Root, ...]
    # Whether outlets lean on one another, or on something published later.
    circular: bool
    # Slugs of the rules that decided.
    why: tuple[str, ...] = field(default=())
