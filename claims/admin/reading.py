"""The page on which an article is read and its attributions are worked on."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from claims.admin import words
from claims.admin.ids import id_in
from claims.attribution import LANGUAGES
from claims.models import Article, Attribution, Publisher
from claims.queries.reading import Card, Reading, reading
from claims.queries.segments import Paragraph, Role, Segment

IS_A_FEED = "is_a_feed"


@dataclass(frozen=True)
class Piece:
    """A segment as the template writes it."""

    start: int
    text: str
    classes: str
    ids: str  # of the attributions over it, the innermost last
    opens: tuple[Card, ...]


def reading_context(request: HttpRequest, article: Article) -> dict[str, Any]:
    """What the page needs; `?revision=N` opens an older text."""
    opened = reading(article, id_in(request.GET.get("revision", "")))
    cards = {card.key: card for card in opened.cards}
    language = opened.revision.language if opened.revision else article.language
    return {
        "article": article,
        "reading": opened,
        "paragraphs": [_pieces(one, cards) for one in opened.paragraphs],
        "stances": Attribution.Stance,
        "language": words.language(language),
        "language_code": language,
        "rtl": words.is_right_to_left(language),
        "spoken": language in LANGUAGES,
        "published": words.moment(article.published_at, article.published_precision),
        "editable": opened.is_current and request.user.has_perm("claims.change_attribution"),
        "addable": opened.is_current and request.user.has_perm("claims.add_attribution"),
        "publishers": _publishers(request),
        "is_feed": any(job.error_code == IS_A_FEED for job in opened.failures),
        "editor": _for_the_editor(opened),
    }


def _pieces(paragraph: Paragraph, cards: dict[int, Card]) -> list[Piece]:
    return [_piece(segment, cards) for segment in paragraph.segments]


def _piece(segment: Segment, cards: dict[int, Card]) -> Piece:
    """Classes: `r-content` and the like for each role, `s-denies` for the innermost stance, and
    `o-asserts` for the one around it."""
    contents = [c.attribution for c in segment.covers if c.role == Role.CONTENT]
    classes = [f"r-{role}" for role in dict.fromkeys(cover.role for cover in segment.covers)]
    around = [cards[pk].attribution.stance for pk in contents]
    if around:
        classes += [f"s-{around[-1]}", f"depth-{min(len(around), 3)}"]
    if len(around) > 1:
        classes.append(f"o-{around[-2]}")
    return Piece(
        start=segment.start,
        text=segment.text,
        classes=" ".join(classes),
        ids=" ".join(dict.fromkeys(str(cover.attribution) for cover in segment.covers)),
        opens=tuple(cards[pk] for pk in segment.opens),
    )


def _publishers(request: HttpRequest) -> list[Publisher]:
    if not request.user.has_perm("claims.change_article"):
        return []
    return list(Publisher.objects.only("name")[:500])


def _for_the_editor(opened: Reading) -> dict[str, Any]:
    """What the script needs to correct and add: where each attribution stands."""
    return {
        "revision": opened.revision.pk if opened.revision else None,
        "attributions": {
            card.key: {
                **card.spans,
                "stance": card.attribution.stance,
                "speaker": card.attribution.source.name if card.attribution.source else "",
            }
            for card in opened.cards
        },
    }
