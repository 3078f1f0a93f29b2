"""Origins, rule by rule."""

from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.provenance import (
    Article,
    Derivation,
    Passage,
    Proof,
    RelationKind,
    Stance,
    Utterance,
    VoiceKind,
    origins,
)
from claims.text.spans import Span
from tests.provenance.cast import make_article, said

A, B, C, D = (make_article(each) for each in "abcd")
BODY, GROUP = VoiceKind.ORGANISATION, VoiceKind.GROUP
DOCUMENT = VoiceKind.DOCUMENT
MONDAY, FRIDAY = date(2026, 3, 2), date(2026, 3, 6)


def copy(from_id: str, to: Article | None, publisher: str = "", **kw: Any) -> Derivation:
    to_publisher = publisher or (to.publisher if to else "")
    kind = kw.pop("kind", RelationKind.REPUBLISHES)
    return Derivation(from_id, to.id if to else None, to_publisher, kind, Proof(**kw))


CASES: list[tuple[str, list[Utterance], tuple[int, int]]] = [
    # Nothing said, nothing counted.
    ("no utterances", [], (0, 0)),
    ("one outlet of itself", [said("a")], (1, 1)),
    ("one named source", [said("a", "Ada Orlo")], (1, 1)),
    # Sources, not outlets, are counted.
    ("a named source in two outlets", [said("a", "Ada Orlo"), said("b", "Ada Orlo")], (1, 1)),
    ("two named sources", [said("a", "Ada Orlo"), said("b", "Ben Katz")], (2, 2)),
    # The surname alone is the same person where no other has it.
    ("by surname", [said("a", "Ada Orlo"), said("b", "Orlo")], (1, 1)),
    ("two of one name", [said("a", "Ada Orlo"), said("b", "Max Orlo")], (2, 2)),
    # Unnamed sources in different outlets may be the same people.
    (
        "unnamed twice",
        [said("a", "officials", named=False), said("b", "aides", named=False)],
        (1, 2),
    ),
    ("unnamed twice in one outlet", [said("a", "officials", named=False)] * 2, (1, 1)),
    ("unnamed, then named", [said("a", "an aide", named=False), said("b", "Ada Orlo")], (1, 2)),
    # ... unless what is told of them speaks against it.
    (
        "a nurse and the chief of police",
        [said("a", "a nurse", named=False), said("b", "Ada Orlo", role="chief of police")],
        (2, 2),
    ),
    (
        "a nurse and a detective, both unnamed",
        [said("a", "a nurse", named=False), said("b", "a detective", named=False)],
        (2, 2),
    ),
    # "The woman" is the nurse, in one house.
    (
        "a nurse, called a woman later on",
        [said("a", "the woman", named=False), said("a", "a nurse", named=False)],
        (1, 1),
    ),
    (
        "a nurse and a detective in one house",
        [said("a", "a detective", named=False), said("a", "a nurse", named=False)],
        (2, 2),
    ),
    # An outlet that does not say where it has it may have it from anybody.
    ("two outlets of themselves", [said("a"), said("b")], (1, 2)),
    ("one of itself beside a source", [said("a"), said("b", "Ada Orlo")], (1, 2)),
    # What an outlet also says itself, it has from its source.
    ("the outlet repeats its source", [said("a"), said("a", "Ada Orlo")], (1, 1)),
    # What a reporter saw is an origin of its own.
    ("seen by two", [said("a", observed=True), said("b", observed=True)], (2, 2)),
    ("seen, and said", [said("a", observed=True), said("b", "Ada Orlo")], (2, 2)),
    (
        "seen, and told by the unnamed",
        [said("a", observed=True), said("b", "aides", named=False)],
        (2, 2),
    ),
    # Papers that nobody names are the outlet's that saw them.
    ("papers", [said("a", "papers", kind=DOCUMENT, named=False)], (1, 1)),
    ("papers twice", [said(each, "papers", kind=DOCUMENT, named=False) for each in "ab"], (1, 2)),
    (
        "a report is its author's",
        [
            said("a", "report", kind=DOCUMENT, named=False, of="Water Board"),
            said("b", "Water Board", kind=BODY),
        ],
        (1, 1),
    ),
    # A body and whoever speaks for it are one.
    (
        "a body and its spokesman",
        [said("a", "Velgrid", kind=BODY), said("b", "Imke Dahl", role="Velgrid spokeswoman")],
        (1, 1),
    ),
    (
        "two spokesmen of one ministry",
        [
            said("a", "Ada Orlo", role="spokeswoman for the Transport Ministry"),
            said("b", "Ben Katz", role="a spokesman for the Transport Ministry"),
        ],
        (1, 1),
    ),
    (
        "two people of one body on one occasion",
        [
            said("a", "Ada Orlo", of="Rural Bank", channel="statement", day=MONDAY),
            said("b", "Ben Katz", of="Rural Bank", channel="statement", day=MONDAY),
        ],
        (1, 1),
    ),
    (
        "two people of one body on two days",
        [
            said("a", "Ada Orlo", of="Rural Bank", channel="statement", day=MONDAY),
            said("b", "Ben Katz", of="Rural Bank", channel="statement", day=FRIDAY),
        ],
        (2, 2),
    ),
    (
        "interviews are given to one outlet each",
        [
            said("a", "Ada Orlo", of="Rural Bank", channel="interview"),
            said("b", "Ben Katz", of="Rural Bank", channel="interview"),
        ],
        (2, 2),
    ),
    (
        # "The ministry" may be either, so it makes them no one.
        "two ministries",
        [
            said("a", "Defence Ministry", kind=BODY),
            said("b", "Transport Ministry", kind=BODY),
            said("c", "ministry", kind=BODY),
        ],
        (3, 3),
    ),
    # Deniers, askers and those who only mention it are no origins.
    ("denied", [said("a", "Ada Orlo"), said("b", "Ben Katz", stance=Stance.DENIES)], (1, 1)),
    ("only denied", [said("b", "Ben Katz", stance=Stance.DENIES)], (0, 0)),
    (
        "asked",
        [said("a"), said("b", stance=Stance.QUESTIONS), said("c", stance=Stance.MENTIONS)],
        (1, 1),
    ),
    # Who says who told it adds nothing.
    ("cited", [said("a", "Ada Orlo"), said("b", hops=("A Post",))], (1, 1)),
    (
        "an unnamed source of the cited",
        [said("a", "aides", named=False), said("b", "aides", named=False, hops=("A Post",))],
        (1, 1),
    ),
    (
        "through two hands",
        [said("a", "Ada Orlo"), said("b", hops=("A Post", "TV Orlo")), said("c", hops=("B Post",))],
        (1, 1),
    ),
    # An outlet that is not here stands for itself.
    ("cited but absent", [said("a", hops=("Food Monthly",))], (1, 1)),
    (
        "absent, twice",
        [said("a", hops=("Food Monthly",)), said("b", hops=("the Food Monthly",))],
        (1, 1),
    ),
    # "The press" is nobody.
    ("hearsay", [said("a", hops=("the press",))], (0, 1)),
    # An outlet naming itself says it itself.
    ("of itself by name", [said("a", hops=("A Post",))], (1, 1)),
]


