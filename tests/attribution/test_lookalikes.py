"""Titles, idioms and things that look like attributions."""

import pytest

from claims.attribution.document import read
from claims.attribution.findings import Finding, Places
from claims.attribution.lexicon import lexicon
from claims.attribution.lookalikes import without_lookalikes
from claims.attribution.types import Stance
from tests.attribution.marked import marked, words


def kept(*passages: str, lemma: str = "say", parents: tuple[int | None, ...] = ()) -> list[str]:
    """The cues that are left of what is marked in one text; each passage marks it once."""
    texts = [marked(passage) for passage in passages]
    text = texts[0].text
    found = [
        Finding(one.source, one.cue, one.content, Stance.ASSERTS, lemma, 0.9, ("network",), parent)
        for one, parent in zip(texts, parents or (None,) * len(texts), strict=True)
    ]
    places = Places(read(text, lexicon()))
    left = without_lookalikes(text, places, found, lexicon())
    return [words(text, each.cue)[0] + f"@{each.parent}" for each in left]


@pytest.mark.parametrize(
    ("passage", "lemma"),
    [
        ("The choir opened with ‘[They] <Said> {It Would Rain}’ again.", "say"),
        ("[It] <goes without saying> that {the last bus had gone}.", "say"),
        ("Needless to <say>, {the pies ran out by seven}.", "say"),
        ("[The landslide] <claimed> {31 lives above the town}.", "claim"),
        ("[Orra] <claimed> {all three points in stoppage time}.", "claim"),
    ],
)
def test_they_are_left_out(passage: str, lemma: str) -> None:
    assert kept(passage, lemma=lemma) == []


@pytest.mark.parametrize(
    ("passage", "lemma"),
    [
        ("“They said it would rain,” [Orlo] <said>.", "say"),
        ("“[They] <said> {it would rain},” Orlo said.", "say"),
        ("[The miners] <claimed> that {lives were lost}.", "claim"),
        ("In a letter [Orlo] <said> {the bus had gone}.", "say"),
    ],
)
def test_attributions_stay(passage: str, lemma: str) -> None:
    assert len(kept(passage, lemma=lemma)) == 1


def test_what_stood_in_a_lookalike_moves_outwards() -> None:
    text = "Orlo said it goes without saying that Vey believes it."
    outer = text.replace("Orlo said", "[Orlo] <said>")
    idiom = text.replace("goes without saying", "<goes without saying>")
    inner = text.replace("Vey believes", "[Vey] <believes>")
    assert kept(outer, idiom, inner, parents=(None, 0, 1)) == ["said@None", "believes@0"]
