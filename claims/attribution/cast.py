"""Everybody whom an article names, with the forms that it names them by."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from claims.attribution.document import Sentence
from claims.attribution.mentions import expansion, mentions
from claims.attribution.parties import Party
from claims.attribution.partylists import parties
from claims.attribution.phrases import Tokens
from claims.attribution.places import demonyms, places_in
from claims.attribution.roles import fits_role, ministry_of
from claims.attribution.types import SpeakerKind

# Letters: a name of one or two letters is an initial, not a surname.
_SURNAME_LETTERS = 3
# Members: a name or word shared by more tells nobody apart.
_NAMESAKES = 20
# Names: a pronoun does not point further back than this.
_RECENT = 20
# Roles: of one party, the first ones met.
_ROLES = 8


@dataclass
class Member:
    """One party of the cast; grows while the article is read."""

    name: str
    kind: SpeakerKind
    role: str = ""
    gender: str = ""
    # Every role met, the first one in ``role``.
    roles: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)

    def seen(self, form: str, offset: int) -> None:
        """Keep a form and where it stands."""
        self.called(form)
        self.offsets.append(offset)

    def called(self, form: str) -> None:
        """Keep a form; an endless list of them tells nobody anything."""
        if len(self.forms) < _NAMESAKES and form not in self.forms:
            self.forms.append(form)

    def last_before(self, offset: int) -> int:
        """Where the party was last named before an offset; -1 where it was not."""
        place = bisect_right(self.offsets, offset - 1)
        return self.offsets[place - 1] if place else -1


@dataclass
class Cast:
    """The members, found by full name, by surname and by acronym."""

    members: list[Member] = field(default_factory=list)
    by_key: dict[str, Member] = field(default_factory=dict)
    by_surname: dict[str, list[Member]] = field(default_factory=dict)
    # By the first name of a person, and by the word that an organisation is called for short.
    by_short: dict[str, list[Member]] = field(default_factory=dict)
    # Persons who are "the chemist, Dana Orlo", by that noun.
    by_trade: dict[str, list[Member]] = field(default_factory=dict)
    # By each word of a person's role and of an organisation's name.
    by_word: dict[str, list[Member]] = field(default_factory=dict)
    people: list[tuple[int, int]] = field(default_factory=list)
    firms: list[tuple[int, int]] = field(default_factory=list)
    outlets: list[tuple[int, int]] = field(default_factory=list)
    settled: bool = False

    def add(self, found: Party, offset: int) -> Member:
        """The member that a named party is; a new one where nobody fits."""
        found = replace(found, name=self.own_name(found.name))
        member = self.find(found.name, offset, person=found.kind is SpeakerKind.PERSON)
        if member is None:
            member = Member(found.name, found.kind)
            self.members.append(member)
            self._index(member, found.name)
        elif len(found.name) > len(member.name) and " " in found.name:
            member.name = found.name
            self._index(member, found.name)
        if found.role and not member.role:
            member.role, member.kind = found.role, found.kind
        if found.role and found.role not in member.roles and len(member.roles) < _ROLES:
            member.roles.append(found.role)
        member.gender = member.gender or found.gender
        member.seen(found.name, offset)
        return member

    def own_name(self, name: str) -> str:
        """ "Covenant Party of Dana Orlo" without its leader, "Orlo's office" with her full name."""
        for mark in ("'s ", "’s "):
            owner, _, owned = name.partition(mark)
            holder = self.find(owner, 0) if owned else None
            if holder is not None and holder.kind is SpeakerKind.PERSON:
                return f"{holder.name}{mark}{owned}"
        own, _, owner = name.rpartition(" of ")
        leader = self.find(owner, 0) if own else None
        if leader is None or leader.kind is not SpeakerKind.PERSON or " " not in leader.name:
            return name
        led = " " in own and key(own).split(" ")[-1] in parties().led
        return own if led else f"{own} of {leader.name}"

    def find(self, name: str, offset: int, *, person: bool = True) -> Member | None:
        """Who goes by a name: all of it, its surname, or its acronym; None when nobody does.

        ``person`` says that it may be a person's, so that "Dana Orlo" may be a known "Orlo".
        """
        exact = self.by_key.get(key(name))
        if exact is not None:
            return exact
        if " " in key(name) and not person:
            return None
        if " " in key(name):
            surname = key(name).split(" ")[-1]
            others = [one for one in self.by_surname.get(surname, ()) if _surname_alone(one)]
        else:
            short = self.by_short.get(key(name), ())
            others = self.by_surname.get(key(name)) or (list(short) if len(short) == 1 else [])
        return max(others, key=_Recency(offset), default=None)

    def alias(self, member: Member, form: str, offset: int) -> None:
        """Note an acronym for a member."""
        known = self.by_key.setdefault(key(form), member)
        if known is member:
            member.seen(form, offset)

    def _index(self, member: Member, name: str) -> None:
        self.by_key.setdefault(key(name), member)
        surname = key(name).split(" ")[-1]
        if member.kind is SpeakerKind.PERSON and len(surname) >= _SURNAME_LETTERS:
            _note(self.by_surname, surname, member)
        for word in _short_forms(member):
            _note(self.by_short, word, member)
        if self.settled:
            self._words(member)

    def _words(self, member: Member) -> None:
        named = "" if member.kind is SpeakerKind.PERSON else member.name
        for word in set(" ".join([key(named), *map(key, member.roles)]).split()):
            _note(self.by_word, word, member)

    def settle(self) -> None:
        """Make ready to be asked, once everybody is named."""
        for number, member in enumerate(self.members):
            member.offsets = sorted(set(member.offsets))
            if member.kind is SpeakerKind.PERSON:
                self.people.extend((offset, number) for offset in member.offsets)
            elif _is_firm(member):
                self.firms.extend((offset, number) for offset in member.offsets)
            elif member.kind is SpeakerKind.PUBLISHER:
                self.outlets.extend((offset, number) for offset in member.offsets)
            self._words(member)
        self.people.sort()
        self.outlets.sort()
        self.firms.sort()
        self.settled = True

    def recent_people(self, offset: int) -> Iterator[Member]:
        """The persons named before an offset, the latest first; not further than a few names."""
        place = bisect_right(self.people, (offset, -1))
        for _, number in reversed(self.people[max(0, place - _RECENT) : place]):
            if _is_told(self.members[number]):
                yield self.members[number]

    def recent_firm(self, offset: int) -> Member | None:
        """The firm named last before an offset; None without one."""
        place = bisect_right(self.firms, (offset, -1))
        return self.members[self.firms[place - 1][1]] if place else None

    def recent_outlet(self, offset: int) -> Member | None:
        """The publisher named last before an offset; None without one."""
        place = bisect_right(self.outlets, (offset, -1))
        return self.members[self.outlets[place - 1][1]] if place else None

    def introduced_later(self, head: str, offset: int) -> Member | None:
        """Who "a chemist" turns out to be: "the chemist, Dana Orlo", named after an offset only."""
        found = [one for one in self.by_trade.get(head, ()) if one.last_before(offset) < 0]
        return found[0] if len(found) == 1 else None

    def holders(self, role: str, head: str, offset: int) -> list[Member]:
        """Who may be meant by a role: those named before an offset, else later ones."""
        found = [
            member
            for member in self._candidates(role, head)
            if any(fits_role(role, held) for held in (*member.roles, *_own_words(member)))
        ]
        return [one for one in found if one.last_before(offset) >= 0] or found

    def _candidates(self, role: str, head: str) -> list[Member]:
        candidates = self.by_word.get(head, ())[:_NAMESAKES]
        for group in parties().same:
            if head in group or role in group:
                for other in sorted(group):
                    candidates = [
                        *candidates,
                        *self.by_word.get(other.split()[-1], ())[:_NAMESAKES],
                    ]
        return list({id(member): member for member in candidates}.values())


def _note(table: dict[str, list[Member]], word: str, member: Member) -> None:
    """Put a member under a word, as long as the word tells anybody apart."""
    known = table.setdefault(word, [])
    if member not in known and len(known) < _NAMESAKES:
        known.append(member)


def _is_told(member: Member) -> bool:
    """Whether anything says that a name is a person's: "American" alone is nobody."""
    return bool(" " in member.name or member.role or member.gender or len(member.offsets) > 1)


