"""Pairs made by rule."""

from pathlib import Path

from claims.matching.training.examples import R
from claims.matching.training.generate import generated, neighbours

PASSAGE = """
[[passage]]
id = "t-1"
text = '''
The old bridge at Velm was closed on Monday. Mayor Ilse Tarn said three people were hurt in Orsk. \
A driver said that the lights had been out for a week.
'''

[[passage.attribution]]
content = "three people were hurt in Orsk"
stance = "asserts"

[[passage.attribution]]
content = "the lights had been out for a week"
stance = "asserts"

[[passage.attribution]]
content = "nobody had been near the bridge"
stance = "denies"
"""


def folder(path: Path) -> Path:
    (path / "passages.toml").write_text(PASSAGE)
    return path


def test_each_sentence_has_its_like_and_its_reverse(tmp_path: Path) -> None:
    found = generated(folder(tmp_path), seed=3)
    kinds = {each.allowed for each in found}
    assert frozenset({R.SAME}) in kinds and frozenset({R.CONTRADICTS}) in kinds
    assert {each.group for each in found} == {each.first for each in found}


def test_the_same_seed_makes_the_same_pairs(tmp_path: Path) -> None:
    assert generated(folder(tmp_path), seed=3) == generated(tmp_path, seed=3)


def test_what_two_people_say_of_one_event_is_not_the_same(tmp_path: Path) -> None:
    told = neighbours(folder(tmp_path), seed=3)
    apart = [each for each in told if R.SAME not in each.allowed]
    assert [{each.first, each.second} for each in apart] == [
        {"three people were hurt in Orsk", "the lights had been out for a week"}
    ]


def test_what_is_denied_teaches_nothing_of_its_sentence(tmp_path: Path) -> None:
    told = neighbours(folder(tmp_path), seed=3)
    assert not any("nobody had been near" in each.first + each.second for each in told)