@pytest.mark.parametrize(("said_", "wanted"), [row[1:] for row in CASES], ids=[r[0] for r in CASES])
def test_it_counts(said_: list[Utterance], wanted: tuple[int, int]) -> None:
    found = origins(said_, [A, B, C, D])
    assert (found.least, found.most) == wanted
    assert not found.circular


def test_a_copy_adds_nothing() -> None:
    found = origins([said("a"), said("b")], [A, B], [copy("b", A)])
    assert (found.least, found.most) == (1, 1)
    assert found.roots[0].article_id == "a"
    assert found.why == ("copies_collapse",)


def test_what_stands_beside_the_copied_passages_is_the_copyists() -> None:
    passage = Passage(Span(0, 100), Span(0, 100))
    taken = said("b", "a neighbour", named=False, content=Span(10, 60))
    added = said("b", "Ben Katz", content=Span(200, 260))
    found = origins(
        [said("a", "an aide", named=False), taken, added],
        [A, B],
        [copy("b", A, passages=(passage,))],
    )
    assert [each.name for each in found.roots] == ["an aide", "Ben Katz"]


def test_copies_of_an_absent_wire_are_its_words() -> None:
    both = [copy("a", None, "Coast Wire"), copy("b", None, "Coast Wire")]
    found = origins([said("a"), said("b")], [A, B], both)
    assert (found.least, found.most) == (1, 1)
    assert found.roots[0].publisher == "Coast Wire"


