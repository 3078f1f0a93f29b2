"""Which names are places."""

import pytest

from claims.attribution.places import demonyms, places_in
from tests.attribution.tagged import tokens


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Two men were held in Lanvia.", ["lanvia"]),
        ("There Lanvia's foreign minister left.", ["lanvia"]),
        # a believer, a person with a boat, a name of two words
        ("Many have confidence in Orlo.", []),
        ("There Orlo's boat left.", []),
        ("It began in Dana Orlo.", []),
    ],
)
def test_things_happen_in_places_and_places_have_ministers(text: str, places: list[str]) -> None:
    assert list(places_in(tokens(text))) == places


def test_the_people_of_a_place_are_called_after_it() -> None:
    assert "lanvian" in demonyms("lanvia") and "zarqani" in demonyms("zarqan")
    assert "lanvia" not in demonyms("lanvia")
