"""Who stands behind a source span: names, titles, short names, acronyms and pronouns resolved."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.attribution.cast import Cast, Member, read_cast
from claims.attribution.document import Sentence
from claims.attribution.parties import Party, parties, party
from claims.attribution.phrases import Range, Tokens, head_left, phrase_left
from claims.attribution.types import Speaker, SpeakerKind

_SINGULAR = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
_THINGS = frozenset(("it", "its"))
_PLURAL = frozenset(("they", "them", "their"))
_RELATIVE = frozenset(("who", "which", "that", "whose"))
_PERSONAL = frozenset((SpeakerKind.PERSON,))
_COLLECTIVE = frozenset(
    (
        SpeakerKind.ORGANISATION,
        SpeakerKind.GOVERNMENT,
        SpeakerKind.DOCUMENT,
        SpeakerKind.PUBLISHER,
    )
)
_ANONYMOUS = re.compile(
    r"(?:requested|asked for|sought|demanded|was granted|were granted) anonymity|"
    r"(?:on|under) (?:the )?condition of (?:his |her |their )?anonymity|"
    r"(?:who|and) (?:asked|requested|declined|refused|wished|spoke)"
    r"[^.;]{0,40}?(?:(?:not )?to be (?:named|identified)|anonymous(?:ly|ity)?)"
)
# Characters: a reason for anonymity stands this close to its source and is no longer than this.
_REASON_REACH = 200
# Words of a group that belongs to a leader and is not the leader.
_BELONGS = ("of", "for")


@dataclass
class _Turn:
    """Who spoke last, for the pronouns to come."""

    person: Speaker | None = None
    thing: Speaker | None = None
    group: Speaker | None = None

    def note(self, speaker: Speaker) -> None:
        """Remember a speaker under the pronouns that may point back to it."""
        if speaker.kind is SpeakerKind.PERSON:
            if speaker.named or _is_human(speaker):
                self.person = speaker
        elif speaker.kind is SpeakerKind.GROUP:
            self.group = speaker
        else:
            self.thing = self.group = speaker


class Identities:
    """Resolves the sources of one article, asked in the order in which they stand."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self.text = text
        self.cast: Cast = read_cast(text, sentences)
        self.turn = _Turn()
        self.genders: dict[str, str] = {}

    def speaker(self, tokens: Tokens, source: Range) -> Speaker:
        """The speaker that a source phrase of these tokens stands for."""
        found = self._resolve(tokens, source)
        reason = self._reason(tokens[source.end - 1].end) if not found.named else ""
        found = replace(found, anonymity_reason=reason or found.anonymity_reason)
        self.turn.note(found)
        return found

    def _resolve(self, tokens: Tokens, source: Range) -> Speaker:
        first = tokens[source.start]
        alone = source.end - source.start == 1
        if alone and first.tag == "REL" and first.low in _RELATIVE:
            antecedent = self._antecedent(tokens, source.start)
            if antecedent is not None:
                return self._resolve(tokens, antecedent)
        if alone and first.tag in ("PRON", "OBJ", "DET"):
            return self._pronoun(tokens, source)
        return self._noun(tokens, source)

    def _antecedent(self, tokens: Tokens, relative: int) -> Range | None:
        """What a relative pronoun points to: "who" to the person nearest, not to his faction."""
        end = relative - (relative > 0 and tokens[relative - 1].tag == ",")
        start = head_left(tokens, end, 0)
        if tokens[relative].low == "who" and start < end:
            nearest = party(self.text, tokens, Range(start, end))
            if nearest.named and nearest.kind is SpeakerKind.PERSON:
                return Range(start, end)
        return phrase_left(tokens, end)

    def _pronoun(self, tokens: Tokens, source: Range) -> Speaker:
        low = tokens[source.start].low
        found: Speaker | None = None
        if low in _SINGULAR:
            found = self._person(_SINGULAR[low], tokens[source.start].start)
        elif low in _THINGS:
            found = self.turn.thing
        elif low in _PLURAL:
            found = self.turn.group
        return found or _unresolved(
            self.text[tokens[source.start].start : tokens[source.start].end]
        )

    def _person(self, gender: str, offset: int) -> Speaker | None:
        """The last speaker whom the pronoun fits, else the person named last before it."""
        last = self.turn.person
        if last is not None and self.genders.get(last.name, gender) == gender:
            self.genders[last.name] = gender
            return last
        for member in self.cast.recent_people(offset):
            if self.genders.get(member.name, member.gender or gender) == gender:
                self.genders[member.name] = gender
                return _of_member(member)
        return None

    def _noun(self, tokens: Tokens, source: Range) -> Speaker:
        found = party(self.text, tokens, source)
        if found.named:
            offset = tokens[source.start].start
            member = self.cast.find(found.name, offset) or self.cast.add(found, offset)
            if member.gender:
                self.genders.setdefault(member.name, member.gender)
            return _of_member(member)
        return self._by_role(found, tokens, source)

    def _by_role(self, found: Party, tokens: Tokens, source: Range) -> Speaker:
        """ "the premier" is whoever alone holds that office; "his faction" is not himself."""
        definite = tokens[source.start].low in ("the", "this", "that")
        if definite and not found.affiliation:
            member = self._holder(found)
            if member is not None:
                return _of_member(member)
        name = self._possessed(found)
        return Speaker(
            name=name or found.role,
            kind=found.kind,
            named=bool(name),
            descriptor=found.role,
            affiliation=self._full(found.affiliation, tokens[source.start].start),
            count=found.count,
        )

    def _holder(self, found: Party) -> Member | None:
        person = found.kind is SpeakerKind.PERSON
        holders = [
            member
            for member in self.cast.holders(found.role.lower(), found.head)
            if person == (member.kind is SpeakerKind.PERSON)
        ]
        return holders[0] if len(holders) == 1 else None

    def _possessed(self, found: Party) -> str:
        """ "faction of Dana Orlo": a group named by its leader; "" for any other role."""
        if found.kind not in _COLLECTIVE or not found.affiliation:
            return ""
        member = self.cast.find(_last_name(found.affiliation), 0)
        if member is None or member.kind is not SpeakerKind.PERSON:
            return ""
        return f"{found.head} of {member.name}"

    def _full(self, name: str, offset: int) -> str:
        member = self.cast.find(name, offset) if name else None
        return member.name if member else name

    def _reason(self, offset: int) -> str:
        """Why the source is not named, in the words of the article; "" where it does not say."""
        match = _ANONYMOUS.search(self.text, offset, offset + _REASON_REACH)
        if match is None or "." in self.text[offset : match.start()]:
            return ""
        end = match.end()
        while (
            end < len(self.text)
            and self.text[end] not in ",.;\n"
            and end - match.start() < _REASON_REACH
        ):
            end += 1
        return self.text[match.start() : end].strip()


def _is_human(speaker: Speaker) -> bool:
    """Whether an unnamed role is somebody whom "she" may mean."""
    known = parties()
    words = {word.strip(",.").lower() for word in speaker.descriptor.split()}
    return bool(words & (known.human | known.office))


def _last_name(affiliation: str) -> str:
    """The capitalised words at the end: "militia leader Dana Orlo" -> "Dana Orlo"."""
    words = affiliation.split()
    start = len(words)
    while start > 0 and (words[start - 1][:1].isupper() or "-" in words[start - 1]):
        start -= 1
    return " ".join(words[start:])


def _of_member(member: Member) -> Speaker:
    return Speaker(
        name=member.name.removeprefix("The ").removeprefix("the "),
        kind=member.kind,
        named=True,
        descriptor=member.role,
        aliases=tuple(form for form in member.forms if form != member.name),
    )


def _unresolved(word: str) -> Speaker:
    return Speaker(name=word, kind=SpeakerKind.GROUP, named=False, descriptor=word)
