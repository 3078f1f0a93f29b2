"""Who stands behind a source span: names, titles, short names, acronyms and pronouns resolved."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.attribution.cast import Cast, Member, read_cast
from claims.attribution.document import Sentence
from claims.attribution.initials import weighed
from claims.attribution.parties import Party, party
from claims.attribution.partylists import parties
from claims.attribution.phrases import Range, Tokens, head_left, head_right, phrase_left
from claims.attribution.roles import is_description, plain
from claims.attribution.subjects import main_subject
from claims.attribution.turns import Turns, is_human
from claims.attribution.types import Speaker, SpeakerKind

_SINGULAR = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
}
_THINGS = frozenset(("it", "its", "itself"))
_PLURAL = frozenset(("they", "them", "their", "themselves"))
_REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves"))
_PAIR = frozenset(("both", "neither"))
_OURS = frozenset(("we", "our"))
# Before a clause as good as the main one.
_JOINED = frozenset(("CC", ";"))
# One of several: "one of them".
_SINGLE = frozenset(("one", "another", "each", "neither", "either", "a", "an"))
_RELATIVE = frozenset(("who", "which", "that", "whose"))
_ANONYMOUS = re.compile(
    r"(?:request(?:ed|ing)|ask(?:ed|ing) for|sought|seeking|demanded|pleaded|insisted on|granted) "
    r"anonymity|(?:on|under) (?:the )?condition (?:of (?:his |her |their |strict )?anonymity|that "
    r"[^.;,]{0,40}(?:not be|be left out|be withheld)[^.;,]{0,20})|"
    r"(?:not|never) (?:being |to be )?(?:authori[sz]ed|permitted|allowed|cleared) to (?:speak|talk|"
    r"comment|discuss|brief|be quoted)|"
    r"speaking anonymously|would (?:not )?be (?:named|identified)|"
    r"(?:who|and|asking|wishing|preferring|declining|refusing)\b[^.;]{0,40}?(?:(?:not )?to be "
    r"(?:named|identified|quoted by name)|anonymous(?:ly|ity)?|to (?:give|leave out|withhold) "
    r"(?:his|her|their) (?:full )?(?:sur)?names?)"
)
# What comes after these words is the reason itself.
_BECAUSE = re.compile(
    r"\b(?:because|as|since|for fear|fearing|citing|out of|discussing|given|due to|"
    r"to (?:describe|discuss|avoid|protect))\b"
)
# It ends the reason.
_END = re.compile(r"[,.;\n]| said\b")
# Characters: a reason for anonymity stands this close to its source and is no longer than this.
_REASON_REACH = 200
# Sentences: a pronoun goes back to a subject no further than this in its paragraph.
_SUBJECT_REACH = 3


class Identities:
    """Resolves the sources of one article, asked in the order in which they stand."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self.text = text
        self.sentences = weighed(text, sentences)
        self.cast: Cast = read_cast(text, self.sentences)
        self.turn = Turns()
        self.genders: dict[str, str] = {}
        self.spoken: dict[tuple[int, Range], Speaker] = {}
        self.said: dict[int, list[tuple[Range, Speaker]]] = {}

    def speaker(self, number: int, source: Range) -> Speaker:
        """The speaker that a source phrase of a sentence stands for."""
        tokens = self.sentences[number].tokens
        found = self._resolve(number, source)
        reason = self._reason(tokens[source.end - 1].end) if not found.named else ""
        found = replace(found, anonymity_reason=reason or found.anonymity_reason)
        self.turn.note(found, tokens[_head(tokens, source)].low)
        self.spoken[number, source] = found
        self.said.setdefault(number, []).append((source, found))
        return found

    def _resolve(self, number: int, source: Range) -> Speaker:
        tokens = self.sentences[number].tokens
        first = tokens[source.start]
        alone = source.end - source.start == 1
        if alone and first.tag == "REL" and first.low in _RELATIVE:
            antecedent = self._antecedent(tokens, source.start)
            if antecedent is not None:
                return self._resolve(number, antecedent)
        counts = first.low in parties().quantities and first.low not in _PAIR
        stands_in = first.tag in ("PRON", "OBJ") or (first.tag == "DET" and not counts)
        if alone and (stands_in or first.low in _REFLEXIVE):
            return self._pronoun(number, source)
        while not alone and tokens[source.end - 1].low in _REFLEXIVE:
            source = Range(source.start, source.end - 1)
            alone = source.end - source.start == 1
        return self._noun(number, source)

    def _antecedent(self, tokens: Tokens, relative: int) -> Range | None:
        """What a relative pronoun points to: "who" to the person nearest, not to his faction."""
        end = relative - (relative > 0 and tokens[relative - 1].tag == ",")
        described = phrase_left(tokens, end) if end < relative else None
        if described is not None and described.start > 1:
            place = described.start - 1
            start = head_left(tokens, place, 0)
            apposed = tokens[place].tag == "," and tokens[described.start].tag == "DET"
            if apposed and start < place and tokens[place - 1].tag == "NAME":
                return Range(start, place)
        start = head_left(tokens, end, 0)
        if tokens[relative].low == "who" and start < end:
            nearest = party(self.text, tokens, Range(start, end))
            if nearest.named and nearest.kind is SpeakerKind.PERSON:
                return Range(start, end)
        return phrase_left(tokens, end)

    def _pronoun(self, number: int, source: Range) -> Speaker:
        tokens = self.sentences[number].tokens
        low = tokens[source.start].low
        found: Speaker | None = None
        if low in _SINGULAR:
            found = self._person(_SINGULAR[low], number, source.start)
        elif low in _THINGS:
            found = self.turn.thing or self._thing(number)
        elif low in _PLURAL:
            found = self._group(number)
        elif low in _PAIR:
            found = self.turn.pair
        elif low in _OURS:
            found = self.turn.voice
        return found or _unresolved(
            self.text[tokens[source.start].start : tokens[source.start].end]
        )

    def _person(self, gender: str, number: int, place: int) -> Speaker | None:
        """Whom "he" or "she" means: the subject before it, the last speaker, the last name."""
        for speaker in self._before(number, place):
            if self.genders.get(speaker.name, gender) == gender:
                self.genders[speaker.name] = gender
                return speaker
        return None

    def _before(self, number: int, place: int) -> Iterator[Speaker]:
        """The persons whom a pronoun may mean, the likeliest first."""
        here = self.sentences[number]
        yield from self._beside(number, place)
        for before in range(number - 1, max(-1, number - 1 - _SUBJECT_REACH), -1):
            if self.sentences[before].paragraph != here.paragraph:
                break
            yield from self._topic(before)
        if self.turn.person is not None:
            yield self.turn.person
        for member in self.cast.recent_people(here.tokens[place].start):
            if member.gender:
                self.genders.setdefault(member.name, member.gender)
            yield _of_member(member)

    def _beside(self, number: int, place: int) -> Iterator[Speaker]:
        """Who speaks before a pronoun in its own sentence, the nearest first; then its subject."""
        for source, speaker in reversed(self.said.get(number, ())):
            if source.end <= place:
                yield from _human(speaker)
        subject = main_subject(self.sentences[number].tokens, 0, place)
        if subject is not None:
            yield from self._subject(number, subject)

    def _topic(self, number: int) -> Iterator[Speaker]:
        """Whom a sentence is about: the person who is its subject, then who speaks in it."""
        tokens = self.sentences[number].tokens
        subject = main_subject(tokens, 0, len(tokens))
        said = list(reversed(self.said.get(number, ())))
        for source, speaker in said:
            if source.start and tokens[source.start - 1].tag in _JOINED:
                yield from _human(speaker)
        if subject is not None:
            yield from self._subject(number, subject)
        for _, speaker in said:
            yield from _human(speaker)
        opening = _opening(tokens)
        if opening is not None:
            yield from self._subject(number, opening)

    def _subject(self, number: int, subject: Range) -> Iterator[Speaker]:
        """The person whom a subject names, or to whom it belongs: "Dana Orlo's boat"."""
        tokens = self.sentences[number].tokens
        known = self.spoken.get((number, subject))
        if known is not None:
            yield from _human(known)
        elif tokens[subject.start].tag not in ("PRON", "OBJ"):
            yield from _human(self._noun(number, subject))
            marks = (n for n in range(subject.start, subject.end) if tokens[n].tag == "POS")
            mark = next(marks, subject.start)
            if mark > subject.start:
                yield from _human(self._noun(number, Range(subject.start, mark)))

    def _group(self, number: int) -> Speaker | None:
        """Whom "they" means: who speaks beside it, the subject before it, the last group."""
        if self.said.get(number):
            return self.turn.group
        before = self._subject_before(number)
        plural = before is not None and before.kind is SpeakerKind.GROUP
        return before if plural else self.turn.group

    def _thing(self, number: int) -> Speaker | None:
        """What "it" means where nothing has spoken yet: the subject before it."""
        before = self._subject_before(number)
        person = before is None or before.kind in (SpeakerKind.PERSON, SpeakerKind.GROUP)
        return None if person else before

    def _subject_before(self, number: int) -> Speaker | None:
        """Whom the sentence before is about, in the same paragraph; None without one."""
        before = self.sentences[number - 1] if number else None
        if before is None or before.paragraph != self.sentences[number].paragraph:
            return None
        subject = main_subject(before.tokens, 0, len(before.tokens))
        if subject is None or before.tokens[subject.start].tag in ("PRON", "OBJ"):
            return None
        return self.spoken.get((number - 1, subject)) or self._noun(number - 1, subject)

    def _noun(self, number: int, source: Range) -> Speaker:
        tokens = self.sentences[number].tokens
        pair = self._two(number, source)
        if pair is not None:
            return pair
        found = party(self.text, tokens, source)
        if found.named:
            offset = tokens[source.start].start
            person = found.kind is SpeakerKind.PERSON
            found = replace(found, name=self.cast.own_name(found.name))
            member = self.cast.find(found.name, offset, person=person)
            member = member or self.cast.add(found, offset)
            if found.printed:
                member.called(found.printed)
            if member.gender:
                self.genders.setdefault(member.name, member.gender)
            return _of_member(member)
        return self._by_role(found, tokens, source)

    def _two(self, number: int, source: Range) -> Speaker | None:
        """ "Dana Orlo and Ilan Vey" speak as a group of two; None for any other phrase."""
        tokens = self.sentences[number].tokens
        joint = next((n for n in range(source.start, source.end) if tokens[n].low == "and"), 0)
        if not source.start < joint < source.end - 1:
            return None
        halves = Range(source.start, joint), Range(joint + 1, source.end)
        if not all(self._is_told(party(self.text, tokens, half)) for half in halves):
            return None
        first, second = (self._noun(number, half).name for half in halves)
        return Speaker(f"{first} and {second}", SpeakerKind.GROUP, named=True, count=2)

    def _is_told(self, found: Party) -> bool:
        """Whether a country is named, or a person in full, here or elsewhere in the article."""
        if not found.named or found.kind is not SpeakerKind.PERSON:
            return found.name.lower() in parties().countries
        member = self.cast.find(found.name, 0)
        return " " in found.name or (member is not None and " " in member.name)

    def _by_role(self, found: Party, tokens: Tokens, source: Range) -> Speaker:
        """ "the premier" is whoever alone holds that office; "his faction" is not himself."""
        offset = tokens[source.start].start
        if not found.description:
            return self._part(found, tokens, source)
        known: Member | Speaker | None = None
        if found.head.endswith("year-old") and tokens[source.start].low not in ("a", "an"):
            known = self._described(offset)
        elif tokens[source.start].low in ("the", "this", "that"):
            known = self._known(found, offset) or self._later(found, offset)
        elif tokens[source.start].tag in ("X", "NAME"):
            known = self._holder(found, offset)  # a headline leaves out "the"
        else:
            known = self._later(found, offset)
        if known is not None:
            return known if isinstance(known, Speaker) else _of_member(known)
        return Speaker(
            name=found.description,
            kind=found.kind,
            named=False,
            descriptor=found.role,
            affiliation=self._full(found.affiliation, offset),
            count=found.count,
        )

    def _later(self, found: Party, offset: int) -> Member | None:
        """Who "a chemist" is, where the article names him only afterwards."""
        person = found.kind is SpeakerKind.PERSON
        return self.cast.introduced_later(found.head, offset) if person else None

    def _part(self, found: Party, tokens: Tokens, source: Range) -> Speaker:
        """ "One of them": of the group that spoke last, or as described: "one of them, a nurse"."""
        first = tokens[source.start].low
        kind = SpeakerKind.PERSON if first in _SINGLE else SpeakerKind.GROUP
        comma = next((n for n in range(source.start, source.end) if tokens[n].tag == ","), 0)
        apposed = comma and comma + 1 < source.end and tokens[comma + 1].low in ("a", "an")
        if apposed:
            told = party(self.text, tokens, Range(comma + 1, source.end))
            name = told.description
        else:
            name = self._several(first)
        name = name or found.role
        return Speaker(name=name, kind=kind, named=False, descriptor=name, count=found.count)

    def _several(self, first: str) -> str:
        """What those are called whom "one of them" or "another" is one of; "" if nobody is."""
        if first in ("other", "others"):
            return ""
        group, person = self.turn.group, self.turn.person
        if first == "another" and person is not None and not person.named:
            return person.name
        unnamed = group is not None and group.kind is SpeakerKind.GROUP and not group.named
        return group.name if group is not None and unnamed else ""

    def _known(self, found: Party, offset: int) -> Speaker | None:
        """Whom a role with "the" points back to; None where nobody or more than one fits."""
        member = self._holder(found, offset)
        if member is not None:
            return _of_member(member)
        known = self.turn.association(found.role)
        known = known or self.turn.introduced(found.role, found.head)
        if known is not None:
            return known
        if found.kind is SpeakerKind.PERSON:
            return self._described(offset) if is_description(found.role) else None
        member = self._body(found, offset)
        return _of_member(member) if member else None

    def _body(self, found: Party, offset: int) -> Member | None:
        """The firm or outlet named last, for "the carrier" or "the Lanvia-based company"."""
        told = [word for word in found.description.split() if not word.endswith(parties().proxy)]
        if told != [found.head]:
            return None
        if found.kind is SpeakerKind.PUBLISHER:
            return self.cast.recent_outlet(offset) if found.head in parties().outlets else None
        return self.cast.recent_firm(offset) if found.head in parties().firm else None

    def _described(self, offset: int) -> Speaker | None:
        """The person named last, whom "the former docker" describes."""
        member = next(self.cast.recent_people(offset), None)
        return _of_member(member) if member else None

    def _holder(self, found: Party, offset: int) -> Member | None:
        if found.kind is SpeakerKind.GROUP:
            return None
        return self._one(found, found.role, offset) or self._one(found, plain(found.role), offset)

    def _one(self, found: Party, role: str, offset: int) -> Member | None:
        """The one member of the same sort that a role fits; None for none, several or no role."""
        person = found.kind is SpeakerKind.PERSON
        holders = [
            member
            for member in (self.cast.holders(role.lower(), found.head, offset) if role else ())
            if person == (member.kind is SpeakerKind.PERSON)
        ]
        return holders[0] if len(holders) == 1 else None

    def _full(self, name: str, offset: int) -> str:
        member = self.cast.find(name, offset) if name else None
        return member.name if member else name

    def _reason(self, offset: int) -> str:
        """Why the source is not named, in the words of the article; "" where it does not say."""
        match = _ANONYMOUS.search(self.text, offset, offset + _REASON_REACH)
        if match is None or "." in self.text[offset : match.start()]:
            return ""
        told = _BECAUSE.match(self.text, _past_comma(self.text, match.end()))
        stop = _END.search(
            self.text, told.end() if told else match.end(), match.start() + _REASON_REACH
        )
        end = stop.start() if stop else min(len(self.text), match.start() + _REASON_REACH)
        piece = max(offset, self.text.rfind(",", offset, match.start()) + 1)
        because = _BECAUSE.search(self.text, piece, end)
        return self.text[because.start() if because else match.start() : end].strip()


def _past_comma(text: str, offset: int) -> int:
    while offset < len(text) and text[offset] in ", ":
        offset += 1
    return offset


def _human(speaker: Speaker) -> Iterator[Speaker]:
    """The speaker if "she" may mean it."""
    person = speaker.kind is SpeakerKind.PERSON
    if person and (speaker.named or is_human(speaker)):
        yield speaker


def _head(tokens: Tokens, source: Range) -> int:
    """The place of the noun of a source."""
    first = source.start + (tokens[source.start].tag == "DET" and source.start + 1 < source.end)
    return max(first, head_right(tokens, first, source.end) - 1)


def _opening(tokens: Tokens) -> Range | None:
    """The name that a sentence begins with; None where it begins otherwise."""
    end = 0
    while end < len(tokens) and tokens[end].tag == "NAME":
        end += 1
    return Range(0, end) if end else None


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
