"""Lines on a page that are not the article's: house boilerplate, bylines, credits.

The rules are data (furniture.toml), by language. English ones are tried on every text, since
sites in other languages borrow their furniture from English templates.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

RULES = Path(__file__).with_name("furniture.toml")
EVERYWHERE = "en"
# Characters: beyond it a line is a paragraph of the article, whatever its first words are.
MAX_LINE = 300
# Characters: names of publishers are shorter; longer ones are sentences that look like a credit.
MAX_PUBLISHER = 80

_SPACE = re.compile(r"\s+")
_QUOTES = re.compile('["\u201c\u201d\u201e\u00ab\u00bb]')
# "(With inputs from Coast Wire)", "— Coast Wire", "* This article was ..."
_WRAPPING = " \t()[]*_•-–—|"
_AFTER_PUBLISHER = re.compile(
    r"(?:,? (?:and|which) (?:is|was|has)\b|,? (?:on|under|with|as part|via|here|before)\b"
    r"|[.;:](?:\s|$)| \(|,? all rights).*",
    re.IGNORECASE,
)
_LIST = re.compile(r",? and |,? et |,? und |,? y |, | & |/")
# "SARN (Coast Wire) —": a place, who reports from there, a dash.
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][\w'’.,\- ]{1,60}?) ?\((?P<publisher>[^()\d]{2,40})\)\s*(?:[-–—:]|--)\s"
)
_SIGNATURE = re.compile(r"[.!?…\"”’]\s*[(\[—–-]{1,2}\s*(?P<publisher>[^()\[\]—–]{2,40})[)\]]?\s*$")


class CreditKind(StrEnum):
    """What a credit line says about where the text comes from."""

    FIRST_PUBLISHED_BY = "first_published_by"
    AGENCY = "agency"
    WITH_INPUTS = "with_inputs"


@dataclass(frozen=True)
class Credit:
    """Evidence of syndication: the words of the line, and whom it names, as printed."""

    line: str
    publisher: str
    kind: CreditKind


@dataclass(frozen=True)
class _Rules:
    lines: tuple[re.Pattern[str], ...]
    teasers: tuple[re.Pattern[str], ...]
    bylines: tuple[re.Pattern[str], ...]
    paywalls: tuple[re.Pattern[str], ...]
    credits: tuple[tuple[CreditKind, re.Pattern[str]], ...]


def plain(line: str) -> str:
    """The line with white space made plain and without full stop, brackets or dashes around."""
    return _SPACE.sub(" ", line).strip(_WRAPPING).rstrip(".!").rstrip(_WRAPPING)


def is_furniture(line: str, language: str) -> bool:
    """Whether a line belongs to the house: follow us, subscribe, read more, cookies."""
    if len(line) > MAX_LINE:
        return False
    words = plain(line)
    quotes = _QUOTES.search(words)
    return any(
        any(rule.fullmatch(words) for rule in rules.teasers)
        or (not quotes and any(rule.fullmatch(words) for rule in rules.lines))
        for rules in _for_language(language)
    )


def is_paywall(line: str, language: str) -> bool:
    """Whether a line asks the reader to pay or register before the text goes on."""
    words = plain(line)
    return len(line) <= MAX_LINE and any(
        rule.fullmatch(words) for rules in _for_language(language) for rule in rules.paywalls
    )


def credits_of(line: str, language: str) -> list[Credit]:
    """The credits that a whole line consists of; empty for any other line."""
    words = plain(line)
    if len(line) > MAX_LINE or not words:
        return []
    if is_agency(words):
        return [Credit(line.strip(), words, CreditKind.AGENCY)]
    for rules in _for_language(language):
        for kind, rule in rules.credits:
            if found := rule.fullmatch(words):
                return [Credit(line.strip(), name, kind) for name in _publishers(found.groupdict())]
    return []


def inline_credits(paragraph: str) -> list[Credit]:
    """Credits inside a paragraph that stays: "SARN (AP) —" before it, "(Reuters)" after it."""
    found = []
    dateline = _DATELINE.match(paragraph)
    if dateline and (is_agency(dateline["publisher"]) or dateline["place"].isupper()):
        line = dateline.group().strip()
        found.append(Credit(line, dateline["publisher"].strip(), CreditKind.AGENCY))
    signature = _SIGNATURE.search(paragraph[-60:])
    if signature and is_agency(signature["publisher"].strip()):
        line = signature.group().lstrip('.!?…"”’').strip()
        found.append(Credit(line, signature["publisher"].strip(), CreditKind.AGENCY))
    return found


def names_in_byline(line: str, language: str) -> tuple[str, ...]:
    """The names of a line that is a byline ("By Mira Tal and Jon Reed"); empty if it is none."""
    words = plain(line)
    for rules in _for_language(language):
        for rule in rules.bylines:
            if found := rule.fullmatch(words):
                return split_names(found["names"])
    return ()


def split_names(names: str) -> tuple[str, ...]:
    """Names of an enumeration; empty when a part of it does not look like a name."""
    parts = [part.strip() for part in _LIST.split(names) if part.strip()]
    if not parts or not all(_is_name(part) for part in parts):
        return ()
    return tuple(dict.fromkeys(parts))


def is_agency(name: str) -> bool:
    """Whether it is, in this very spelling, the name under which a news agency signs."""
    return name in _agencies()


def _is_name(part: str) -> bool:
    words = part.split()
    return 1 <= len(words) <= 5 and words[0][:1].isupper() and words[-1][:1].isupper()


def _publishers(groups: dict[str, str | None]) -> Iterator[str]:
    listed = groups.get("publishers")
    names = _LIST.split(listed) if listed else [groups.get("publisher") or ""]
    for name in names:
        name = _AFTER_PUBLISHER.sub("", name).strip(" .,;:'’\"")
        if 1 < len(name) <= MAX_PUBLISHER:
            yield name


def _for_language(language: str) -> tuple[_Rules, ...]:
    rules = _all_rules()
    if language in rules and language != EVERYWHERE:
        return rules[EVERYWHERE], rules[language]
    return (rules[EVERYWHERE],)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(RULES.read_text(encoding="utf-8"))


@cache
def _agencies() -> frozenset[str]:
    return frozenset(_data()["agencies"])


@cache
def _all_rules() -> dict[str, _Rules]:
    return {code: _rules(entry) for code, entry in _data().items() if isinstance(entry, dict)}


def _rules(entry: dict[str, Any]) -> _Rules:
    return _Rules(
        lines=_compiled(entry["lines"]),
        teasers=_compiled(entry["teasers"]),
        bylines=_compiled(entry["bylines"]),
        paywalls=_compiled(entry["paywalls"]),
        credits=tuple(
            (CreditKind(group["kind"]), rule)
            for group in entry["credits"]
            for rule in _compiled(group["patterns"])
        ),
    )


def _compiled(patterns: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_filled(pattern), re.IGNORECASE) for pattern in patterns)


def _filled(pattern: str) -> str:
    for name in ("networks", "agencies"):
        names = sorted(_data()[name], key=len, reverse=True)
        pattern = pattern.replace(f"{{{name}}}", f"(?:{'|'.join(map(re.escape, names))})")
    return pattern
