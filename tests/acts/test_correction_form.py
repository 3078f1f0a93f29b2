"""What an editor sends to correct or add an attribution, checked."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from claims.acts.attributions import Correction
from claims.acts.correction_form import correction_of
from claims.attribution.types import Stance
from claims.text.spans import Span

SENT = {"source": [[0, 5]], "cue": [[6, 9]], "content": [[10, 20]], "stance": "denies"}


def test_it_works() -> None:
    assert correction_of({**SENT, "speaker": "Ilse Tarn"}) == Correction(
        source=(Span(0, 5),),
        cue=(Span(6, 9),),
        content=(Span(10, 20),),
        stance=Stance.DENIES,
        speaker="Ilse Tarn",
    )


def test_all_but_the_stance_may_lack() -> None:
    bare = correction_of({"stance": "asserts"})
    assert (bare.source, bare.cue, bare.content, bare.speaker) == ((), (), (), "")


def test_pieces_come_in_the_order_of_the_text() -> None:
    assert correction_of({**SENT, "cue": [[6, 9], [1, 2]]}).cue == (Span(1, 2), Span(6, 9))


def test_a_speaker_is_cleaned() -> None:
    assert correction_of({**SENT, "speaker": " Il\0se\ud800 "}).speaker == "Ilse\ufffd"


# (what is sent in place of what should be, the code of the refusal)
WRONG: list[tuple[dict[str, Any], str]] = [
    ({"stance": "shouts"}, "stance"),
    ({"stance": None}, "stance"),
    ({"stance": {}}, "stance"),  # not hashable
    ({"speaker": 7}, "speaker"),
    ({"speaker": "T" * 301}, "speaker"),
    ({"source": "0-5"}, "spans"),
    ({"source": {"0": 5}}, "spans"),
    ({"cue": [[0]]}, "spans"),
    ({"cue": [[0, 5, 9]]}, "spans"),
    ({"cue": [[0, 5.0]]}, "spans"),
    ({"cue": [[False, 5]]}, "spans"),
    ({"content": [[-1, 5]]}, "spans"),
    ({"content": [[0, 2**31]]}, "spans"),
    ({"content": [[0, 5]] * 101}, "spans"),
]


@pytest.mark.parametrize(("wrong", "code"), WRONG)
def test_it_rejects_what_is_no_correction(wrong: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        correction_of({**SENT, **wrong})
    assert refused.value.code == code
