"""What tells two sources apart, and which source a half typed name means."""

import pytest

from claims.models import Source
from claims.queries.doubts import doubts, known, offered
from tests import factories as make

pytestmark = pytest.mark.django_db


def said_in(source: Source, outlet: str, times: int = 1) -> None:
    article = make.make_article(publisher=make.make_publisher(name=outlet))
    revision = make.make_revision(article=article)
    for _ in range(times):
        make.make_attribution(source=source, revision=revision)


def test_a_source_is_known_by_how_often_and_where_it_is_quoted() -> None:
    source = make.make_source(descriptor="harbour master", affiliation="Port of Velm")
    said_in(source, "Velm Post")
    said_in(source, "Orsk Courier", times=2)
    make.make_attribution(source=source, state="removed")
    (one,) = known([source])
    assert one.facts == ("person", "harbour master", "Port of Velm")
    assert (one.said, one.outlets) == (3, ("Orsk Courier", "Velm Post"))


def test_both_sides_of_a_suggestion_are_told_in_their_order() -> None:
    suggestion = make.make_suggestion()
    said_in(suggestion.candidate, "Velm Post")
    (doubt,) = doubts([suggestion])
    assert [side.source for side in doubt.sides] == [suggestion.source, suggestion.candidate]
    assert [side.said for side in doubt.sides] == [0, 1]


# (what is typed, is Ada Brannock offered)
TYPED = [
    ("brann", True),  # how a word begins
    ("ada br", True),  # every word must
    ("ada du", False),
    ("A.B.", True),  # another name of hers
    ("rannock", False),  # the middle of a word
    ("&|!:*'", False),  # nothing that is a word
    ("", False),
]


@pytest.mark.parametrize(("typed", "found"), TYPED)
def test_sources_are_offered_by_how_their_names_begin(typed: str, found: bool) -> None:
    source = make.make_source(name="Ada Brannock")
    source.add_aliases(["A.B."])
    make.make_source(name="Ada Brannock", merged_into=source)
    assert [one.source for one in offered(typed)] == ([source] if found else [])
