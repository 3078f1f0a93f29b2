"""What the page's script sends when an attribution is corrected or added."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from claims.acts.attributions import Correction
from claims.attribution.types import Stance
from claims.models import Article
from claims.text.spans import Span, Spans

ROLES = ("source", "cue", "content")


def correction_of(body: bytes, article: Article) -> Correction:
    """The correction in a JSON body {revision, source, cue, content, stance, speaker}.

    Spans are lists of [start, end] in code points. Raises ValidationError with a sentence where
    something else came, or where the article got a new text since the page was opened.
    """
    sent = _object(body)
    if sent.get("revision") != article.current_id:
        raise ValidationError(
            _("The article's text has changed since you opened this page; reload it."),
            code="old_revision",
        )
    stance, speaker = sent.get("stance"), sent.get("speaker", "")
    if stance not in list(Stance) or not isinstance(speaker, str):
        raise ValidationError(_("Choose what the source does: asserts, denies ..."), code="stance")
    source, cue, content = (_spans(sent.get(role, [])) for role in ROLES)
    return Correction(
        source=source, cue=cue, content=content, stance=Stance(stance), speaker=speaker
    )


def _object(body: bytes) -> dict[str, Any]:
    try:
        sent = json.loads(body)
    except ValueError as error:
        raise ValidationError(_("The page sent something else than JSON."), code="json") from error
    if not isinstance(sent, dict):
        raise ValidationError(_("The page sent something else than an object."), code="json")
    return sent


def _spans(sent: object) -> Spans:
    """Fragments in the order of the text."""
    if not isinstance(sent, list) or not all(_is_pair(pair) for pair in sent):
        raise ValidationError(_("A selection is a list of [start, end]."), code="spans")
    return tuple(sorted(Span(start, end) for start, end in sent))


def _is_pair(pair: object) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(type(edge) is int for edge in pair)
