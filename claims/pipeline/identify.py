"""Who a speaker is: the Source behind a name found in an article.

Certain identities are taken, doubtful ones become suggestions for an editor. Unnamed sources
stay within their article: the same descriptor elsewhere may be somebody else.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from django.db import connection

from claims.attribution.types import Speaker, SpeakerKind
from claims.models import Alias, Article, Publisher, Source, SourceSuggestion
from claims.text.keys import name_key

ENGINE: Final = "names-1.0"
MAX_SUGGESTIONS: Final = 3  # per new source: more is a common surname, and no help
ALIAS_CONFIDENCE: Final = 0.6  # an alias in common, such as a surname; not calibrated yet


def identify(article: Article, speakers: Iterable[Speaker]) -> dict[Speaker, Source]:
    """The source of each speaker, made where none is known; a handful of queries for all.

    Call inside the storing transaction: names are locked until it ends, so that two articles
    that bring the same new name at once make one source.
    """
    speakers = sorted(set(speakers), key=_by_name)
    named = [speaker for speaker in speakers if speaker.named]
    return {
        **_unnamed(article, [speaker for speaker in speakers if not speaker.named]),
        **_named(article, named),
    }


def _unnamed(article: Article, speakers: list[Speaker]) -> dict[Speaker, Source]:
    """The article's own unnamed sources, as editors may have renamed or merged them."""
    known: dict[str, Source] = {}
    here = article.unnamed_sources.select_related("merged_into").prefetch_related("aliases")
    for source in here:
        for name in (source.name, *(alias.name for alias in source.aliases.all())):
            known.setdefault(name_key(name), source.merged_into or source)
    found = {}
    for speaker in speakers:
        name = (speaker.descriptor or speaker.name)[:300]
        key = name_key(name)
        if key not in known:
            known[key] = Source.objects.create(
                article=article, name=name, named=False, demo=article.demo, **_facts(speaker)
            )
        found[speaker] = known[key]
    return found


def _named(article: Article, speakers: list[Speaker]) -> dict[Speaker, Source]:
    if not speakers:
        return {}
    names = {speaker: [speaker.name, *speaker.aliases] for speaker in speakers}
    keys = {name_key(name) for each in names.values() for name in each} - {""}
    _lock(keys)
    register = _Register(article, keys)
    known_outlets = Publisher.objects.outlets().named(speaker.name for speaker in speakers)
    outlets = {name_key(publisher.name) for publisher in known_outlets}
    found = {}
    for speaker in speakers:
        if speaker.kind is SpeakerKind.PUBLISHER or name_key(speaker.name) in outlets:
            found[speaker] = _publisher(article, speaker)
        else:
            found[speaker] = register.find(speaker) or register.enter(speaker)
    _remember({speaker: (found[speaker], each) for speaker, each in names.items()}.values())
    return found


class _Register:
    """The named sources that carry any of an article's names, by key."""

    def __init__(self, article: Article, keys: Iterable[str]) -> None:
        self.article = article
        self.by_key: dict[str, list[Source]] = defaultdict(list)
        aliases = Alias.objects.filter(
            key__in=keys, source__named=True, source__merged_into__isnull=True
        )
        for alias in aliases.select_related("source").order_by("source"):
            self.by_key[alias.key].append(alias.source)
        self.quoted_here = set(article.attributions.values_list("source", flat=True))

    def find(self, speaker: Speaker) -> Source | None:
        """The one source that this certainly is; None where there is none, or where it is doubtful.

        A name that editors have settled in this article is certain. A single word for a person
        ("Orlo") is doubtful elsewhere: it fits every relative. It is certain where it is the whole
        name of a known country or institution: an engine takes a bare name for a person's.
        """
        sources = self.by_key[name_key(speaker.name)]
        here = next((source for source in sources if source.pk in self.quoted_here), None)
        if here:
            return here
        if speaker.kind is SpeakerKind.PERSON and len(name_key(speaker.name).split()) < 2:
            certain = [source for source in sources if _is_institution(source, speaker)]
        else:
            certain = [source for source in sources if _may_be(source, speaker)]
        return certain[0] if len(certain) == 1 else None

    def enter(self, speaker: Speaker) -> Source:
        """A new source, with the sources that share a name suggested as the same."""
        source = Source.objects.create(
            name=speaker.name[:300], named=True, demo=self.article.demo, **_facts(speaker)
        )
        alike = {
            other.pk: other
            for name in (speaker.name, *speaker.aliases)
            for other in self.by_key[name_key(name)]
        }
        _suggest(source, list(alike.values())[:MAX_SUGGESTIONS])
        for name in {name_key(name) for name in (speaker.name, *speaker.aliases)}:
            self.by_key[name].append(source)
        return source


def _is_institution(source: Source, speaker: Speaker) -> bool:
    return source.kind != Source.Kind.PERSON and name_key(source.name) == name_key(speaker.name)


def _may_be(source: Source, speaker: Speaker) -> bool:
    """The same kind, and no two affiliations that differ."""
    known, said = name_key(source.affiliation), name_key(speaker.affiliation)
    return source.kind == speaker.kind.value and (not known or not said or known == said)


def _publisher(article: Article, speaker: Speaker) -> Source:
    """The publisher acting as a source, as editors may have merged it."""
    publisher = Publisher.objects.called(speaker.name, demo=article.demo)
    sources = publisher.sources.filter(kind=Source.Kind.PUBLISHER).select_related("merged_into")
    standing = sorted(sources, key=_is_merged)
    if standing:
        return standing[0].merged_into or standing[0]
    return Source.objects.create(
        name=publisher.name, kind=Source.Kind.PUBLISHER, publisher=publisher, demo=article.demo
    )


def _is_merged(source: Source) -> bool:
    return source.merged_into_id is not None


def _facts(speaker: Speaker) -> dict[str, str]:
    return {
        "kind": speaker.kind.value,
        "descriptor": speaker.descriptor[:300],
        "affiliation": speaker.affiliation[:300],
    }


def _remember(named: Iterable[tuple[Source, list[str]]]) -> None:
    """Keep all names that the sources were met under."""
    aliases = {
        (source.pk, name_key(name)): Alias(source=source, name=name[:300], key=name_key(name)[:300])
        for source, names in named
        for name in names
        if name_key(name)
    }
    Alias.objects.bulk_create(aliases.values(), ignore_conflicts=True)


def _suggest(source: Source, candidates: Iterable[Source]) -> None:
    SourceSuggestion.objects.bulk_create(
        [
            SourceSuggestion(
                source=source,
                candidate=candidate,
                confidence=ALIAS_CONFIDENCE,
                reasons=["shared_name"],
                engine=ENGINE,
            )
            for candidate in candidates
        ],
        ignore_conflicts=True,
    )


def _by_name(speaker: Speaker) -> tuple[str, str]:
    return name_key(speaker.name), repr(speaker)


def _lock(keys: Iterable[str]) -> None:
    """Hold each name until the transaction ends; in one order, so that no two can deadlock."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) FROM unnest(%s::text[]) AS key",
            [sorted(keys)],
        )
