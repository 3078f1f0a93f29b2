"""Offices as held and as mentioned."""

import pytest

from claims.attribution.roles import fits_role, is_description, ministry_of

FITS = [
    # the noun alone, or with any of the words held
    ("minister", "Minister of the Harbour"),
    ("deputy minister", "Deputy Harbour Minister"),
    ("harbour minister", "Minister of the Harbour"),
    ("chief engineer", "chief engineer of the waterworks"),
    ("lawyer", "lawyer of one of the accused"),
    # the same office in another word
    ("premier", "Lanvian Prime Minister"),
    ("lanvian premier", "Lanvian Prime Minister"),
    ("pm", "prime minister"),
]


@pytest.mark.parametrize(("wanted", "held"), FITS)
def test_a_role_is_recognised(wanted: str, held: str) -> None:
    assert fits_role(wanted, held)


APART = [
    # a rank sets an office apart
    ("minister", "Prime Minister"),
    ("minister", "Deputy Minister of the Harbour"),
    ("deputy minister", "Minister of the Harbour"),
    # another field
    ("trade minister", "Minister of the Harbour"),
    # what the office is over is not the office
    ("waterworks", "chief engineer of the waterworks"),
    ("", "Minister of the Harbour"),
]


@pytest.mark.parametrize(("wanted", "held"), APART)
def test_other_roles_are_kept_apart(wanted: str, held: str) -> None:
    assert not fits_role(wanted, held)


@pytest.mark.parametrize(
    ("role", "ministry"),
    [
        ("Minister of the Harbour", "Ministry of the Harbour"),
        ("Deputy Minister for Trade and Tolls", "Ministry for Trade and Tolls"),
        ("Harbour Minister", ""),
    ],
)
def test_a_minister_of_something_has_its_ministry(role: str, ministry: str) -> None:
    assert ministry_of(role) == ministry


@pytest.mark.parametrize(
    ("role", "description"),
    [("former docker", True), ("54-year-old", True), ("ex-mayor", True), ("docker", False)],
)
def test_some_roles_only_describe(role: str, description: bool) -> None:
    assert is_description(role) is description
