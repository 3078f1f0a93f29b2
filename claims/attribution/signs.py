"""The signs by which check-worthiness is told: what a sentence counts, names, claims and does."""

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from claims.attribution.inflect import Form, forms
from claims.attribution.lexicon import lexicon
from claims.attribution.tokens import Token, scan, settle

# A bare word says less than the group that it belongs to.
_WORD: Final = 0.7
# Words: what is shorter is rarely a proposition.
_SHORT: Final = 6
# Tokens: how far an auxiliary may stand before its participle ("had not yet been told").
_REACH: Final = 3
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d$")
_MONEY: Final = frozenset("$£€")
_TOPICS: Final = ("economy", "law", "vote", "crime", "war", "health", "public")
_NUMBERS: Final = ("number", "quantity", "money", "large")
_PASTS: Final = ("past", "perfect", "passive", "was")
_NOT_SUPERLATIVE: Final = frozenset(
    ("interest", "request", "protest", "invest", "honest", "suggest", "forest", "contest")
    + ("harvest", "arrest")
)
_BREAKS: Final = frozenset((",", ".", ";", ":", "-", "SUB", "REL", "CC"))
_PRONOUNS: Final = {
    "i": "self",
    "we": "we",
    "he": "other",
    "she": "other",
    "they": "other",
    "you": "hearer",
    "it": "it",
    "this": "it",
    "that": "it",
    "there": "it",
}
_SUBJECTS: Final = {"NAME": "name", "X": "noun", "REL": "which"}
_AUXILIARIES: Final = {"was": "was", "were": "was", "had": "had", "did": "did"}
_TENSES: Final = {"BE": "is", "HAVE": "has", "DO": "do"}
_WILL: Final = frozenset(("will", "'ll", "’ll", "shall", "wo"))


def tagged(words: str) -> list[Token]:
    """The tokens of a content that is read by itself."""
    known = lexicon()
    return settle(scan(words, 0, len(words), known, titled=False), known, known.common)


def signs(words: str) -> dict[str, float]:
    """What stands in the words, by slug; each value is above 0 and grows slowly with the count.

    Group names of signs.toml, verb forms ("past", "perfect"), subjects with their tense
    ("self-past"; "main-" before the first), "first:" with the tag that begins, "word:" with a word.
    """
    tokens = tagged(words)
    counts = Counter(name for place in range(len(tokens)) for name in _counted(tokens, place))
    found = {name: math.log1p(count) for name, count in counts.items()}
    found.update(dict.fromkeys(_clauses(tokens), 1.0))
    found.update(dict.fromkeys(_shape(words, tokens, counts), 1.0))
    found.update(
        {"word:" + each.low: _WORD for each in tokens if each.tag.isalpha() and _is_common(each)}
    )
    found["topic"] = math.log1p(sum(counts[name] for name in _TOPICS))
    found["length"] = math.log1p(_length(tokens))
    return {name: value for name, value in found.items() if value}


def _is_common(token: Token) -> bool:
    return token.tag not in ("NAME", "NUM")


def _length(tokens: Sequence[Token]) -> int:
    return sum(each.tag.isalpha() for each in tokens)


def _counted(tokens: Sequence[Token], place: int) -> Iterator[str]:
    token = tokens[place]
    yield from _groups().get(token.low, ())
    if token.tag == "NUM":
        yield from _number(token.low)
    elif token.tag == "NAME" and place:
        yield "name"
    elif token.tag == "TIME":
        yield "date"
    elif token.tag == "VG":
        yield "ing"
    elif token.tag == "V":
        yield _tense(tokens, place)
    elif token.low in ("was", "were"):
        yield "was"
    elif token.low.endswith("est") and len(token.low) > 5 and token.low not in _NOT_SUPERLATIVE:
        yield "comparison"


def _number(low: str) -> Iterator[str]:
    if low[0] in _MONEY:
        yield "money"
    if low.endswith("%"):
        yield "quantity"
    if _YEAR.match(low):
        yield "date"
    else:
        yield "number" if low.strip("$£€#")[:1].isdigit() else "number-word"


