"""Findings of an engine -> attributions: who speaks, how it is quoted, by what channel and when."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from claims.attribution.checkworthiness import check_worthiness
from claims.attribution.document import Sentence
from claims.attribution.findings import Finding, Places
from claims.attribution.identities import Identities
from claims.attribution.lexicon import lexicon
from claims.attribution.lookalikes import without_lookalikes
from claims.attribution.manner import Cover, channel, quotation
from claims.attribution.phrases import Range
from claims.attribution.times import Times
from claims.attribution.types import Attribution, Speaker
from claims.text.spans import Spans, words_of


def assemble(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[Finding],
    published: date | datetime | None = None,
) -> list[Attribution]:
    """The attributions of one text, by first offset, their parents renumbered.

    Times said are counted from the day of publication.
    """
    places = Places(sentences)
    times = Times(text, sentences, published)
    found = without_lookalikes(text, places, found, lexicon())
    speakers = _speakers(text, sentences, places, found)
    covers = places.covers(found)
    ordered = _ordered(found)
    return [
        _attribution(text, places, covers, times, each, speakers.get(each.source))
        for each in ordered
    ]


def _speakers(
    text: str, sentences: Sequence[Sentence], places: Places, found: Sequence[Finding]
) -> dict[Spans, Speaker]:
    """Who stands behind each source, resolved in reading order."""
    identities = Identities(text, sentences)
    who: dict[tuple[int, Range], Speaker] = {}
    speakers: dict[Spans, Speaker] = {}
    inner = {
        each.source: found[each.parent] for each in found if each.source and each.parent is not None
    }
    for source in sorted({each.source for each in found if each.source}):
        if source in inner and _first_person(text, source):
            continue
        for number, part in places.ranges(source)[:1]:
            if (number, part) not in who:
                who[number, part] = identities.speaker(number, part)
            speakers[source] = who[number, part]
    for source, outer in inner.items():
        if source not in speakers and outer.source in speakers:
            speakers[source] = speakers[outer.source]
    return speakers


def _first_person(text: str, source: Spans) -> bool:
    """Whether a source is the "I" of somebody's own words."""
    return text[source[0].start : source[0].end].lower() in ("i", "me", "my", "myself", "we")


def _attribution(
    text: str,
    places: Places,
    covers: dict[int, Cover],
    times: Times,
    found: Finding,
    speaker: Speaker | None,
) -> Attribution:
    number, cue = places.ranges(found.cue)[0]
    sentence = places.sentences[number]
    covered = covers.get(number, {})
    return Attribution(
        source=found.source,
        cue=found.cue,
        content=found.content,
        quotation=quotation(text, places.words(found.content)),
        stance=found.stance,
        cue_lemma=found.lemma,
        channel=channel(sentence.tokens, cue, covered, lexicon()),
        speaker=speaker,
        said_at=times.said_at(number, cue, covered),
        confidence=found.confidence,
        reasons=found.reasons,
        parent=found.parent,
        check_worthiness=check_worthiness(words_of(text, found.content)) if found.content else None,
    )


def _ordered(found: Sequence[Finding]) -> list[Finding]:
    """The findings by first offset, their parents renumbered."""
    order = sorted(range(len(found)), key=[each.start for each in found].__getitem__)
    place_of = {old: new for new, old in enumerate(order)}
    return [
        replace(found[old], parent=None if (up := found[old].parent) is None else place_of[up])
        for old in order
    ]
