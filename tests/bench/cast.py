"""Who is in a generated archive: outlets, speakers, editors and the claims that go round."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random

from django.contrib.auth.models import User

from claims.models import Alias, Claim, Desk, Domain, Feed, Publisher, Rating, Source
from claims.text.keys import name_key
from tests.bench import words
from tests.bench.rows import Rows

BEGIN = datetime(2031, 1, 1, tzinfo=UTC)  # all that is generated happened after this
PLACES = 2_000  # names, for a vocabulary with a long tail
EDITORS = 8
KINDS = (Source.Kind.PERSON, Source.Kind.ORGANISATION, Source.Kind.GOVERNMENT)


@dataclass
class Cast:
    """Everybody that articles are written about, by and for."""

    places: list[str]
    publishers: list[Publisher]
    sources: list[Source]  # the most quoted first
    editors: list[User]
    claims: list[str] = field(default_factory=list)  # propositions, to be repeated
    known_claims: dict[str, Claim] = field(default_factory=dict)  # those that were checkable


def make_cast(rows: Rows, dice: Random, articles: int, attributions: int) -> Cast:
    """One source for each twenty attributions, one outlet for each forty articles."""
    places = [words.name(dice) for _ in range(PLACES)]
    return Cast(
        places=places,
        publishers=[_publisher(rows, dice) for _ in range(max(10, articles // 40))],
        sources=[_source(rows, dice, places) for _ in range(max(20, attributions // 20))],
        editors=[_editor(rows) for _ in range(EDITORS)],
    )


def make_desk(rows: Rows) -> None:
    rows.add(Desk(pk=Desk.ONLY, name="Velm Desk"))
    for value in range(1, 6):
        rows.add(Rating(desk_id=Desk.ONLY, value=value, label=f"Level {value}"))


def _editor(rows: Rows) -> User:
    number = rows.next_number(User)
    return rows.add(
        User(username=f"editor{number}", is_staff=True, is_superuser=True, date_joined=BEGIN)
    )


def _publisher(rows: Rows, dice: Random) -> Publisher:
    number = rows.next_number(Publisher)
    publisher = rows.add(
        Publisher(
            name=f"{words.name(dice)} Courier {number}",
            kind=dice.choice(Publisher.Kind.values),
            owner_id=dice.randint(1, number - 1) if number > 1 and dice.random() < 0.1 else None,
            created_at=BEGIN,
        )
    )
    rows.add(Domain(publisher=publisher, host=f"courier{number}.example"))
    url = f"https://courier{number}.example/feed.xml"
    rows.add(Feed(publisher=publisher, url=url, active=False, due_at=BEGIN))
    return publisher


def _source(rows: Rows, dice: Random, places: list[str]) -> Source:
    """A person with a role, or a body; known by the full name and by the last word of it."""
    kind = dice.choice(KINDS)
    if kind == Source.Kind.PERSON:
        name = f"{words.name(dice)} {words.name(dice)}"
        descriptor = dice.choice(words.ROLES)
    else:
        name, descriptor = f"{words.zipf(dice, places)} {dice.choice(words.BODIES)}", ""
    source = rows.add(Source(name=name, kind=kind, descriptor=descriptor, created_at=BEGIN))
    for alias in {name_key(name): name, name_key(name.split()[-1]): name.split()[-1]}.items():
        rows.add(Alias(source=source, key=alias[0], name=alias[1]))
    return source