def _surname_alone(member: Member) -> bool:
    return " " not in key(member.name) and member.kind is SpeakerKind.PERSON


def _short_forms(member: Member) -> Iterator[str]:
    """What a name of several words is cut to: "Dana", "the Ledger", "Quillon" of Quillon Motors."""
    words = key(member.name).split(" ")
    if len(words) == 1:
        return
    if member.kind is SpeakerKind.PERSON:
        if words[0] not in parties().countries and len(words[0]) >= _SURNAME_LETTERS:
            yield words[0]
        return
    if "of" not in words:
        yield words[-1]
    if words[-1] in parties().firms:
        yield words[0]


def _is_firm(member: Member) -> bool:
    """Whether "the company" may mean it: a firm by name or role, no league or ministry."""
    known = parties()
    if member.kind is not SpeakerKind.ORGANISATION:
        return False
    named = known.firms
    last = key(member.name).split(" ")[-1]
    return last in named or last not in known.organisation


def _own_words(member: Member) -> tuple[str, ...]:
    """An institution's name is what it is: "the ministry" of the Foreign Ministry."""
    return () if member.kind is SpeakerKind.PERSON else (member.name,)


class _Recency:
    """Orders members by how late they were named before an offset."""

    def __init__(self, offset: int) -> None:
        self.offset = offset

    def __call__(self, member: Member) -> int:
        return member.last_before(self.offset)


