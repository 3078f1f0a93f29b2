"""What nouns and names stand for."""

import pytest

from claims.attribution import SpeakerKind
from claims.attribution.kinds import (
    gender_of,
    gender_of_name,
    head_of,
    is_person,
    kind_of_name,
    kind_of_role,
)
from claims.attribution.partylists import parties


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("officials", SpeakerKind.GROUP),
        ("protesters", SpeakerKind.GROUP),
        ("police", SpeakerKind.GOVERNMENT),
        ("spokesman", SpeakerKind.PERSON),
        ("ministry", SpeakerKind.GOVERNMENT),
        ("company", SpeakerKind.ORGANISATION),
        ("faction", SpeakerKind.ORGANISATION),
        ("report", SpeakerKind.DOCUMENT),
        ("newspaper", SpeakerKind.PUBLISHER),
        ("anglers", SpeakerKind.GROUP),
        ("memorandum", SpeakerKind.DOCUMENT),
        ("clinic", SpeakerKind.ORGANISATION),
        ("delegation", SpeakerKind.GROUP),
    ],
)
def test_a_common_noun_tells_the_kind(head: str, kind: SpeakerKind) -> None:
    assert kind_of_role(head) is kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Dana Orlo", SpeakerKind.PERSON),
        ("Quay Foods", SpeakerKind.ORGANISATION),
        ("Vey & Sons", SpeakerKind.ORGANISATION),
        ("Radio Quay", SpeakerKind.PUBLISHER),
        ("Evening Clarion", SpeakerKind.PUBLISHER),
        # a word of the press in another name
        ("Independent Ballot Council", SpeakerKind.ORGANISATION),
        # councils and forces that govern, and others
        ("Orra Borough Council", SpeakerKind.GOVERNMENT),
        ("Quay Democratic Forces", SpeakerKind.ORGANISATION),
        ("Lanvian Armed Forces", SpeakerKind.GOVERNMENT),
        # seats, countries of several words, peoples
        ("White House", SpeakerKind.GOVERNMENT),
        ("Saudi Arabia", SpeakerKind.GOVERNMENT),
        ("Americans", SpeakerKind.GROUP),
        ("Evans", SpeakerKind.PERSON),
    ],
)
def test_the_words_of_a_name_tell_its_kind(name: str, kind: SpeakerKind) -> None:
    assert kind_of_name(name, name.split()[-1].lower(), parties()) is kind


@pytest.mark.parametrize(
    ("role", "head"),
    [
        ("mayor of Orra", "mayor"),
        ("person with knowledge of the sale", "person"),
        ("source close to the inquiry", "source"),
        ("", ""),
    ],
)
def test_the_noun_of_a_role_stands_before_what_is_attached(role: str, head: str) -> None:
    assert head_of(role) == head


def test_persons_are_told_from_things() -> None:
    assert is_person("shopkeeper") and is_person("lawyers") and not is_person("yacht")


def test_titles_and_first_names_tell_a_gender_where_they_can() -> None:
    assert (gender_of("spokeswoman for the port"), gender_of_name("Peter Vey")) == ("she", "he")
    assert (gender_of("aide"), gender_of_name("Quay Vey")) == ("", "")
