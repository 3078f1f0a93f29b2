"""What the desk's templates ask for."""

from collections.abc import Iterable

from django import template
from django.db.models import Model
from django.urls import NoReverseMatch

from claims.admin import cells, words
from claims.models import Article, Attribution, Revision

register = template.Library()
register.filter("verb", words.verb)
register.filter("per_cent", words.per_cent)
register.filter("quoted", words.quoted)


@register.filter
def reasons(slugs: Iterable[str]) -> str:
    return words.reasons(slugs)


@register.filter
def desk_url(row: Model) -> str:
    """The row's page at the desk; "" where rows of its kind have none."""
    try:
        return cells.url_of(row)
    except NoReverseMatch:
        return ""


@register.filter
def place(attribution: Attribution) -> str:
    """Where an attribution stands in its article."""
    return cells.place_of(attribution)


@register.filter
def said_moment(attribution: Attribution) -> str:
    return words.moment(attribution.said_at, attribution.said_precision)


@register.filter
def published_moment(article: Article | Revision) -> str:
    """The publication date of an article or revision, as exactly as it is known."""
    at, precision = (
        getattr(article, "published_at", None),
        getattr(article, "published_precision", ""),
    )
    return words.moment(at, precision)


@register.filter
def language(code: str) -> str:
    return words.language(code)
