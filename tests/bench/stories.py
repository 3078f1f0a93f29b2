"""The demo story, told again and again at other hosts, so that every copy is an article."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import count, islice

from django.conf import settings
from django.utils import timezone

from claims.formats.story import Story, StoryArticle, StoryCapture, read_story


@cache
def story() -> Story:
    return read_story(settings.BASE_DIR / "seeds" / "demo" / "story.toml", now=timezone.now())


def copies(number: int) -> list[StoryArticle]:
    """So many distinct articles."""
    return list(islice(_copies(), number))


def _copies() -> Iterator[StoryArticle]:
    for edition in count(1):
        for article in story().articles:
            yield _elsewhere(article, edition)


def _elsewhere(article: StoryArticle, edition: int) -> StoryArticle:
    captures = (_capture_elsewhere(each, edition) for each in article.captures)
    url = _address_elsewhere(article.url, edition)
    return replace(article, url=url, captures=tuple(captures))


def _capture_elsewhere(capture: StoryCapture, edition: int) -> StoryCapture:
    return replace(capture, body=_address_elsewhere(capture.body, edition))


def _address_elsewhere(text: str, edition: int) -> str:
    return text.replace(".example/", f"-{edition}.example/")