def test_a_copy_of_a_copy_leads_to_the_first() -> None:
    found = origins([said("a"), said("c")], [A, B, C], [copy("b", A), copy("c", B)])
    assert (found.least, found.most) == (1, 1)


def test_one_owner_is_one_voice() -> None:
    owned = [make_article(each, owner="Brackwell Group") for each in "ab"]
    assert origins([said("a"), said("b")], owned).most == 1
    unnamed = [said(each, "aides", named=False) for each in "ab"]
    assert origins(unnamed, owned).most == 1
    named = [said("a", "Ada Orlo"), said("b", "Ben Katz")]
    assert origins(named, owned).least == 2


def test_a_later_confirmation_is_seen_in_its_time() -> None:
    before = origins([said("a", "Ada Orlo")], [A, C])
    after = origins([said("a", "Ada Orlo"), said("c", "Ben Katz")], [A, C])
    assert (before.least, after.least) == (1, 2)
    assert [each.first_published for each in after.roots] == [A.published_at, C.published_at]


def test_roots_come_by_first_publication_and_the_undated_last() -> None:
    undated = make_article("b", published_at=None)
    spoken = [said("b", "Ben Katz"), said("c", "Cai Lee"), said("a", "Ada Orlo")]
    found = origins([*spoken, said("d", hops=("Far Wire",))], [A, undated, C, D])
    assert [each.name for each in found.roots] == ["Ada Orlo", "Cai Lee", "Ben Katz", "Far Wire"]
    assert found.roots[-1].article_id == ""


def test_a_party_is_shown_by_its_only_person_or_its_body() -> None:
    body = said("a", "Velgrid", kind=BODY)
    one, other = (
        said(each, name, role="Velgrid spokesman")
        for each, name in (("b", "Ada Orlo"), ("c", "Ben Katz"))
    )
    assert origins([body, one], [A, B, C]).roots[0].name == "Ada Orlo"
    assert origins([body, one, other], [A, B, C]).roots[0].name == "Velgrid"


names = st.sampled_from(["", "Ada Orlo", "Orlo", "Ben Katz", "aides", "Rural Bank"])
utterances_ = st.lists(
    st.builds(
        said,
        st.sampled_from("abcd"),
        names,
        kind=st.sampled_from([VoiceKind.PERSON, BODY, GROUP, DOCUMENT]),
        named=st.booleans(),
        role=st.sampled_from(["", "a nurse", "spokesman for the Rural Bank", "chief of police"]),
        hops=st.sampled_from([(), ("A Post",), ("B Post", "Far Wire"), ("the press",)]),
        stance=st.sampled_from([Stance.ASSERTS, Stance.DENIES]),
        channel=st.sampled_from(["", "statement"]),
        day=st.sampled_from([None, MONDAY, FRIDAY]),
        content=st.sampled_from([None, Span(0, 10), Span(50, 60)]),
        observed=st.booleans(),
    ),
    max_size=8,
)
derivations_ = st.lists(
    st.builds(
        copy,
        st.sampled_from("abcd"),
        st.sampled_from([A, B, C, D]),
        passages=st.just((Passage(Span(0, 20), Span(0, 20)),)),
    ),
    max_size=3,
    unique_by=lambda each: each.from_id,
)


@settings(max_examples=200, deadline=None)
@given(utterances_, derivations_, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(
    spoken: list[Utterance], copies: list[Derivation], random: Random
) -> None:
    """So whoever recomputes a claim after a change gets what a full recomputation gets."""
    articles = [A, B, C, D]
    wanted = origins(spoken, articles, copies)
    for each in (spoken, articles, copies):
        random.shuffle(each)
    assert origins(spoken, articles, copies) == wanted


@settings(max_examples=200, deadline=None)
@given(utterances_, derivations_)
def test_the_interval_makes_sense(spoken: list[Utterance], copies: list[Derivation]) -> None:
    found = origins(spoken, [A, B, C, D], copies)
    assert 0 <= found.least <= found.most
    assert found.most == max(len(found.roots), min(1, found.most))
    assert (found.most == 0) == all(each.stance is not Stance.ASSERTS for each in spoken)