def _tense(tokens: Sequence[Token], place: int) -> str:
    """Of a verb: "past", "perfect", "passive" or "present", by its form and auxiliaries."""
    if not _is_past(tokens[place].low, participle=True):
        return "present"
    near = [each.tag for each in tokens[max(0, place - _REACH) : place]]
    if "HAVE" in near:
        return "perfect"
    if "BE" in near or not _is_past(tokens[place].low):
        return "passive"
    return "past"


def _is_past(low: str, *, participle: bool = False) -> bool:
    known = lexicon().verb_forms.get(low)
    if known is None:
        return low.endswith("ed")
    return Form.PAST in known or participle and Form.PARTICIPLE in known


def _clauses(tokens: Sequence[Token]) -> Iterator[str]:
    """Each finite verb with whom it is said of; the first one also as the main clause's."""
    subject, begun, first = "noun", False, True
    for token in tokens:
        if token.tag in _BREAKS or token.tag in ("X", "NAME"):
            begun = False
        subject = _subject(token, subject)
        tense = _finite(token, begun)
        if tense:
            yield f"{subject}-{tense}"
            if first:
                yield f"main-{subject}-{tense}"
            first = False
        begun = token.tag != "V" and (begun or bool(tense))
    if first:
        yield "no-verb"


def _subject(token: Token, before: str) -> str:
    if token.low in _PRONOUNS and token.tag in ("PRON", "DET", "ADV"):
        return _PRONOUNS[token.low]
    if token.tag in _SUBJECTS:
        return _SUBJECTS[token.tag]
    return "noun" if token.tag in _BREAKS and token.tag != "CC" else before


def _finite(token: Token, begun: bool) -> str:
    """The tense of a verb that is the first of its group; else ""."""
    if token.tag == "MOD":
        return "will" if token.low in _WILL else "may"
    if begun:
        return ""
    if token.tag in _TENSES:
        return _AUXILIARIES.get(token.low, _TENSES[token.tag])
    if token.tag == "V":
        return "past" if _is_past(token.low) else "present"
    return ""


def _shape(words: str, tokens: Sequence[Token], counts: Counter[str]) -> Iterator[str]:
    told = any(counts[name] for name in _PASTS)
    number = any(counts[name] for name in _NUMBERS)
    topic = any(counts[name] for name in _TOPICS)
    named = {
        "short": _length(tokens) < _SHORT,
        "question-mark": "?" in words,
        "exclamation-mark": "!" in words,
        "told": told,
        "told-of-topic": told and topic,
        "told-in-numbers": told and number,
        "topic-in-numbers": topic and number,
    }
    yield from (name for name, holds in named.items() if holds)
    if tokens and tokens[0].low in lexicon().classes:
        yield "first:" + lexicon().classes[tokens[0].low]


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """By spelling, the groups of signs.toml that a word belongs to."""
    source = files("claims.attribution").joinpath("signs.toml")
    read = tomllib.loads(source.read_text(encoding="utf-8"))
    table: dict[str, set[str]] = {}
    for name, listed in read["words"].items():
        for word in listed.split():
            for form in (word, *_plural(word)):
                table.setdefault(form, set()).add(name)
    spelled = _verb_spellings()
    for name, listed in read["verbs"].items():
        for lemma in listed.split():
            for form in spelled.get(lemma) or forms(lemma, (), False):
                table.setdefault(form, set()).add(name)
    return {form: tuple(sorted(names)) for form, names in table.items()}


def _plural(word: str) -> tuple[str, ...]:
    if len(word) < 4 or not word.isalpha():
        return ()
    return (word[:-1] + "ies",) if re.search(r"[^aeiou]y$", word) else (word + "s",)


def _verb_spellings() -> dict[str, set[str]]:
    """Every form of each verb of the lexicon."""
    table: dict[str, set[str]] = {}
    for form, lemmas in lexicon().lemmas.items():
        for lemma in lemmas:
            table.setdefault(lemma, set()).add(form)
    return table
