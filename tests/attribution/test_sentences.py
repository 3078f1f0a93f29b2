"""The sentences that check-worthiness is learnt from, and their reader."""

import re
from collections import Counter
from pathlib import Path

import pytest

from claims.attribution import ContentKind
from claims.attribution.evaluation.gold import GoldError
from claims.attribution.evaluation.sentences import Labelled, read_sentences

FOLDER = Path(__file__).parents[1] / "gold" / "checkworthiness"

GROUP = '''
[[group]]
register = "court reports"
kind = "fact"
worthy = true
sentences = """
the brakes had been defective
the firm bribed the guards
"""
'''


def written(folder: Path, text: str) -> Path:
    (folder / "sentences.toml").write_text(text, encoding="utf-8")
    return folder


def test_it_works(tmp_path: Path) -> None:
    first, second = read_sentences(written(tmp_path, GROUP))
    assert first == Labelled(
        "the brakes had been defective", "court reports", ContentKind.FACT, True
    )
    assert second.text == "the firm bribed the guards"


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ('kind = "fact"', 'kind = "opinion"', "group 1: only a fact is worth checking"),
        ('kind = "fact"', 'kind = "rumour"', "'rumour' is not a valid ContentKind"),
        ("worthy = true", "", "expected the keys"),
        ("worthy = true", "worthy =", "sentences.toml: "),
        ("the firm bribed the guards", "the brakes had been defective", "this stands twice"),
    ],
)
def test_it_rejects_what_it_cannot_read(tmp_path: Path, old: str, new: str, wanted: str) -> None:
    with pytest.raises(GoldError, match=re.escape(wanted)):
        read_sentences(written(tmp_path, GROUP.replace(old, new)))


def test_there_are_enough_of_every_kind_and_register() -> None:
    sentences = read_sentences(FOLDER)
    kinds = Counter(each.kind for each in sentences)
    assert len(sentences) >= 1000
    assert min(kinds[kind] for kind in ContentKind) >= 60
    assert len({each.register for each in sentences}) >= 12


def test_about_a_third_is_worth_checking() -> None:
    sentences = read_sentences(FOLDER)
    assert 0.3 < sum(each.worthy for each in sentences) / len(sentences) < 0.45


def test_facts_stand_on_both_sides_in_every_large_register() -> None:
    sides: dict[str, Counter[bool]] = {}
    for each in read_sentences(FOLDER):
        if each.kind is ContentKind.FACT:
            sides.setdefault(each.register, Counter())[each.worthy] += 1
    large = [side for side in sides.values() if side.total() > 60]
    assert large and all(side[True] and side[False] for side in large)


def test_no_sentence_is_another_with_its_case_or_marks_changed() -> None:
    bare = Counter(
        re.sub(r"\W+", " ", each.text.lower()).strip() for each in read_sentences(FOLDER)
    )
    assert [text for text, count in bare.items() if count > 1] == []
