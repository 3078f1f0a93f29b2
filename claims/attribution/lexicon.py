"""The cue lexicon and the word classes, read once from the two TOML files beside this one."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from claims.attribution.inflect import Form, Forms, forms
from claims.attribution.types import Stance


@dataclass(frozen=True)
class VerbCue:
    """A verb that ascribes words; see cues.toml for the frames."""

    lemma: str
    particles: tuple[str, ...]
    stance: Stance
    frames: frozenset[str]
    weight: float


@dataclass(frozen=True)
class WordCue:
    """A noun or adjective that ascribes words, with what may follow it."""

    lemma: str
    stance: Stance
    weight: float
    after: frozenset[str]


@dataclass(frozen=True)
class Silence:
    """The words that silence is told with."""

    declines: frozenset[str]
    speech: frozenset[str]
    unsaid: frozenset[str]
    mute: frozenset[str]
    spoken: frozenset[str]
    refuses: frozenset[str]
    rather: frozenset[str]
    wishes: frozenset[str]
    statements: frozenset[str]
    issues: frozenset[str]
    adjectives: frozenset[str]
    weak: frozenset[str]
    remains: frozenset[str]
    reach: frozenset[str]
    # By a form of its verb, the words that make it a phrase of silence.
    phrases: dict[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True)
class Lexicon:
    """Everything that the rules look up, by spelling."""

    classes: dict[str, str]
    verb_forms: dict[str, frozenset[Form]]
    lemmas: dict[str, frozenset[str]]
    ambiguous: frozenset[str]
    not_adverbs: frozenset[str]
    # Nouns that are no names although a sentence begins with them.
    common: frozenset[str]
    verbs: dict[str, tuple[VerbCue, ...]]
    nouns: dict[str, WordCue]
    adjectives: dict[str, WordCue]
    according: tuple[tuple[str, ...], ...]
    hearsay: frozenset[str]
    attitudes: frozenset[str]
    idioms: tuple[str, ...]
    silence: Silence
    unsaid_objects: dict[str, frozenset[str]]
    trust: dict[str, float]
    channels: tuple[tuple[str, tuple[str, ...]], ...]


@cache
def lexicon() -> Lexicon:
    """The lexicon; the files are read at the first call."""
    words, cues = _read("words.toml"), _read("cues.toml")
    verbs = _verb_cues(cues)
    verb_forms, lemmas = _verb_tables(words, verbs)
    ambiguous = words["nouns"]["ambiguous"].split()
    return Lexicon(
        classes=_classes(words),
        verb_forms=verb_forms,
        lemmas=lemmas,
        ambiguous=frozenset(ambiguous),
        not_adverbs=frozenset(words["common_adverbs"]["not_adverbs"].split()),
        common=_common(_read("parties.toml")),
        verbs=verbs,
        nouns=_word_cues(cues["nouns"], plural=True),
        adjectives=_word_cues(cues["adjectives"], plural=False),
        according=tuple(tuple(phrase.split()) for phrase in cues["phrases"]["according"]),
        hearsay=frozenset(cues["phrases"]["hearsay"]),
        attitudes=frozenset(cues["phrases"]["attitudes"]),
        idioms=tuple(cues["phrases"]["idioms"]),
        silence=_silence(words, cues["silence"]),
        unsaid_objects={lemma: frozenset(nouns) for lemma, nouns in cues["unsaid_objects"].items()},
        trust=cues["trust"],
        channels=tuple((slug, tuple(found)) for slug, found in cues["channels"].items()),
    )


def _silence(words: dict[str, Any], groups: dict[str, list[str]]) -> Silence:
    sets = {key: frozenset(value) for key, value in groups.items() if key != "phrases"}
    irregular: dict[str, str] = words["irregular"]
    doubling = frozenset(words["doubling"]["words"].split())
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in groups["phrases"]:
        verb, *rest = phrase.split()
        for form in forms(verb, tuple(irregular.get(verb, "").split()), verb in doubling):
            phrases.setdefault(form, []).append(tuple(rest))
    return Silence(**sets, phrases={form: tuple(found) for form, found in phrases.items()})


@cache
def word_set(name: str) -> frozenset[str]:
    """One of the sets of words.toml that rules look up by name."""
    return frozenset(_read("words.toml")["sets"][name].split())


@cache
def _read(name: str) -> dict[str, Any]:
    source = files("claims.attribution").joinpath(name)
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _classes(words: dict[str, Any]) -> dict[str, str]:
    return {word: tag for tag, members in words["classes"].items() for word in members.split()}


def _common(parties: dict[str, Any]) -> frozenset[str]:
    offices = parties["titles"]["office"].split()
    groups = parties["groups"]["plural"].split()
    documents = parties["organisations"]["document"].split()
    return frozenset((*offices, *(office + "s" for office in offices), *groups, *documents))


def _verb_cues(cues: dict[str, Any]) -> dict[str, tuple[VerbCue, ...]]:
    """Verb cues by the lemma of their first word, those with particles first."""
    table: dict[str, list[VerbCue]] = {}
    for group in cues["verbs"]:
        for phrase in group["lemmas"]:
            lemma, *particles = phrase.split()
            cue = VerbCue(
                lemma=phrase,
                particles=tuple(particles),
                stance=Stance(group["stance"]),
                frames=frozenset(group["frames"]),
                weight=group["weight"],
            )
            table.setdefault(lemma, []).append(cue)
    return {lemma: tuple(sorted(found, key=_particles_first)) for lemma, found in table.items()}


def _particles_first(cue: VerbCue) -> int:
    return -len(cue.particles)


def _verb_tables(
    words: dict[str, Any], verbs: dict[str, tuple[VerbCue, ...]]
) -> tuple[Forms, dict[str, frozenset[str]]]:
    irregular: dict[str, str] = words["irregular"]
    doubling = frozenset(words["doubling"]["words"].split())
    known = {*words["verbs"]["common"].split(), *irregular, *verbs}
    verb_forms: dict[str, set[Form]] = {}
    lemmas: dict[str, set[str]] = {}
    for lemma in sorted(known):
        past = tuple(irregular.get(lemma, "").split())
        for word, found in forms(lemma, past, lemma in doubling).items():
            verb_forms.setdefault(word, set()).update(found)
            lemmas.setdefault(word, set()).add(lemma)
    return (
        {word: frozenset(found) for word, found in verb_forms.items()},
        {word: frozenset(found) for word, found in lemmas.items()},
    )


def _word_cues(groups: list[dict[str, Any]], *, plural: bool) -> dict[str, WordCue]:
    table: dict[str, WordCue] = {}
    for group in groups:
        for lemma in group["lemmas"]:
            cue = WordCue(
                lemma=lemma,
                stance=Stance(group["stance"]),
                weight=group["weight"],
                after=frozenset(group.get("after", ())),
            )
            table.setdefault(lemma, cue)
            if plural:
                table.setdefault(_plural(lemma), cue)
    return table


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
