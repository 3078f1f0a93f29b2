"""Chains made for training: the marks move with the words."""

import random
import tomllib
from pathlib import Path

import pytest

from claims.attribution.training import framing
from claims.attribution.training.corpus import Annotation
from claims.attribution.training.framing import framed
from tests.attribution.marked import marked, words

BEFORE = "The harbour was shut on Monday. "
AFTER = " Ferries wait outside."


def record(passage: str) -> tuple[str, str, list[Annotation]]:
    """A text of three sentences whose middle one holds the marked attribution."""
    found = marked(BEFORE + passage + AFTER)
    return "one", found.text, [Annotation(found.source, found.cue, found.content)]


def chain(passage: str, seed: int) -> tuple[str, list[tuple[list[str], ...]]]:
    """The framed text, and the words of source, cue and content of each mark, the outer last."""
    ((_, text, found),) = framed([record(passage)], 1, random.Random(seed))
    return text, [
        (words(text, e.source), words(text, e.cue), words(text, e.content)) for e in found
    ]


@pytest.mark.parametrize("seed", range(40))
def test_the_outer_content_holds_the_inner_cue_and_content(seed: int) -> None:
    record_ = record("[The mayor] <said> {the pier is safe}.")
    ((_, text, found),) = framed([record_], 1, random.Random(seed))
    (outer,) = [each for each in found if not each.inner]
    (inner,) = [each for each in found if each.inner]
    (around,), (inside,) = outer.content, inner.content
    assert around.contains(inside)
    assert text[inside.start : inside.end] == "the pier is safe"
    assert not outer.cue[0].overlaps(inner.cue[0])


def test_a_framed_sentence_loses_its_capital_and_its_full_stop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    frame = "<S1>Kestrel News</S1> <C1>reported</C1> that <T1>{sentence}</T1>"
    frames = {**framing._frames(), "sentence": [frame], "content": [frame]}
    monkeypatch.setattr(framing, "_frames", lambda: frames)
    text, found = chain("In May [she] <called for> {a vote}.", seed=0)
    assert "Kestrel News reported that in May she called for a vote. Ferries" in text
    assert found == [
        (["she"], ["called for"], ["a vote"]),
        (["Kestrel News"], ["reported"], ["in May she called for a vote"]),
    ]


def test_a_sentence_that_an_attribution_leaves_is_not_framed() -> None:
    found = marked("He spoke at noon. [She] <said> {it was late. So it was}. Nobody left.")
    across = Annotation(found.source, found.cue, found.content)
    assert list(framed([("one", found.text, [across])], 1, random.Random(0))) == []


def test_every_frame_marks_both_attributions_or_takes_a_marked_sentence() -> None:
    path = Path(framing.__file__).with_name("frames.toml")
    frames = tomllib.loads(path.read_text(encoding="utf-8"))
    for frame in frames["content"]:
        assert all(f"<{role}2>" in frame for role in "CT")
    for frame in frames["sentence"] + frames["content"]:
        slots = {mark["slot"] for mark in framing._MARK.finditer(frame) if mark["slot"]}
        assert slots <= {"sentence", "content", "source", *frames["words"]}
        assert "<C1>" in frame
        assert "<T1>" in frame
