"""Who stands behind a source, resolved inside the article."""

import pytest

from claims.attribution import Speaker, SpeakerKind
from tests.attribution.marked import by_rules


def speakers(text: str) -> list[Speaker]:
    return [one.speaker for one in by_rules(text) if one.speaker]


def names(text: str) -> list[str]:
    return [speaker.name for speaker in speakers(text)]


SAME = [
    # a title falls away, the fullest name stays
    ("Prime Minister Dana Orlo said it rained. Orlo said it snowed.", "Dana Orlo"),
    ("Ms. Orlo said it rained. Dana Orlo said it snowed.", "Dana Orlo"),
    ("Gen. Ilan Vey said it rained. The general said it snowed.", "Ilan Vey"),
    # an office held by one person alone
    ("Prime Minister Dana Orlo said it rained. The premier said it snowed.", "Dana Orlo"),
    ("Dana Orlo, the mayor of Orra, said it rained. The mayor said it snowed.", "Dana Orlo"),
    # an office in other words, with what it is over or without
    (
        "Deputy Trade Minister Ilan Vey said it rained. The deputy minister said it snowed.",
        "Ilan Vey",
    ),
    ("Ilan Vey, the Minister of Trade, said it rained. The Minister said it snowed.", "Ilan Vey"),
    (
        "Trade Minister Ilan Vey met Prime Minister Dana Orlo. The minister said it snowed.",
        "Ilan Vey",
    ),
    ("Colonel Dana Orlo said it rained. The Colonel said it snowed.", "Dana Orlo"),
    # what only describes somebody just named
    ("Ilan Vey went further. The former docker said it snowed.", "Ilan Vey"),
    # pronouns
    ("Dana Orlo said it rained. She said it snowed.", "Dana Orlo"),
    ("Dana Orlo said it rained, and then she said it snowed.", "Dana Orlo"),
    # a relative pronoun
    ("It was Dana Orlo who said it rained.", "Dana Orlo"),
    # names from the other press
    ("Rebel leader Omar al-Vardi said it rained. Al-Vardi said it snowed.", "Omar al-Vardi"),
    ("Sheikh Hamad bin Orlo said it rained. Orlo said it snowed.", "Hamad bin Orlo"),
    # a name that is only given in full where nobody speaks
    ("Orlo said it rained. The office of Dana Orlo is in Orra.", "Dana Orlo"),
    # institutions
    (
        "The Lanvian Foreign Ministry said it rained. The ministry said it snowed.",
        "Lanvian Foreign Ministry",
    ),
    (
        "The Orra Dockers League (ODL) said it rained. The ODL said it snowed.",
        "Orra Dockers League",
    ),
    ("The Orra Dockers League (ODL) said it rained. It said it snowed.", "Orra Dockers League"),
    # who commands a body speaks for it
    (
        "The Command of the Orra Dockers League (ODL) said it rained. The Command said it snowed.",
        "Orra Dockers League",
    ),
    # a word that fits any association, right after one
    ("The Orra Dockers League said it rained. The group said it snowed.", "Orra Dockers League"),
    # "we" in its own statement
    ("The Orra Dockers League said it rained. We deny that it snowed.", "Orra Dockers League"),
    # a leader is no part of a movement's name
    (
        "Dana Orlo left. The Quay Movement of Dana Orlo said it rained.",
        "Quay Movement",
    ),
    # a minister's ministry, where no other is named
    (
        "The Ministry said it rained. The Minister of the Harbour, Dana Orlo, left.",
        "Ministry of the Harbour",
    ),
    # the unnamed, pointed back to
    (
        "A source close to the inquiry said it rained. The source said it snowed.",
        "source close to the inquiry",
    ),
    ("A senior palace aide said it rained. The aide said it snowed.", "senior palace aide"),
    (
        "It rained, according to a court filing that the Post has seen. It said it snowed.",
        "court filing",
    ),
    ("Two port officials said it rained. Neither said it snowed.", "port officials"),
    ("Two port officials said it rained. One of them said it snowed.", "port officials"),
    ("One backbencher said it rained. Another said it snowed.", "backbencher"),
    ("His neighbour said it rained. The neighbour said it snowed.", "neighbour"),
    # named only afterwards
    ("A chemist said it rained. The chemist, Dana Orlo, said it snowed.", "Dana Orlo"),
    # what a body is called for short
    ("The Orra Ledger said it rained. The Ledger said it snowed.", "Orra Ledger"),
    ("Quay Motors said it rained. Quay said it snowed.", "Quay Motors"),
    ("Quay Motors said it rained. The carmaker said it snowed.", "Quay Motors"),
    ("Quay Motors said it rained. The Orra-based company said it snowed.", "Quay Motors"),
    ("Radio Quay said it rained. The broadcaster said it snowed.", "Radio Quay"),
    ("The Lanvian army said it rained. The army said it snowed.", "Lanvian army"),
    # a first name, a title after a name, an office with the name of a place
    ("Dana Orlo, 54, said it rained. Dana said it snowed.", "Dana Orlo"),
    ("Dana Orlo said it rained. Orlo herself said it snowed.", "Dana Orlo"),
    ("Senator Dana Orlo said it rained. The Quay senator said it snowed.", "Dana Orlo"),
    ("Dana Orlo sat down. The Lanvian said it snowed.", "Dana Orlo"),
    ("Dana Orlo sat down. The 23-year-old said it snowed.", "Dana Orlo"),
    ("Dana Orlo sat down. The Quay Town striker said it snowed.", "Dana Orlo"),
    # the owner of what the sentence before is about
    ("Founder Ilan Vey's yacht was moored. He said it snowed.", "Ilan Vey"),
    # they, it: what the sentence before is about
    ("Families of the crew left. They said it snowed.", "families of the crew"),
    ("The Orra Dockers League met. It said it snowed.", "Orra Dockers League"),
    # the group that a state backs is the group
    (
        "The Orra Dockers League (ODL) met. The Lanvia-backed ODL said it snowed.",
        "Orra Dockers League",
    ),
]


