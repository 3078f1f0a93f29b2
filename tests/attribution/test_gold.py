"""The reader of gold passages, and what the passages cover together."""

import re
from collections import Counter
from pathlib import Path

import pytest

from claims.attribution.evaluation.gold import GoldError, Passage, read_file, read_gold
from claims.text.spans import words_of

FOLDER = Path(__file__).parents[1] / "gold" / "attribution"
NEGATION = re.compile(r"\b(?:not|never|no|nor|neither|cannot)\b|n['’]t\b", re.IGNORECASE)

PASSAGE = """
[[passage]]
id = "one"
register = "wire"
published = 2024-03-12
text = '''
PM: we will win. She said she would wait, and he said so on Monday.
'''

[[passage.attribution]]
source = "PM"
cue = ":"
content = "we will win"
quotation = "indirect"
stance = "promises"
name = "PM"
kind = "person"
named = false
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "passages.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_it_works(tmp_path: Path) -> None:
    (passage,) = read_file(written(tmp_path, PASSAGE))
    (found,) = passage.attributions
    assert words_of(passage.text, found.source) == "PM"
    assert words_of(passage.text, found.cue) == ":"
    assert words_of(passage.text, found.content) == "we will win"


def test_a_number_says_which_of_the_same_words_is_meant(tmp_path: Path) -> None:
    text = PASSAGE.replace('source = "PM"', 'source = "she"').replace('cue = ":"', 'cue = "said@2"')
    (passage,) = read_file(written(tmp_path, text))
    assert passage.attributions[0].cue[0].start == passage.text.index("said so")


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ('cue = ":"', 'cue = "said"', "stands 2 times: say which"),
        ('cue = ":"', 'cue = "said@3"', "stands only 2 times"),
        ('cue = ":"', 'cue = "hoped"', "does not stand in the text"),
        # A part of a word is no word: "wait" has no "it".
        ('source = "PM"', 'source = "it"', "does not stand in the text"),
        ('stance = "promises"', 'stance = "hints"', "'hints' is not a valid Stance"),
        ('cue = ":"', 'quote = ":"', "unknown keys ['quote']"),
        ('cue = ":"', "", "'cue' is missing"),
        ('name = "PM"', "", "a name belongs to a source"),
        ('cue = ":"', 'cue = ":"\nparent = 2', "parent 2 is no attribution"),
        ('register = "wire"', 'register = "wire"\ntrap = true', "a trap holds no attribution"),
    ],
)
def test_it_rejects_what_it_cannot_read(tmp_path: Path, old: str, new: str, wanted: str) -> None:
    with pytest.raises(GoldError, match=re.escape(wanted)) as caught:
        read_file(written(tmp_path, PASSAGE.replace(old, new)))
    assert "passages.toml: one" in str(caught.value)


def test_it_rejects_a_repeated_id(tmp_path: Path) -> None:
    written(tmp_path, PASSAGE + PASSAGE)
    with pytest.raises(GoldError, match="the id one is used twice"):
        read_gold(tmp_path)


def counts(passages: list[Passage]) -> Counter[str]:
    found: Counter[str] = Counter(passages=len(passages))
    for passage in passages:
        found["traps"] += passage.trap
        for each in passage.attributions:
            negated = bool(NEGATION.search(words_of(passage.text, each.cue)))
            printed = words_of(passage.text, each.source).lower()
            found["chains"] += each.parent is not None
            found["unnamed"] += bool(each.source) and not each.named
            found["denials"] += each.stance == "denies" or negated
            found["silences"] += each.stance == "no_comment"
            found["aliases"] += each.named and each.name.lower() not in printed
            found["times"] += each.said is not None
    return found


def test_the_passages_cover_what_news_does() -> None:
    found = counts(read_gold(FOLDER))
    wanted = {
        "passages": 300,
        "traps": 36,
        "chains": 100,
        "unnamed": 80,
        "denials": 60,
        "silences": 50,
        "aliases": 80,
        "times": 40,
    }
    assert {name: found[name] for name, least in wanted.items() if found[name] < least} == {}
