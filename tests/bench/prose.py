"""Texts that read like news to an engine: the demo story's paragraphs, put together anew."""

from functools import cache
from random import Random

from claims.formats.page import read_page
from tests.bench.stories import story


def prose(dice: Random, *, words: int) -> str:
    """Paragraphs in a random order, until there are that many words."""
    paragraphs: list[str] = []
    count = 0
    while count < words:
        paragraph = dice.choice(_paragraphs())
        paragraphs.append(paragraph)
        count += len(paragraph.split())
    return "\n\n".join(paragraphs)


@cache
def _paragraphs() -> list[str]:
    """Of all English pages."""
    readings = [read_page(article.captures[0].body.encode()) for article in story().articles]
    english = [reading.text for reading in readings if reading.language in ("", "en")]
    return [line for text in english for line in text.splitlines() if line.strip()]
