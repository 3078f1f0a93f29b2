"""What each utterance adds to the origins of its claim: a party, perhaps somebody, or nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from claims.provenance.derivations import names_somebody
from claims.provenance.holders import Holders
from claims.provenance.parties import Heard
from claims.provenance.sectors import sectors
from claims.provenance.types import Utterance, Voice, VoiceKind


class Standing(StrEnum):
    """How surely a contribution is a party of its own."""

    # Somebody known by name, or a reporter who was there.
    DEFINITE = "definite"
    # Unnamed: perhaps one of the others.
    UNNAMED = "unnamed"
    # An outlet that does not say where it has it: perhaps from any of the others.
    UNATTRIBUTED = "unattributed"


@dataclass(frozen=True)
class Contribution:
    """One utterance as a root in the making."""

    standing: Standing
    voice: Voice
    utterance: Utterance
    publisher: str
    # "" where the publisher has it from an outlet that is not here.
    article_id: str
    sectors: frozenset[str] = frozenset()

    @property
    def heard(self) -> Heard:
        return Heard(self.voice, self.utterance.occasion)


def contributions(held: Holders) -> list[Contribution]:
    """In the order of the utterances, without what copies, citations and hearsay repeat."""
    attributed = _houses_with_source(held)
    found = []
    for utterance in held.utterances:
        if not held.repeats_source(utterance):
            found += list(_contribution(held, utterance, attributed))
    return found


def _houses_with_source(held: Holders) -> frozenset[str]:
    """Houses that say somewhere where they have the claim; then their own voice repeats that."""
    return frozenset(
        held.archive.owners.house(held.article(each).publisher)
        for each in held.utterances
        if each.voice or each.hops
    )


def _contribution(
    held: Holders, utterance: Utterance, attributed: frozenset[str]
) -> Iterator[Contribution]:
    publisher, article_id = held.publisher_of(utterance), utterance.article_id
    voice = utterance.voice
    if voice and is_known(voice):
        yield Contribution(Standing.DEFINITE, voice, utterance, publisher, article_id)
    elif held.cited(utterance):
        return
    elif utterance.hops:
        yield from _from_absent(utterance)
    elif voice and voice.kind is not VoiceKind.DOCUMENT:
        found = sectors(voice.name, voice.descriptor, voice.affiliation)
        yield Contribution(Standing.UNNAMED, voice, utterance, publisher, article_id, found)
    elif utterance.observed:
        yield Contribution(Standing.DEFINITE, _outlet(publisher), utterance, publisher, article_id)
    elif voice or held.archive.owners.house(publisher) not in attributed:
        # Of papers that nobody names, the outlet that saw them is all that is known.
        unattributed = Standing.UNATTRIBUTED
        yield Contribution(unattributed, _outlet(publisher), utterance, publisher, article_id)


def is_known(voice: Voice) -> bool:
    """Whether it can be told from others by its name."""
    return voice.named


def _from_absent(utterance: Utterance) -> Iterator[Contribution]:
    """The last outlet named, of which no article with the claim is here; nobody for hearsay."""
    somebody = [hop for hop in utterance.hops if names_somebody(hop)]
    if not somebody:
        return
    publisher, voice = somebody[-1], utterance.voice
    if voice is None:
        outlet = _outlet(publisher)
        yield Contribution(Standing.UNATTRIBUTED, outlet, utterance, publisher, "")
    else:
        found = sectors(voice.name, voice.descriptor, voice.affiliation)
        yield Contribution(Standing.UNNAMED, voice, utterance, publisher, "", found)


def _outlet(publisher: str) -> Voice:
    """An outlet that vouches for what it says is like a body that speaks."""
    return Voice(publisher, VoiceKind.PUBLISHER, named=True)
