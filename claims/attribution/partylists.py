"""The word lists of parties.toml: titles, kinds of bodies, nouns for persons, countries."""

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files


@dataclass(frozen=True)
class Parties:
    """The word lists of parties.toml."""

    civil: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    office: frozenset[str]
    human: frozenset[str]
    ranks: frozenset[str]
    address: frozenset[str]
    epithets: frozenset[str]
    feelings: tuple[str, ...]
    agents: tuple[str, ...]
    peoples: tuple[str, ...]
    surnames: frozenset[str]
    given: frozenset[str]
    partisans: frozenset[str]
    seats: frozenset[str]
    stations: frozenset[str]
    outlets: frozenset[str]
    states: frozenset[str]
    civic: frozenset[str]
    firm_endings: frozenset[str]
    of_states: frozenset[str]
    collective: frozenset[str]
    quantities: frozenset[str]
    numbers: dict[str, int]
    fame: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]
    same: tuple[frozenset[str], ...]
    bare: frozenset[str]
    led: frozenset[str]
    organ: frozenset[str]
    generic: frozenset[str]
    government: frozenset[str]
    organisation: frozenset[str]
    corporate: frozenset[str]
    firm: frozenset[str]
    either: frozenset[str]
    publisher: frozenset[str]
    document: frozenset[str]
    papers: frozenset[str]
    plural: frozenset[str]
    proxy: tuple[str, ...]
    countries: frozenset[str]

    @cached_property
    def persons(self) -> frozenset[str]:
        """Every noun and title of a person."""
        return self.civil | self.office | self.address | self.human

    @cached_property
    def bodies(self) -> frozenset[str]:
        """Every word that tells a name to be one of an organisation."""
        return self.organisation | self.corporate

    @cached_property
    def institutions(self) -> frozenset[str]:
        """Every noun of a body that a name may go on from: "Union of Dockers"."""
        return self.organisation | self.government | self.publisher

    @cached_property
    def firms(self) -> frozenset[str]:
        """Every word that may end the name of a firm."""
        return self.firm | self.corporate | self.firm_endings


@cache
def parties() -> Parties:
    """The lists; the file is read at the first call."""
    source = files("claims.attribution").joinpath("parties.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    titles, kinds = data["titles"], data["organisations"]
    return Parties(
        civil=_words(titles["civil"]),
        female=_words(titles["female"]),
        male=_words(titles["male"]),
        office=_words(titles["office"]),
        human=_words(titles["human"]),
        ranks=_words(titles["ranks"]),
        address=_words(titles["address"]),
        epithets=_words(titles["epithets"]),
        feelings=tuple(titles["feelings"].split()),
        agents=tuple(titles["agents"].split()),
        peoples=tuple(titles["peoples"].split()),
        surnames=_words(titles["surnames"]),
        given=_words(titles["given"]),
        partisans=_words(titles["partisans"]),
        civic=_words(kinds["civic"]),
        firm_endings=_words(kinds["firm_endings"]),
        of_states=_words(data["places"]["of_states"]),
        collective=_words(data["groups"]["collective"]),
        quantities=_words(data["quantities"]["words"]),
        numbers=_numbers(data["quantities"]["numbers"]),
        stations=_words(kinds["stations"]),
        outlets=_words(kinds["outlets"]),
        states=frozenset(data["places"]["states"]),
        seats=frozenset(kinds["seats"]),
        fame=_words(titles["fame"]),
        women=_words(data["given"]["female"]),
        men=_words(data["given"]["male"]),
        bare=_words(kinds["bare"]),
        led=_words(kinds["led"]),
        organ=_words(kinds["organ"]),
        generic=_words(kinds["generic"]),
        same=tuple(frozenset(group) for group in titles["same"]),
        government=_words(kinds["government"]),
        organisation=_words(kinds["other"]),
        corporate=_words(kinds["corporate"]),
        firm=_words(kinds["firm"]),
        either=_words(kinds["either"]),
        publisher=_words(kinds["publisher"]),
        document=_words(kinds["document"]),
        papers=_words(kinds["papers"]),
        plural=_words(data["groups"]["plural"]),
        proxy=tuple("-" + word for word in data["suffixes"]["proxy"].split()),
        countries=_words(data["places"]["countries"]),
    )


def _numbers(listed: list[str]) -> dict[str, int]:
    return {word: number for number, words in enumerate(listed, 1) for word in words.split()}


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())