@pytest.mark.parametrize(("text", "name"), SAME)
def test_it_gives_every_form_the_fullest_name(text: str, name: str) -> None:
    assert set(names(text)) == {name}


APART = [
    # a faction is not its leader
    (
        "Omar al-Vardi said it rained. The faction of Omar al-Vardi said it snowed.",
        ["Omar al-Vardi", "faction of Omar al-Vardi"],
    ),
    (
        "Orlo said it rained. Dana Orlo's office said it snowed.",
        ["Dana Orlo", "Dana Orlo's office"],
    ),
    # a state is not the group that it backs
    ("Iran said it rained. The Iran-backed Orra Front said it snowed.", ["Iran", "Orra Front"]),
    # two people with one surname
    ("Dana Orlo said it rained. Ilan Orlo said it snowed.", ["Dana Orlo", "Ilan Orlo"]),
    # a pronoun goes back to the subject before it, not to the last one quoted
    (
        "Ilan Vey said it rained. Dana Orlo was blunter. She said it snowed.",
        ["Ilan Vey", "Dana Orlo"],
    ),
    # nor to one of whom the subject tells
    (
        "Dana Orlo said that her client denied it. She said it snowed.",
        ["Dana Orlo", "client", "Dana Orlo"],
    ),
    # an ordinal tells officials apart
    (
        "The first official said it rained. The second official was shy. She said it snowed.",
        ["first official", "second official"],
    ),
    # a rank sets an office apart
    (
        "Prime Minister Dana Orlo said it rained. The minister said it snowed.",
        ["Dana Orlo", "minister"],
    ),
    # two unnamed who fit
    (
        "A port aide said it rained. A palace aide said it hailed. The aide said it snowed.",
        ["port aide", "palace aide", "aide"],
    ),
    # an owner that is a pronoun tells nobody apart, but makes nobody the office either
    (
        "Dana Orlo's office said it rained. Her office said it snowed.",
        ["Dana Orlo's office", "office"],
    ),
    # a former president need not be the person named last
    ("Dana Orlo met him. The former president said it snowed.", ["former president"]),
    # others are others
    ("Two aides said it rained. Others said it snowed.", ["aides", "Others"]),
    # two people speak as two
    ("Dana Orlo and Ilan Vey said it rained.", ["Dana Orlo and Ilan Vey"]),
    ("Tehran and Damascus denied that it rained.", ["Tehran and Damascus"]),
    # a town is not its university
    ("The University of Orra met. Orra said it snowed.", ["Orra"]),
    # first names tell who "he" is
    (
        "Peter Vey left. Helen Orlo said he believes it rained. He said it snowed.",
        ["Helen Orlo", "Peter Vey", "Peter Vey"],
    ),
    # the nearest speaker of the same sentence
    (
        "Dana Orlo said it rained; her deputy, Ilan Vey, said he believes it snowed.",
        ["Dana Orlo", "Ilan Vey", "Ilan Vey"],
    ),
    # a country is not one of its firms, a league is no company
    ("Lanvia Airlines fell. The League met. The airline said it snowed.", ["Lanvia Airlines"]),
    # an office that two people hold is nobody's
    ("Senator Dana Orlo and Senator Ilan Vey met. The senator said it snowed.", ["senator"]),
    # a pronoun of another gender points further back
    (
        "Mr. Vey said it rained. Mrs. Orlo said it snowed. He said it hailed.",
        ["Vey", "Orlo", "Vey"],
    ),
    # "who" is the leader, not the faction
    (
        "The faction of Omar al-Vardi, who denied that it rained, said it snowed.",
        ["faction of Omar al-Vardi", "Omar al-Vardi"],
    ),
    # a role before or after the comma is the named person's
    ("Its spokesman, Ilan Vey, said it rained. Orlo said it snowed.", ["Ilan Vey", "Orlo"]),
    # officials of a ministry are not the ministry
    (
        "The Foreign Ministry said it rained. Foreign Ministry officials said it snowed.",
        ["Foreign Ministry", "Foreign Ministry officials"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), APART)
def test_it_keeps_different_parties_apart(text: str, expected: list[str]) -> None:
    assert names(text) == expected


KINDS = [
    ("Dana Orlo said it rained.", SpeakerKind.PERSON, True),
    ("Iran said it rained.", SpeakerKind.GOVERNMENT, True),
    ("The Lanvian Foreign Ministry said it rained.", SpeakerKind.GOVERNMENT, True),
    ("The Orra Workers Party said it rained.", SpeakerKind.ORGANISATION, True),
    ("OWP said it rained.", SpeakerKind.ORGANISATION, True),
    ("Lanvia24 News reported that it rained.", SpeakerKind.PUBLISHER, True),
    ("The Orra Post reported that it rained.", SpeakerKind.PUBLISHER, True),
    # roles are not named
    ("Two security officials said it rained.", SpeakerKind.GROUP, False),
    ("Protesters said it rained.", SpeakerKind.GROUP, False),
    ("A spokesman for the port said it rained.", SpeakerKind.PERSON, False),
    ("The ministry said it rained.", SpeakerKind.GOVERNMENT, False),
    ("The company said it rained.", SpeakerKind.ORGANISATION, False),
    ("The report said it rained.", SpeakerKind.DOCUMENT, False),
    ("They said it rained.", SpeakerKind.GROUP, False),
    ("Police said it rained.", SpeakerKind.GOVERNMENT, False),
    ("His office said it rained.", SpeakerKind.GOVERNMENT, False),
    ("Traders said it rained.", SpeakerKind.GROUP, False),
    ("Elders of the Ndaru said it rained.", SpeakerKind.GROUP, False),
    ("A leaked memorandum said it rained.", SpeakerKind.DOCUMENT, False),
    # named by what they belong to
    ("Lanvia's government said it rained.", SpeakerKind.GOVERNMENT, True),
    ("The army of Lanvia said it rained.", SpeakerKind.GOVERNMENT, True),
    ("The Orlo family said it rained.", SpeakerKind.GROUP, True),
    ("A Lanvian court said it rained.", SpeakerKind.GOVERNMENT, False),
    # what describes a name tells its kind
    ("The operator, Quay Passenger Lines, said it rained.", SpeakerKind.ORGANISATION, True),
    ("Ferry operator Josef Vey said it rained.", SpeakerKind.PERSON, True),
    ("The brokerage Vey & Sons said it rained.", SpeakerKind.ORGANISATION, True),
    ("The Crescent Shipping Council said it rained.", SpeakerKind.ORGANISATION, True),
    ("Orra Borough Council said it rained.", SpeakerKind.GOVERNMENT, True),
    ("Downing Street said it rained.", SpeakerKind.GOVERNMENT, True),
]


@pytest.mark.parametrize(("text", "kind", "named"), KINDS)
def test_it_tells_what_kind_of_party_speaks(text: str, kind: SpeakerKind, named: bool) -> None:
    (found,) = speakers(text)
    assert (found.kind, found.named) == (kind, named)


def test_a_title_becomes_the_descriptor() -> None:
    (found,) = speakers("Lanvian Prime Minister Dana Orlo said it rained.")
    assert found.descriptor == "Lanvian Prime Minister"


def test_an_apposition_becomes_the_descriptor() -> None:
    (found,) = speakers("Dana Orlo, the mayor of Orra, said it rained.")
    assert found.descriptor == "mayor of Orra"


def test_the_other_forms_are_aliases_but_roles_and_pronouns_are_none() -> None:
    text = "Dana Orlo said it rained. Orlo said it snowed. She said it hailed."
    assert {found.aliases for found in speakers(text)} == {("Orlo",)}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Two port officials said it rained.", 2),
        ("12 witnesses said it rained.", 12),
        ("One official said it rained.", 1),
        ("Port officials said it rained.", None),
        ("Half a dozen witnesses said it rained.", 6),
        ("Both sides said it rained.", 2),
        ("One of its inspectors said it rained.", 1),
        # a share is no number
        ("Six in ten voters said it rained.", None),
    ],
)
def test_it_counts_the_unnamed(text: str, count: int | None) -> None:
    (found,) = speakers(text)
    assert found.count == count


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("A spokesman for the Orra Port said it rained.", "Orra Port"),
        ("Pentagon officials said it rained.", "Pentagon"),
        ("The minister's aides said it rained.", "minister"),
        ("Officials said it rained.", ""),
    ],
)
def test_it_tells_whom_the_unnamed_speak_for(text: str, affiliation: str) -> None:
    (found,) = speakers(text)
    assert found.affiliation == affiliation


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "An official, who asked not to be named because the talks go on, said it rained.",
            "because the talks go on",
        ),
        (
            "Two officials said on condition of anonymity that it rained.",
            "on condition of anonymity",
        ),
        (
            "An aide, requesting anonymity as the talks go on, said it rained.",
            "as the talks go on",
        ),
        # the reason of the next sentence is somebody else's
        ("An official said it rained. Another spoke on condition of anonymity.", ""),
        # a named source has none
        ("Dana Orlo said it rained.", ""),
    ],
)
def test_it_keeps_the_reason_for_anonymity(text: str, reason: str) -> None:
    first = speakers(text)[0]
    assert first.anonymity_reason.startswith(reason) and bool(first.anonymity_reason) == bool(
        reason
    )


