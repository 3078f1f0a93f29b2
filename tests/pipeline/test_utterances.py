"""From the engine's attributions to utterances: who says it, through whom."""

from claims.attribution import extract_attributions
from claims.pipeline.utterances import Statement, statements
from claims.provenance import Stance, VoiceKind
from claims.provenance.outlets import Outlets
from tests.provenance.cast import make_article

WIRE = make_article("w", publisher="Meridian Wire")
OWN = "Vantry Herald"


def read(text: str) -> list[Statement]:
    article = make_article("a", publisher=OWN, text=text)
    found = extract_attributions(text, published=article.published_at)
    return statements(article, found, Outlets((article, WIRE)))


def test_a_named_source() -> None:
    (found,) = read("The dam at Kesra broke on Monday, Mayor Tomas Ekwall said.")
    assert found.text == "The dam at Kesra broke on Monday"
    voice = found.utterance.voice
    assert voice and (voice.name, voice.key) == ("Mayor Tomas Ekwall", "tomas ekwall")
    assert voice.named and found.utterance.hops == ()


def test_an_outlet_is_a_hop_and_no_voice() -> None:
    (found,) = read("The dam at Kesra broke on Monday, Meridian Wire reported.")
    assert (found.utterance.voice, found.utterance.hops) == (None, ("Meridian Wire",))


def test_whoever_told_another_outlet_was_heard_by_it() -> None:
    (found,) = read("Tomas Ekwall told Meridian Wire that the dam at Kesra broke on Monday.")
    assert found.utterance.voice and found.utterance.voice.name == "Tomas Ekwall"
    assert found.utterance.hops == ("Meridian Wire",)


def test_its_own_outlet_is_no_hop() -> None:
    (found,) = read("Tomas Ekwall told the Vantry Herald that the dam at Kesra broke on Monday.")
    assert found.utterance.voice and found.utterance.hops == ()


def test_its_own_voice() -> None:
    (found,) = read("Rain fell on the valley for nine days.")
    assert (found.utterance.voice, found.utterance.observed) == (None, False)


def test_what_its_reporter_saw() -> None:
    (found,) = read(
        "Police turned water cannon on the dockers, a reporter for the Vantry Herald saw."
    )
    assert found.utterance.voice is None
    assert found.utterance.observed


def test_an_institution_is_known_without_a_name() -> None:
    (found,) = read("Three workers were killed in the quarry, district police said.")
    voice = found.utterance.voice
    assert voice and (voice.kind, voice.named) == (VoiceKind.ORGANISATION, True)


def test_unnamed_sources_stay_unnamed() -> None:
    (found,) = read("Engines were shipped to the province in June, two security officials said.")
    voice = found.utterance.voice
    assert voice and (voice.named, voice.count) == (False, 2)


def test_what_is_said_of_a_denied_thing_is_denied() -> None:
    found = read(
        "The Defence Ministry has rejected allegations that the country sends engines to Undel."
    )
    assert {each.utterance.stance for each in found} == {Stance.DENIES}


def test_a_wish_inside_of_what_another_says_is_no_source() -> None:
    (found,) = read("Harrier Metals intends to close the second furnace, Meridian Wire reported.")
    assert (found.utterance.voice, found.utterance.hops) == (None, ("Meridian Wire",))


def test_condemning_and_keeping_silent_say_nothing() -> None:
    assert read("") == []
    found = read("The mayor condemned the attack on the station. The ministry declined to comment.")
    assert all(each.utterance.voice is None for each in found)
