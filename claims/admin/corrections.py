"""What the page's script sends when an attribution is corrected or added."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from claims.acts import correction_form
from claims.acts.attributions import Correction
from claims.models import Article


def correction_of(body: bytes, article: Article) -> Correction:
    """The correction in a JSON body {revision, source, cue, content, stance, speaker}.

    Raises ValidationError with a sentence where something else came, or where the article got a
    new text since the page was opened.
    """
    sent = _object(body)
    if sent.get("revision") != article.current_id:
        raise ValidationError(
            _("The article's text has changed since you opened this page; reload it."),
            code="old_revision",
        )
    return correction_form.correction_of(sent)


def _object(body: bytes) -> dict[str, Any]:
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ValidationError(_("The page sent something else than JSON."), code="json") from error
    if not isinstance(sent, dict):
        raise ValidationError(_("The page sent something else than an object."), code="json")
    return sent
