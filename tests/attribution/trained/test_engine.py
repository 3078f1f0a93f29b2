"""The trained engine on whole texts."""

import pytest

from claims.attribution import Attribution, Stance, engine_version, extract_all
from tests.attribution.marked import TRAINED, by_network, marked, shown, words

PASSAGES = [
    "{“The bridge is safe,”} [Dana Orlo] <said>.",
    "{“The bridge,”} [Dana Orlo] <said>, {“is safe for all of us.”}",
    "[Dana Orlo] <said> {the bridge was “safe for everybody”}.",
    "[Port officials] <claimed> Monday that {smugglers were behind the fire}.",
    "<According to> [the harbour police], {two boats had sunk}.",
    "[The company] <denied> {any part in the fire}.",
    "It <was announced> that {the bridge would close}.",
    "[The company] <declined to comment> on {the fire}.",
]


@pytest.mark.parametrize("passage", PASSAGES)
def test_it_finds_source_cue_and_content(passage: str) -> None:
    wanted = marked(passage)
    (found,) = by_network(wanted.text)
    assert shown(wanted.text, found.source, found.cue, found.content) == shown(
        wanted.text, wanted.source, wanted.cue, wanted.content
    )


@pytest.mark.parametrize(
    "text",
    [
        "Kestrel News reported that harbour officials claimed that smugglers had set the fire.",
        "Dana Orlo said she believes that the bridge is safe.",
        "The harbour board rejected a claim by the dockers' union that the quay was unsafe.",
    ],
)
def test_what_is_said_in_what_is_said_has_a_parent(text: str) -> None:
    outer, inner = by_network(text)
    assert (outer.parent, inner.parent) == (None, 0)
    assert outer.content[0].contains(inner.cue[0])


def test_a_negated_cue_denies() -> None:
    (found,) = by_network("The mayor does not believe that the bridge is safe.")
    assert found.stance is Stance.DENIES


def test_time_and_channel_are_no_part_of_cue_and_content() -> None:
    text = 'The Orra Foreign Ministry stressed Monday its support of "peace and order" via Twitter.'
    found = by_network(text)[0]
    assert (found.channel, found.said_at and found.said_at.words) == ("twitter", "Monday")
    assert words(text, found.cue) == ["stressed"]
    assert words(text, found.content) == ['its support of "peace and order"']


def test_it_tells_why_and_how_sure_it_is() -> None:
    (found,) = by_network("Orlo said that the bridge was safe.")
    assert found.reasons[0] == "network" and 0.5 < found.confidence < 1
    assert engine_version(TRAINED) == "trained-1.1"


def test_several_texts_at_once_are_read_as_one_by_one() -> None:
    texts = [marked(passage).text for passage in PASSAGES] * 3 + ["", "Nobody came."]
    together = extract_all(texts, config=TRAINED)
    assert [list(map(spans, found)) for found in together] == [
        list(map(spans, by_network(text))) for text in texts
    ]


def test_a_text_longer_than_any_window_is_read_to_its_end() -> None:
    names = ("Orlo", "Vey", "Karim", "Adeyo", "Tennant")
    said = [f"{name} said pier {n} was safe." for n in range(40) for name in names]
    text = " ".join(said)
    found = by_network(text)
    assert [words(text, one.content) for one in found] == [
        [f"pier {n} was safe"] for n in range(40) for _ in names
    ]


def spans(found: Attribution) -> tuple[object, ...]:
    return found.source, found.cue, found.content, found.parent
