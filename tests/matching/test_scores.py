"""Agreement with labelled pairs is counted as it should be."""

from pathlib import Path

import pytest

from claims.matching import Judgement, Proposition, Relation
from claims.matching.evaluation.scores import GoldError, Pair, evaluate, macro_f1, read_pairs

R = Relation


def pair(relation: Relation) -> Pair:
    return Pair(Proposition("a"), Proposition("b"), relation)


def judgement(relation: Relation, same: float = 0.0) -> Judgement:
    return Judgement(relation, 0.9, same, ())


def test_each_relation_has_its_score() -> None:
    pairs = [pair(R.SAME), pair(R.SAME), pair(R.NONE), pair(R.UPDATES)]
    told = [judgement(each) for each in (R.SAME, R.NONE, R.NONE, R.SAME)]
    scores = {each.part: each for each in evaluate(pairs, told)}
    same = scores["same"]
    assert (same.right, same.found, same.wanted) == (1, 2, 2)
    assert (same.precision, same.recall, same.f1) == (0.5, 0.5, 0.5)
    assert scores["updates"].f1 == 0.0
    assert macro_f1(list(scores.values())) == pytest.approx((0.5 + 2 / 3) / 6)


def test_same_or_not_is_told_by_its_own_probability() -> None:
    pairs = [pair(R.SAME), pair(R.SAME), pair(R.NONE)]
    told = [judgement(R.NONE, 0.4), judgement(R.SAME, 0.39), judgement(R.NONE, 0.7)]
    last = evaluate(pairs, told)[-1]
    assert (last.right, last.found, last.wanted) == (1, 2, 2)


def test_it_reads_what_relate_reads(tmp_path: Path) -> None:
    line = '{"id": 1, "a": "x", "b": "y", "a_date": "2026-03-01", "relation": "updates"}\n'
    (tmp_path / "pairs.jsonl").write_text(line)
    (found,) = read_pairs(tmp_path)
    assert found == Pair(Proposition("x", "2026-03-01"), Proposition("y"), R.UPDATES)


@pytest.mark.parametrize("line", ["{", '{"a": "x"}', '{"a": "x", "b": "y", "relation": "alike"}'])
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "pairs.jsonl").write_text(line + "\n")
    with pytest.raises(GoldError, match=r"pairs\.jsonl, line 1"):
        read_pairs(tmp_path)
