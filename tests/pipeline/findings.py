"""What an engine might find, written by hand, so that a stage is tried without any engine."""

from typing import Any

from claims.attribution.types import Attribution, Quotation, Speaker, SpeakerKind, Stance
from tests.factories import spans_of


def person(name: str, **facts: Any) -> Speaker:
    return Speaker(**{"name": name, "kind": SpeakerKind.PERSON, "named": True, **facts})


def group(descriptor: str, **facts: Any) -> Speaker:
    """An unnamed group."""
    return Speaker(
        **{
            "name": descriptor,
            "kind": SpeakerKind.GROUP,
            "named": False,
            "descriptor": descriptor,
            **facts,
        }
    )


def finding(text: str, source: str, cue: str, content: str, **facts: Any) -> Attribution:
    """An attribution whose parts are the first places of these words in the text."""
    defaults = {
        "quotation": Quotation.INDIRECT,
        "stance": Stance.ASSERTS,
        "cue_lemma": cue,
        "channel": "",
        "speaker": group(source) if source else None,
        "said_at": None,
        "confidence": 0.8,
        "reasons": ("verb",),
    }
    return Attribution(
        source=spans_of(text, source),
        cue=spans_of(text, cue),
        content=spans_of(text, content),
        **{**defaults, **facts},
    )
