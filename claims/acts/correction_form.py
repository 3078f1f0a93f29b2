"""What an editor sends to correct or add an attribution, checked: the same for desk and API."""

from collections.abc import Mapping
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from claims.acts.attributions import Correction
from claims.acts.sources import LONGEST_NAME
from claims.attribution.types import Stance
from claims.text.clean import clean
from claims.text.spans import Span, Spans

MOST_SPANS: Final = 100  # fragments of one part of an attribution; real ones have at most a few
LAST_POSITION: Final = 2**31 - 1  # code points; no text is as long


def correction_of(sent: Mapping[str, object]) -> Correction:
    """The correction in {source, cue, content, stance, speaker}; all but the stance may lack.

    Spans are pairs (start, end) in code points. Raises ValidationError, whose code is the name of
    what does not fit; whether the spans lie in the text is for the act to say.
    """
    return Correction(
        source=_spans(sent.get("source", ())),
        cue=_spans(sent.get("cue", ())),
        content=_spans(sent.get("content", ())),
        stance=_stance(sent.get("stance")),
        speaker=_speaker(sent.get("speaker", "")),
    )


def _stance(sent: object) -> Stance:
    if not isinstance(sent, str) or sent not in list(Stance):
        raise ValidationError(_("Choose what the source does: asserts, denies ..."), code="stance")
    return Stance(sent)


def _speaker(sent: object) -> str:
    if not isinstance(sent, str):
        raise ValidationError(_("The speaker is a name, or empty."), code="speaker")
    name = clean(sent).strip()
    if len(name) > LONGEST_NAME:
        raise ValidationError(
            _("A speaker's name has at most %(most)s characters, not %(length)s.")
            % {"most": LONGEST_NAME, "length": len(name)},
            code="speaker",
        )
    return name


def _spans(sent: object) -> Spans:
    """Fragments in the order of the text."""
    if not isinstance(sent, list | tuple) or not all(_is_pair(pair) for pair in sent):
        raise ValidationError(_("A selection is a list of [start, end]."), code="spans")
    if len(sent) > MOST_SPANS:
        raise ValidationError(
            _("A selection has at most %(most)s pieces, not %(number)s.")
            % {"most": MOST_SPANS, "number": len(sent)},
            code="spans",
        )
    return tuple(sorted(Span(start, end) for start, end in sent))


def _is_pair(pair: object) -> bool:
    return isinstance(pair, list | tuple) and len(pair) == 2 and all(map(_is_position, pair))


def _is_position(edge: object) -> bool:
    """True is an int to Python, and no position."""
    return isinstance(edge, int) and not isinstance(edge, bool) and 0 <= edge <= LAST_POSITION
