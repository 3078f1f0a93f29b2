"""Copies of an article as websites make them, drawn at random from a seed."""

import re
from random import Random

from tests.provenance import cast

BOILERPLATE = (
    "Follow us on Facebook and Telegram for the latest news.",
    "Subscribe to our newsletter and never miss a story.",
    "Read more: What the council decided last week",
    "This page was made by our regional desk, which covers the valleys from six in the morning "
    "until midnight and welcomes letters from readers of every age.",
    "Advertisement",
    "The opinions of our guests are their own and need not be those of the editors.",
)
_WORD = re.compile(r"[^\W\d_]{3,}")


def originals() -> list[str]:
    """The texts of the development stories that copy nothing there."""
    found = []
    for story in cast.stories():
        copies = {each.from_id for each in story.relations if each.kind.is_copy}
        found += [each.text for each in story.articles if each.id not in copies]
    return found


def with_boilerplate(text: str, random: Random) -> str:
    """Three lines of the house's, anywhere."""
    lines = text.split("\n\n")
    for each in random.sample(BOILERPLATE, 3):
        lines.insert(random.randint(0, len(lines)), each)
    return "\n\n".join(lines)


def with_sentences_dropped(text: str, random: Random) -> str:
    """One sentence in six."""
    sentences = re.split(r"(?<=[.!?”\"]) ", text)
    gone = set(random.sample(range(len(sentences)), len(sentences) // 6))
    return " ".join(each for place, each in enumerate(sentences) if place not in gone)


def cut_off(text: str, random: Random) -> str:
    """Its first three fifths."""
    words = text.split(" ")
    return " ".join(words[: len(words) * 6 // 10])


def with_words_changed(text: str, random: Random) -> str:
    """Eight words in a hundred exchanged for others."""
    vocabulary = sorted(set(_WORD.findall(" ".join(originals()))))
    words = text.split(" ")
    for place in random.sample(range(len(words)), round(len(words) * 0.08)):
        words[place] = random.choice(vocabulary)
    return " ".join(words)
