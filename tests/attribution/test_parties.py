"""Noun phrases taken apart into name, role and kind."""

import pytest

from claims.attribution.parties import Party, party
from claims.attribution.phrases import Range
from tests.attribution.tagged import tokens


def party_of(phrase: str) -> Party:
    """The party of a phrase, read where names are written as in a sentence."""
    text = f"There {phrase}"
    found = tokens(text)
    return party(text, found, Range(1, len(found)))


NAMES = [
    ("Dana Orlo", "Dana Orlo"),
    ("Mayor Dana Orlo", "Dana Orlo"),
    ("Prime Minister Dana Orlo", "Dana Orlo"),
    ("Mr. Orlo", "Orlo"),
    ("rebel leader Omar al-Vardi", "Omar al-Vardi"),
    ("the baker Ilan Vey", "Ilan Vey"),
    ("Hamad bin Orlo", "Hamad bin Orlo"),
    ("Dana Orlo, the mayor of Orra", "Dana Orlo"),
    ("its spokesman, Dana Orlo", "Dana Orlo"),
    ("the Orra Dockers League (ODL)", "Orra Dockers League"),
    ("the Lanvia-backed Orra Front", "Orra Front"),
    ("the Ministry of the Interior", "Ministry of the Interior"),
    ("the Union of Orra Dockers", "Union of Orra Dockers"),
    # what is no part of it: children, age, trade, a party's rank
    ("Mum-of-two Dana Orlo, 34", "Dana Orlo"),
    ("Dana Orlo, a baker of Quay Street", "Dana Orlo"),
    ("PM Dana Orlo", "Dana Orlo"),
    ("the leadership of the Orra Front", "Orra Front"),
    ("the dockers' alliance, the Orra Front", "Orra Front"),
    # a body told by a name, without what is said of its leader
    ("the faction of Dana Orlo, a baker who left", "faction of Dana Orlo"),
    ("Lanvia's energy ministry", "Lanvia's energy ministry"),
    ("the Lanvian state television", "Lanvian state television"),
    ("Mayor Dana Orlo's campaign", "Dana Orlo's campaign"),
    ("the military wing of the Orra Rally for Quay", "military wing of the Orra Rally for Quay"),
    # owners and small words inside a name
    ("the Students' Collective for Free Seats (SCFS)", "Students' Collective for Free Seats"),
    ("the Lions of the Marsh", "Lions of the Marsh"),
    ("the brokerage Vey & Sons", "Vey & Sons"),
    # a description, then the name
    ("the head of the Orra Guild (OG), Dana Orlo", "Dana Orlo"),
    ("one of them, Dana Orlo", "Dana Orlo"),
    ("the nominee, Sen. Dana Orlo (D-Va.)", "Dana Orlo"),
    ("a mechanic called Raju", "Raju"),
    ("the MCE, Hon. Kojo Orlo", "Kojo Orlo"),
    ("Juror No. 7", ""),
    # titles of many countries
    ("the clerk, Ms Dana Orlo", "Dana Orlo"),
    ("Alhaja Risikat Orlo", "Risikat Orlo"),
    ("ACP Dana Orlo", "Dana Orlo"),
    ("Director-General Dana Orlo", "Dana Orlo"),
    ("Advocate-General Dana Orlo", "Dana Orlo"),
    ("Council Member Dana Orlo", "Dana Orlo"),
    ("Justice (retd) Dana Orlo", "Dana Orlo"),
    # a title that is a surname here
    ("newsagent Imran Sheikh", "Imran Sheikh"),
    # an owner's body is told by its owner, an owner's aide is not named
    ("Lanvia's spokesman", ""),
    ("House Democrats", ""),
    ("the Quay Democrat", ""),
    ("the Lanvian", ""),
    # common nouns with a capital
    ("the Ministry", ""),
    ("the Command", ""),
    # roles alone
    ("the mayor of Orra", ""),
    ("Lanvian officials", ""),
    ("the Minister", ""),
]


@pytest.mark.parametrize(("phrase", "name"), NAMES)
def test_it_finds_the_name(phrase: str, name: str) -> None:
    found = party_of(phrase)
    assert found.name == name and found.named is bool(name)


@pytest.mark.parametrize(
    ("phrase", "role"),
    [
        ("Lanvian Prime Minister Dana Orlo", "Lanvian Prime Minister"),
        ("Dana Orlo, the mayor of Orra", "mayor of Orra"),
        ("Dana Orlo, 54, a baker", "baker"),
        ("its spokesman, Dana Orlo", "spokesman"),
        ("Dana Orlo", ""),
        ("two port officials", "two port officials"),
        ("a source close to the inquiry", "source close to the inquiry"),
        ("certain port officials", "certain port officials"),
        ("his office", "his office"),
        ("hospital director Dr Dana Orlo", "hospital director"),
    ],
)
def test_it_keeps_the_role_as_printed(phrase: str, role: str) -> None:
    assert party_of(phrase).role == role


@pytest.mark.parametrize(
    ("phrase", "gender"),
    [("Mrs. Orlo", "she"), ("Mr. Orlo", "he"), ("Dr. Orlo", ""), ("Dana Orlo", "")],
)
def test_a_title_may_tell_the_gender(phrase: str, gender: str) -> None:
    assert party_of(phrase).gender == gender