def test_a_faction_is_named_by_its_leader_and_keeps_its_words() -> None:
    (found,) = speakers("The rival highland faction of militia leader Dana Orlo said it rained.")
    assert (found.name, found.named) == ("faction of Dana Orlo", True)
    assert found.aliases == ("rival highland faction of militia leader Dana Orlo",)


def test_one_party_is_one_speaker_throughout() -> None:
    text = "Orlo said it rained. Dana Orlo said it snowed. Mayor Dana Orlo said it hailed."
    assert len(set(speakers(text))) == 1


COUNTRIES = [
    # it has a minister, or people
    ("Lanvia's foreign minister left. Lanvia said it would answer.", "government"),
    ("A Lanvian sailor left. Lanvia said it would answer.", "government"),
    # things happen in it
    ("Two men were held in Lanvia. Lanvia said it would answer.", "government"),
    # a person who is believed in
    ("Many have confidence in Orlo. Orlo said it would rain.", "person"),
    # a person with a role
    ("Shots fell in Orlo. Mayor Orlo said it would rain.", "person"),
]


@pytest.mark.parametrize(("text", "kind"), COUNTRIES)
def test_a_bare_name_that_things_happen_in_is_a_country(text: str, kind: str) -> None:
    assert [speaker.kind for speaker in speakers(text)] == [kind]


def test_the_verb_before_an_office_is_no_part_of_it() -> None:
    text = "A plot to meet Lanvian Prime Minister Dana Orlo failed. Orlo said the plot was known."
    assert [speaker.descriptor for speaker in speakers(text)] == ["Lanvian Prime Minister"]


def test_i_is_whoever_speaks() -> None:
    text = '"I reckon it is over," said Dana Orlo.'
    assert set(names(text)) == {"Dana Orlo"}


def test_a_headline_names_whom_the_text_names() -> None:
    text = "Sugar Minister Ilan Vey Says Prices Will Fall\n\nIlan Vey spoke in Orra."
    assert names(text)[:1] == ["Ilan Vey"]
