"""Named sources that are one party: the same person, or one body and those who speak for it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from claims.provenance.bodies import speaks_for_others, words_of_body
from claims.provenance.types import Occasion, Voice, VoiceKind
from claims.provenance.vocabulary import PUBLIC_CHANNELS
from claims.text.keys import name_key


@dataclass(frozen=True)
class Heard:
    """A named voice on its occasion."""

    voice: Voice
    occasion: Occasion

    @property
    def key(self) -> str:
        return name_key(self.voice.key or self.voice.name)


def parties(heard: Sequence[Heard]) -> dict[str, str]:
    """For each voice's key the key of its party; the order does not matter."""
    ties = _Ties(each.key for each in heard)
    _join_short_names(ties, heard)
    _join_bodies(ties, heard)
    return {each.key: ties.of(each.key) for each in heard}


class _Ties:
    """Keys that belong together; a party is known by the key that sorts first."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._parent = {key: key for key in keys}

    def of(self, key: str) -> str:
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def join(self, keys: Iterable[str]) -> None:
        roots = sorted({self.of(key) for key in keys})
        for each in roots[1:]:
            self._parent[each] = roots[0]


def _join_short_names(ties: _Ties, heard: Iterable[Heard]) -> None:
    """ "Ilvara" is "Sanne Ilvara" where no other Ilvara speaks."""
    by_last: dict[str, set[str]] = defaultdict(set)
    for each in heard:
        if each.voice.kind is VoiceKind.PERSON and each.key:
            by_last[each.key.split()[-1]].add(each.key)
    for keys in by_last.values():
        longest = max(keys, key=len)
        if all(f" {longest}".endswith(f" {key}") for key in keys):
            ties.join(keys)


def _join_bodies(ties: _Ties, heard: Iterable[Heard]) -> None:
    """A body that speaks is all its members; else its spokespeople are one, and one occasion."""
    by_body: dict[frozenset[str], list[Heard]] = defaultdict(list)
    for each in heard:
        by_body[words_of_body(each.voice)].append(each)
    for body, members in sorted(by_body.items(), key=_words):
        larger = [other for other in by_body if body and body < other]
        # "The ministry" is nobody in particular where two ministries speak.
        if larger and not all(other <= max(larger, key=len) for other in larger):
            larger = []
        for those in _together([*members, *(one for other in larger for one in by_body[other])]):
            if body:
                ties.join(each.key for each in those)


def _words(body: tuple[frozenset[str], list[Heard]]) -> list[str]:
    return sorted(body[0])


def _together(members: Sequence[Heard]) -> list[list[Heard]]:
    if any(each.voice.kind is VoiceKind.ORGANISATION for each in members):
        return [list(members)]
    speakers = [each for each in members if speaks_for_others(each.voice)]
    return [speakers, *_occasions(members).values()]


def _occasions(members: Iterable[Heard]) -> Mapping[tuple[str, date | None], list[Heard]]:
    """By channel and day; who does not tell the day spoke on the first that is told."""
    public = [each for each in members if each.occasion.channel in PUBLIC_CHANNELS]
    first: dict[str, date] = {}
    for each in public:
        channel, day = each.occasion.channel, each.occasion.said
        if day:
            first[channel] = min(day, first.get(channel, day))
    found: dict[tuple[str, date | None], list[Heard]] = defaultdict(list)
    for each in public:
        channel = each.occasion.channel
        found[channel, each.occasion.said or first.get(channel)].append(each)
    return found
