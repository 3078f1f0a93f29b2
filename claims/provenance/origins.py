"""How many independent origins a claim has, and which."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from claims.provenance.archive import Archive
from claims.provenance.circles import Circle, circle
from claims.provenance.contributions import Contribution, Standing, contributions
from claims.provenance.direction import at, by_publication
from claims.provenance.holders import Holders, holders
from claims.provenance.parties import parties
from claims.provenance.sectors import may_be_same, sectors
from claims.provenance.types import (
    Article,
    Derivation,
    Origins,
    Root,
    Utterance,
    Voice,
    VoiceKind,
)
from claims.text.keys import name_key

# A root is known by the kind of its contributions and a key.
_Key = tuple[Standing, str, frozenset[str]]
_Grouped = Mapping[_Key, Sequence[Contribution]]


def origins(
    utterances: Iterable[Utterance],
    articles: Sequence[Article],
    derivations: Iterable[Derivation] = (),
) -> Origins:
    """The origins of one claim from all its utterances; the order of the inputs does not matter.

    A pure function of what it is given: after a change, calling it again with the claim's
    utterances is a full recomputation.
    """
    return origins_in(Archive(articles, derivations), utterances)


def origins_in(archive: Archive, utterances: Iterable[Utterance]) -> Origins:
    """The same for one of many claims in the same articles."""
    held = holders(utterances, archive)
    found = contributions(held)
    grouped = _grouped(held, found)
    around = circle(held)
    roots = sorted((_root(held, those) for those in grouped.values()), key=_by_publication)
    return Origins(
        least=_least(grouped),
        most=len(grouped) or min(1, len(held.utterances)),
        roots=tuple(roots),
        circular=around.mutual or around.inverted,
        why=tuple(_why(held, found, grouped, around)),
    )


def _grouped(held: Holders, found: Iterable[Contribution]) -> _Grouped:
    """Contributions of one party together."""
    ordered = sorted(found, key=_open_last)
    party = parties([each.heard for each in ordered if each.standing is Standing.DEFINITE])
    groups: dict[_Key, list[Contribution]] = defaultdict(list)
    first: dict[tuple[Standing, str], frozenset[str]] = {}
    for each in ordered:
        if each.standing is Standing.DEFINITE:
            key = party[each.heard.key]
        else:
            key = held.archive.owners.house(each.publisher)
        # "The woman" is the nurse that the same house has already quoted.
        known = first.setdefault((each.standing, key), each.sectors)
        groups[each.standing, key, each.sectors or known].append(each)
    return groups


def _open_last(each: Contribution) -> tuple[bool, int, list[str]]:
    return _narrowest_first(each.sectors)


def _least(grouped: _Grouped) -> int:
    """How few parties it may be: whoever is not named may be one of the others."""
    definite = [those for key, those in grouped.items() if key[0] is Standing.DEFINITE]
    unnamed = {key[2] for key in grouped if key[0] is Standing.UNNAMED}
    # A reporter's own eyes are nobody's unnamed source.
    speakers = {_sectors(those) for those in definite if not _is_outlet(those[0].voice)}
    least = len(definite)
    # Those of whom most is known come first: the others fit in anywhere.
    for each in sorted(unnamed, key=_narrowest_first):
        if not any(may_be_same(each, other) for other in speakers):
            speakers.add(each)
            least += 1
    return max(least, min(1, len(grouped)))


def _sectors(those: Sequence[Contribution]) -> frozenset[str]:
    voices = [each.voice for each in those]
    return sectors(*(part for v in voices for part in (v.name, v.descriptor, v.affiliation)))


def _narrowest_first(known: frozenset[str]) -> tuple[bool, int, list[str]]:
    return not known, len(known), sorted(known)


def _is_outlet(voice: Voice) -> bool:
    return voice.kind is VoiceKind.PUBLISHER


def _root(held: Holders, those: Sequence[Contribution]) -> Root:
    """The party of some contributions, with the article that had it first."""
    ids = sorted({each.article_id for each in those if each.article_id})
    articles = sorted((held.articles[each] for each in ids), key=by_publication)
    voice = _spokesman([each.voice for each in those])
    return Root(
        name=voice.name,
        kind=voice.kind,
        named=voice.named,
        article_id=articles[0].id if articles else "",
        publisher=_first_publisher(articles, those),
        first_published=articles[0].published_at if articles else None,
        articles=tuple(each.id for each in articles),
    )


def _first_publisher(articles: Sequence[Article], those: Sequence[Contribution]) -> str:
    """Whose words the first article carries, its own or its source's."""
    first = articles[0].id if articles else ""
    return min(each.publisher for each in those if each.article_id == first)


def _spokesman(voices: Sequence[Voice]) -> Voice:
    """The voice that names the party: its only person, else the body, in the fullest form."""
    people = {name_key(each.key or each.name) for each in voices if each.kind is VoiceKind.PERSON}
    bodies = [each for each in voices if each.kind is not VoiceKind.PERSON]
    alone = max(people, key=len, default="")
    one = all(f" {alone}".endswith(f" {each}") for each in people)
    named = [each for each in voices if each.kind is VoiceKind.PERSON] if people and one else bodies
    return max(named or voices, key=_fullest)


def _fullest(voice: Voice) -> tuple[int, str]:
    return len(voice.name), voice.name


def _by_publication(root: Root) -> tuple[bool, datetime, str, str]:
    """By the first article; a root without one comes last."""
    when = root.first_published
    if when is None:
        return True, datetime.max.replace(tzinfo=UTC), root.name, root.publisher
    return False, at(when), root.name, root.publisher


def _why(
    held: Holders, found: Sequence[Contribution], grouped: _Grouped, around: Circle
) -> Iterator[str]:
    """What was counted as less than it looks, and why the number is not one."""
    if any(held.repeats_source(each) for each in held.utterances):
        yield "copies_collapse"
    if any(held.cited(each) for each in held.utterances):
        yield "citations_add_nothing"
    if any(len({each.publisher for each in those}) > 1 for those in grouped.values()):
        yield "one_source_in_several_outlets"
    if _least(grouped) < len(grouped):
        open_ones = {key[0] for key in grouped}
        if Standing.UNNAMED in open_ones:
            yield "unnamed_may_be_the_same"
        if Standing.UNATTRIBUTED in open_ones:
            yield "unattributed_may_be_the_same"
    if around.mutual:
        yield "outlets_lean_on_one_another"
    if around.inverted:
        yield "cites_what_came_later"
    if held.utterances and not found:
        yield "nothing_known_behind_it"
