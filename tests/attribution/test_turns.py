"""Who spoke before."""

import pytest

from claims.attribution import Speaker, SpeakerKind
from claims.attribution.turns import Turns

LEAGUE = Speaker("Orra League", SpeakerKind.ORGANISATION, named=True)
ORLO = Speaker("Dana Orlo", SpeakerKind.PERSON, named=True)
AIDE = Speaker("palace aide", SpeakerKind.PERSON, named=False, descriptor="palace aide")
PORT_AIDE = Speaker("port aide", SpeakerKind.PERSON, named=False, descriptor="port aide")
PAIR = Speaker("officials", SpeakerKind.GROUP, named=False, descriptor="officials", count=2)


def turns(*speakers: Speaker) -> Turns:
    found = Turns()
    for speaker in speakers:
        found.note(speaker, speaker.descriptor.split(" ")[-1])
    return found


def test_each_pronoun_has_its_own_last_speaker() -> None:
    found = turns(LEAGUE, PAIR, ORLO)
    assert (found.person, found.thing, found.group, found.pair) == (ORLO, LEAGUE, PAIR, PAIR)


def test_we_is_the_organisation_that_a_text_begins_with() -> None:
    assert turns(LEAGUE, ORLO).voice == LEAGUE
    assert turns(ORLO, LEAGUE).voice is None


@pytest.mark.parametrize(
    ("said", "role", "expected"),
    [
        ((AIDE,), "aide", AIDE),
        ((AIDE, PORT_AIDE), "port aide", PORT_AIDE),
        # two fit, nobody fits
        ((AIDE, PORT_AIDE), "aide", None),
        ((AIDE,), "senior aide", None),
    ],
)
def test_the_unnamed_are_pointed_back_to(
    said: tuple[Speaker, ...], role: str, expected: Speaker | None
) -> None:
    assert turns(*said).introduced(role, "aide") == expected


@pytest.mark.parametrize(
    ("said", "role", "expected"),
    [
        ((LEAGUE,), "alliance", LEAGUE),
        # a kind of its own, somebody in between
        ((LEAGUE,), "company", None),
        ((LEAGUE, ORLO), "alliance", None),
    ],
)
def test_an_association_is_the_one_that_just_spoke(
    said: tuple[Speaker, ...], role: str, expected: Speaker | None
) -> None:
    assert turns(*said).association(role) == expected