def key(name: str) -> str:
    """A name as it is compared: lower case, without stops and "the"."""
    low = name.lower().replace(".", "").replace("’", "'")
    return low.removeprefix("the ").strip()


def read_cast(text: str, sentences: Sequence[Sentence]) -> Cast:
    """The cast of an article, in two readings, so that a full name given late is known early."""
    cast = Cast()
    found = list(mentions(text, sentences))
    for one, offset in sorted(found, key=_longest_first):
        if " " in one.name:
            cast.add(one, offset)
    for sentence in sentences:
        _acronyms(text, sentence.tokens, cast)
    for one, offset in found:
        member = cast.add(one, offset)
        if one.pointed and member.kind is SpeakerKind.PERSON:
            _note(cast.by_trade, one.pointed, member)
    _ministries(cast)
    _countries(cast, sentences)
    cast.settle()
    return cast


def _countries(cast: Cast, sentences: Sequence[Sentence]) -> None:
    """A name that things happen in, or that has ministers, is a country that speaks."""
    places = {name for sentence in sentences for name in places_in(sentence.tokens)}
    words = {token.low for sentence in sentences for token in sentence.tokens}
    for member in cast.members:
        alone = " " not in member.name and member.kind is SpeakerKind.PERSON
        alone = alone and not member.roles and not member.gender
        if not alone or len(_bearers(cast, member)) > 1:
            continue
        if key(member.name) in places or words & demonyms(key(member.name)):
            member.kind = SpeakerKind.GOVERNMENT


def _bearers(cast: Cast, member: Member) -> list[Member]:
    """Who shares a surname with a member, itself included."""
    return cast.by_surname.get(key(member.name), [member])


def _ministries(cast: Cast) -> None:
    """A minister's ministry, where the article names none by itself."""
    if any("ministry" in known for known in cast.by_key):
        return
    for member in tuple(cast.members):
        name = next((name for role in member.roles if (name := ministry_of(role))), "")
        if name:
            cast.add(Party(name, "", "ministry", SpeakerKind.GOVERNMENT), member.offsets[0])


def _longest_first(found: tuple[Party, int]) -> tuple[bool, int, int]:
    body = found[0].kind is not SpeakerKind.PERSON
    return body, -found[0].name.count(" "), found[1]


def _acronyms(text: str, tokens: Tokens, cast: Cast) -> None:
    """ "the Harbour Workers' League (HWL)": two forms of one name."""
    for place in range(1, len(tokens) - 2):
        if tokens[place].tag != "(" or tokens[place + 2].tag != ")":
            continue
        short = text[tokens[place + 1].start : tokens[place + 1].end]
        full = expansion(text, tokens, place, short)
        if full:
            kind = SpeakerKind.ORGANISATION
            member = cast.add(Party(full, "", key(full).split(" ")[-1], kind), tokens[place].start)
            cast.alias(member, short, tokens[place + 1].start)
