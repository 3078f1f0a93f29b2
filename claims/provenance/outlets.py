"""The outlets that articles come from, and where a text names one of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from urllib.parse import urlsplit

from claims.provenance.types import Article
from claims.provenance.vocabulary import KINDS_OF_OUTLET, MEDIA, NO_OUTLET
from claims.text.furniture import is_agency
from claims.text.keys import name_key
from claims.text.spans import Span

_NAME_WORD: Final = r"(?:[^\W\d_]*[A-Z\u00c0-\u00de]|\d+[A-Z])[\w.&’'-]*"
_JOINED: Final = r"(?: (?:of|and|the|in|for|to|&|de|la|du|der|del) | )"
# What may be a name: words with a capital, and the little words between them.
_CAPITALS: Final = re.compile(rf"(?<!\w){_NAME_WORD}(?:{_JOINED}{_NAME_WORD})*")
_POSSESSIVE: Final = re.compile(r"(?:[’']s?|\.)$")
# "Meridian Wire (MW)": from there on the letters stand for the name.
_ACRONYM: Final = re.compile(r"\s\(([A-Z]{2,6})\)")
# Words: no outlet has a longer name.
_LONGEST: Final = 7


@dataclass(frozen=True)
class Mention:
    """Where a text names an outlet."""

    span: Span
    # The publisher as its articles have it; as printed where none of them is here.
    publisher: str
    # Whether articles of it are here.
    known: bool


@dataclass(frozen=True)
class Outlets:
    """The publishers of some articles."""

    articles: tuple[Article, ...]

    @cached_property
    def names(self) -> dict[str, str]:
        """Publisher by key; the same name in two spellings is the one that sorts first."""
        publishers = sorted({each.publisher for each in self.articles if each.publisher})
        return {name_key(each): each for each in reversed(publishers) if name_key(each)}

    @cached_property
    def short_names(self) -> dict[str, frozenset[str]]:
        """ "ledger": those that may be called "the Ledger"."""
        found: dict[str, set[str]] = defaultdict(set)
        for key, publisher in self.names.items():
            words = key.split()
            for length in range(1, len(words)):
                found[" ".join(words[-length:])].add(publisher)
                if length > 1:
                    found[" ".join(words[:length])].add(publisher)
        return {short: frozenset(those) for short, those in found.items()}

    @cached_property
    def by_publisher(self) -> dict[str, list[Article]]:
        found: dict[str, list[Article]] = defaultdict(list)
        for article in self.articles:
            found[name_key(article.publisher)].append(article)
        return found

    @cached_property
    def by_host(self) -> dict[str, str]:
        hosts = {host_of(each.url): each.publisher for each in reversed(self.articles)}
        return {host: publisher for host, publisher in hosts.items() if host}

    @cached_property
    def by_url(self) -> dict[str, Article]:
        return {address_of(each.url): each for each in reversed(self.articles) if each.url}

    def resolve(self, name: str, reader: str = "") -> str:
        """The publisher that a name means in an article of ``reader``; "" for none of these.

        A short name is the reader's own before anybody else's, and nobody's where two share it.
        """
        key = name_key(name)
        if key in self.names:
            return self.names[key]
        those = self.short_names.get(key, frozenset())
        own = self.names.get(name_key(reader), "")
        if own in those:
            return own
        return next(iter(those)) if len(those) == 1 else ""

    def articles_of(self, publisher: str) -> list[Article]:
        return self.by_publisher.get(name_key(publisher), [])

    def is_same(self, one: str, other: str) -> bool:
        return name_key(one) == name_key(other)

    def mentions(self, article: Article) -> list[Mention]:
        """Other outlets that an article names, in order; its own name is nobody else's."""
        found = [
            mention
            for capitals in _CAPITALS.finditer(article.text)
            for mention in self._within(article, Span(*capitals.span()))
        ]
        return [each for each in found if not self._is_own(article, each.publisher)]

    def _is_own(self, article: Article, publisher: str) -> bool:
        own, key = name_key(article.publisher), name_key(publisher)
        return key == own or f" {own} ".endswith(f" {key} ")

    def _within(self, article: Article, run: Span) -> Iterator[Mention]:
        """The longest known names in a run of capitals; else an outlet by its looks."""
        words = list(re.finditer(r"\S+", article.text[run.start : run.end]))
        place, unknown = 0, True
        while place < len(words):
            for length in range(min(_LONGEST, len(words) - place), 0, -1):
                first, last = words[place], words[place + length - 1]
                span = Span(run.start + first.start(), run.start + last.end())
                if mention := self._known(article, span):
                    yield mention
                    place, unknown = place + length, False
                    break
            else:
                place += 1
        if unknown and looks_like_outlet(article.text, run):
            yield Mention(*_printed(article.text, run), known=False)

    def _known(self, article: Article, span: Span) -> Mention | None:
        span, name = _printed(article.text, span)
        key = name_key(name)
        if key in self.names:
            return Mention(span, self.names[key], known=True)
        if meant := self._acronyms(article).get(name):
            return Mention(span, meant, known=True)
        if key in self.short_names and _has_article_before(article.text, span):
            publisher = self.resolve(name, article.publisher) or self._named_in(article, key)
            return Mention(span, publisher, known=True) if publisher else None
        return None

    def _named_in(self, article: Article, short: str) -> str:
        """Of several with this short name the one that the text also names in full; else ""."""
        text = name_key(article.text)
        full = [each for each in sorted(self.short_names[short]) if name_key(each) in text]
        return full[0] if len(full) == 1 else ""

    def _acronyms(self, article: Article) -> dict[str, str]:
        found = {}
        for match in _ACRONYM.finditer(article.text):
            words = article.text[: match.start()].split()[-_LONGEST:]
            for length in range(len(words), 0, -1):
                publisher = self.names.get(name_key(" ".join(words[-length:])))
                if publisher:
                    found[match[1]] = publisher
                    break
        return found


def looks_like_outlet(text: str, run: Span) -> bool:
    """Whether a name is one of the press: by a word in it, the word before it, or an agency's."""
    _span, name = _printed(text, run)
    words = {word.casefold() for word in name.split()}
    if words & NO_OUTLET:
        return False
    # A long text is not split as a whole for one word.
    before = text[max(0, run.start - _LONGEST * 3) : run.start].split(" ")[-2:-1]
    named = bool(words & MEDIA) and len(words) > 1
    return named or bool(before and before[0] in KINDS_OF_OUTLET) or is_agency(name)


def host_of(url: str) -> str:
    """The host without "www."; "" where the address has none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def address_of(url: str) -> str:
    """The address without what does not tell two pages apart."""
    return url.split("#")[0].split("?")[0].rstrip("/").partition("://")[2].removeprefix("www.")


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, by its key, in the order given."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name_key(name), name)
    return tuple(found.values())


def _printed(text: str, span: Span) -> tuple[Span, str]:
    """The name in a span, without the genitive and the article before it."""
    name = _POSSESSIVE.sub("", text[span.start : span.end])
    start = span.start
    if name.startswith("The ") and len(name) > len("The "):
        start, name = start + len("The "), name[len("The ") :]
    return Span(start, start + len(name)), name


def _has_article_before(text: str, span: Span) -> bool:
    return text[max(0, span.start - 4) : span.start].casefold() == "the "
