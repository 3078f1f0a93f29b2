"""Pairs made by rule from sentences that were written for this project.

Each sentence gives one that says the same more loosely, one that says the reverse, and one about
something else. The reverse is made from the loose one too: else any change at all would look like
a contradiction.
"""

import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from claims.matching.figures import figures
from claims.matching.lists import lists
from claims.matching.training.examples import OTHER, Example, R
from claims.text.sentences import sentences

_MODAL: Final = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|should|must|did|does|may)\b(?! not\b)",
)
_NOT: Final = re.compile(r"\b(?:not|never) |(?<=[a-z])n['’]t\b")
_NAME: Final = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_WORD: Final = re.compile(r"\w+")
# Words that a headline leaves out.
_DROPPED: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "that",
        "very",
        "quite",
        "already",
        "also",
        "just",
        "had",
        "has",
        "were",
        "was",
    ]
)
_NEIGHBOURS: Final = 6  # pairs of a passage
_BESIDE: Final = frozenset({R.RELATED, R.SUPPORTS, R.UPDATES, R.NONE})
_SHORTEST, _LONGEST = 5, 40  # words of a sentence that is taken
_UNTRUE: Final = (
    "It is not true that {0}",
    "There is no evidence that {0}",
    "Claims that {0} are false",
    "FAKE: {1}",
    "No, {1} That is a hoax.",
    "Reports that {0} were denied",
    "Nobody has shown that {0}",
)
_SAME: Final = (
    "Reports say that {0}",
    "{1} #news https://t.co/x8f2",
    "BREAKING: {1}",
    "It is said that {0}",
    "Can't believe this. {1}",
    "{1} Not good.",
    "According to officials, {0}",
    "Did you know that {0}?",
    "{1} — The Desk (@thedesk) May 4, 2021",
)


def generated(gold: Path, seed: int) -> list[Example]:
    """Pairs from all passages of a folder of attribution gold."""
    found = list(dict.fromkeys(_sentences(gold)))
    chance = random.Random(seed)
    names = [name for each in found for name in _NAME.findall(each)]
    return [example for each in found for example in _pairs(each, names, chance)]


def neighbours(gold: Path, seed: int) -> list[Example]:
    """What different people say in one passage: about one event, and hardly ever the same.

    And what somebody says beside the sentence in which it stands, which is.
    """
    chance = random.Random(seed)
    found: list[Example] = []
    for passage in _passages(gold):
        text, event = passage["text"], passage["id"]
        said = [each for each in _contents(passage) if len(each.split()) >= _SHORTEST - 1]
        pairs = list(combinations(said, 2))
        for first, second in chance.sample(pairs, min(len(pairs), _NEIGHBOURS)):
            if first not in second and second not in first:
                found.append(Example(first, second, _BESIDE, event))
        for content in said:
            around = next((s for s in _sentences_of(text) if content in s and content != s), "")
            if around and len(around.split()) <= 2 * len(content.split()):
                found.append(Example(content, around, frozenset({R.SAME}), event))
    return found


def _contents(passage: dict[str, Any]) -> Iterator[str]:
    """What is asserted in a passage; beside what is denied, its sentence says the reverse."""
    for each in passage.get("attribution", []):
        content = each.get("content", "") if each.get("stance") == "asserts" else ""
        yield from [content] if isinstance(content, str) else content


def _passages(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.toml")):
        yield from tomllib.loads(path.read_text(encoding="utf-8"))["passage"]


def _sentences(folder: Path) -> Iterator[str]:
    for passage in _passages(folder):
        for sentence in _sentences_of(passage["text"]):
            if _SHORTEST <= len(sentence.split()) <= _LONGEST:
                yield sentence


def _sentences_of(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def _pairs(sentence: str, names: Sequence[str], chance: random.Random) -> Iterator[Example]:
    loose = _loosened(sentence, chance)
    same = [loose, _loosened(loose, chance), _framed(chance.choice(_SAME), loose)]
    for each in same:
        yield Example(sentence, each, frozenset({R.SAME}), sentence)
    if turned := _reversed(chance.choice(same), chance):
        yield Example(sentence, turned, frozenset({R.CONTRADICTS}), sentence)
    if other := _swapped(chance.choice(same), names, chance):
        yield Example(sentence, other, OTHER, sentence)


def _loosened(sentence: str, chance: random.Random) -> str:
    """The same in some other words, without some small ones, perhaps in another order."""
    told = _reordered(sentence) if chance.random() < 0.3 else sentence
    tokens = told.split(" ")
    for place, token in enumerate(tokens):
        word = token.strip(".,;:").lower()
        if word in lists().synonyms and chance.random() < 0.7:
            tokens[place] = token.lower().replace(word, chance.choice(lists().synonyms[word]))
        elif word in _DROPPED and place and chance.random() < 0.35:
            tokens[place] = ""
    loose = " ".join(token for token in tokens if token)
    return loose.upper() if chance.random() < 0.04 else loose


def _reordered(sentence: str) -> str:
    """ "On Monday, it broke." -> "it broke On Monday." """
    head, comma, tail = sentence.rstrip(".").partition(", ")
    if not comma or ", " in tail or len(head.split()) > 8:
        return sentence
    return f"{tail[:1].upper()}{tail[1:]} {head[:1].lower()}{head[1:]}."


def _framed(frame: str, sentence: str) -> str:
    inner = sentence.rstrip(".")
    return frame.format(inner[0].lower() + inner[1:], sentence)


def _reversed(sentence: str, chance: random.Random) -> str:
    """The sentence turned round; "" where no rule fits."""
    ways = [way for way in (_negated(sentence), _opposite(sentence)) if way]
    if not ways or chance.random() < 0.3:
        return _framed(chance.choice(_UNTRUE), sentence)
    return chance.choice(ways)


def _negated(sentence: str) -> str:
    if _NOT.search(sentence):
        return _NOT.sub("", sentence, count=1)
    return _MODAL.sub(r"\1 not", sentence, count=1) if _MODAL.search(sentence) else ""


def _opposite(sentence: str) -> str:
    for match in _WORD.finditer(sentence):
        if reverse := lists().reverse.get(match.group()):
            return sentence[: match.start()] + reverse + sentence[match.end() :]
    return ""


def _swapped(sentence: str, names: Sequence[str], chance: random.Random) -> str:
    """The sentence about another figure or another name; "" where it has neither."""
    figure = next((each for each in figures(sentence) if each.words in sentence), None)
    if figure and chance.random() < 0.5:
        value = figure.value * chance.choice((2, 3, 0.5)) + chance.choice((1, 2, 4))
        return sentence.replace(figure.words, f"{value:,.0f}", 1)
    found = _NAME.findall(sentence)
    if not found or not names:
        return ""
    return sentence.replace(chance.choice(found), chance.choice(names))
