"""Which attributions stand in which, and which are one."""

from claims.attribution.findings import Finding
from claims.attribution.trained.nesting import Read, nested, without_doubles
from claims.attribution.types import Stance
from tests.attribution.marked import marked, words


def read(passage: str, *, inner: bool = False, confidence: float = 0.9) -> Read:
    found = marked(passage)
    return Read(
        Finding(
            found.source, found.cue, found.content, Stance.ASSERTS, "say", confidence, ("network",)
        ),
        inner,
    )


def cues(passage: str, reads: list[Read]) -> list[str]:
    return [words(marked(passage).text, each.finding.cue)[0] for each in reads]


OUTER = "[Kestrel News] <said> {Orlo claimed that the pier is safe}."
INNER = "Kestrel News said [Orlo] <claimed> that {the pier is safe}."
CITED = "Kestrel News said, <citing> [Orlo], that {the pier is safe}."
CITING = "[Kestrel News] <said>, citing Orlo, that {the pier is safe}."
TRIED = "[Orlo] <tried> to argue {that the pier is safe}."
ARGUED = "[Orlo] tried to <argue> {that the pier is safe}."


def test_an_inner_one_has_the_one_around_it() -> None:
    found = nested([read(OUTER), read(INNER, inner=True)])
    assert [each.parent for each in found] == [None, 0]


def test_one_that_lies_wholly_in_another_is_inner_whatever_the_network_holds_it_for() -> None:
    found = nested([read(OUTER), read(INNER)])
    assert [each.parent for each in found] == [None, 0]


def test_one_whose_source_stands_outside_is_none() -> None:
    shared = "[Kestrel News] said Orlo <claimed> that {the pier is safe}."
    found = nested([read(OUTER), read(shared)])
    assert [each.parent for each in found] == [None, None]


def test_of_two_around_it_the_smaller_is_the_parent() -> None:
    first = "[Vey] <wrote> {Orlo said the mayor hopes it rains}."
    second = "Vey wrote [Orlo] <said> {the mayor hopes it rains}."
    third = "Vey wrote Orlo said [the mayor] <hopes> {it rains}."
    found = nested([read(first), read(second, inner=True), read(third, inner=True)])
    assert [each.parent for each in found] == [None, 0, 1]


def test_who_is_cited_stands_in_the_one_with_the_same_content() -> None:
    found = nested([read(CITING), read(CITED, inner=True)])
    assert [each.parent for each in found] == [None, 0]


def test_of_two_cues_for_one_content_the_surer_stays() -> None:
    kept = without_doubles([read(TRIED, confidence=0.4), read(ARGUED, confidence=0.8)])
    assert cues(TRIED, kept) == ["argue"]


def test_a_cited_one_is_no_double() -> None:
    kept = without_doubles([read(CITED, inner=True, confidence=0.4), read(CITING, confidence=0.8)])
    assert cues(CITED, kept) == ["said", "citing"]


def test_those_of_different_contents_both_stay() -> None:
    other = "Orlo said so. [Vey] <denied> {that it rained}."
    kept = without_doubles([read("[Orlo] <said> {so}. Vey denied that it rained."), read(other)])
    assert cues(other, kept) == ["said", "denied"]
