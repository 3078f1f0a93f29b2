"""What reading a page or a text gives."""

from dataclasses import dataclass
from datetime import datetime

from claims.text.dates import Precision
from claims.text.furniture import Credit


@dataclass(frozen=True)
class Moment:
    """A time on a page: aware, and only as exact as `precision` says.

    Coarser than a minute, it is the first moment of its day, month or year in UTC, and only that
    part of it counts. A time without a zone is taken in the zone given to the reader.
    """

    at: datetime
    precision: Precision


@dataclass(frozen=True)
class Reading:
    """`text` is clean, its paragraphs apart by a blank line; "" and None mean: not said."""

    headline: str
    byline: tuple[str, ...]
    publisher_name: str
    published: Moment | None
    modified: Moment | None
    language: str  # ISO 639-1, or "und"
    canonical_url: str  # on the site that the page came from
    text: str
    credits: tuple[Credit, ...]

    @property
    def published_at(self) -> datetime | None:
        return self.published.at if self.published else None

    @property
    def modified_at(self) -> datetime | None:
        return self.modified.at if self.modified else None


@dataclass(frozen=True)
class ReadConfig:
    """Bounds of what is read, and what counts as an article."""

    # Bytes, or characters of pasted text: the largest news pages have 5 MB.
    max_size: int = 10 * 1024 * 1024
    # Levels of open elements: the parser drops what lies below 256 without a word.
    max_depth: int = 200
    # Elements: a long live blog has 15,000; the extractor's time grows with their square.
    max_elements: int = 20_000
    # Attributes of one element: the parser's time grows with their square.
    max_attributes: int = 200
    # Bytes of UTF-8, here and below, since a Chinese letter says as much as three Latin ones.
    # A text below it is an article only on a page that says it is one.
    min_text: int = 250
    # Below it, nothing was said.
    min_any: int = 40
    # Paragraphs from here on are prose; front pages are made of shorter ones.
    min_paragraph: int = 80
    # What a paywall or login page shows is shorter than an article.
    max_excerpt: int = 1_500
    # Share of control characters from which bytes are not text.
    max_control_share: float = 0.01
    # Control characters that a short text may hold by mistake.
    max_controls: int = 5


DEFAULT_CONFIG = ReadConfig()
