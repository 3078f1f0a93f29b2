"""Who a speaker is: the Source behind a name found in an article.

Certain identities are taken, doubtful ones become suggestions for an editor. Unnamed sources
stay within their article: the same descriptor elsewhere may be somebody else.
"""

from collections.abc import Iterable
from typing import Final

from django.db import connection

from claims.attribution import Speaker, SpeakerKind
from claims.models import Article, Publisher, Source, SourceSuggestion
from claims.text.keys import name_key

ENGINE: Final = "names-1.0"
MAX_SUGGESTIONS: Final = 3  # per new source: more is a common surname, and no help
ALIAS_CONFIDENCE: Final = 0.6  # an alias in common, such as a surname; not calibrated yet


def identify(article: Article, speakers: Iterable[Speaker]) -> dict[Speaker, Source]:
    """The source of each speaker, made where none is known.

    Call inside the storing transaction: names are locked until it ends, so that two articles
    that bring the same new name at once make one source.
    """
    speakers = sorted(set(speakers), key=_by_name)
    _lock_names({name_key(speaker.name) for speaker in speakers if speaker.named})
    return {speaker: _identify(article, speaker) for speaker in speakers}


def _identify(article: Article, speaker: Speaker) -> Source:
    if not speaker.named:
        return _unnamed(article, speaker)
    if speaker.kind is SpeakerKind.PUBLISHER:
        return _publisher(article, speaker)
    source = _known_here(article, speaker) or _known(speaker)
    if source is None:
        source = _new(article, speaker)
        _suggest(source, speaker)
    source.add_aliases([speaker.name, *speaker.aliases])
    return source


def _unnamed(article: Article, speaker: Speaker) -> Source:
    source, _made = Source.objects.get_or_create(
        article=article,
        name=(speaker.descriptor or speaker.name)[:300],
        named=False,
        defaults={**_facts(speaker), "demo": article.demo},
    )
    return source


def _publisher(article: Article, speaker: Speaker) -> Source:
    """The publisher acting as a source."""
    publisher = Publisher.objects.filter(name__iexact=speaker.name).first()
    if publisher is None:
        publisher, _made = Publisher.objects.get_or_create(
            name=speaker.name[:200], defaults={"demo": article.demo}
        )
    known = publisher.sources.standing().filter(kind=Source.Kind.PUBLISHER).first()
    source = known or Source.objects.create(
        name=publisher.name, kind=Source.Kind.PUBLISHER, publisher=publisher, demo=article.demo
    )
    source.add_aliases([speaker.name, *speaker.aliases])
    return source


def _known_here(article: Article, speaker: Speaker) -> Source | None:
    """The source quoted here under this name already, as editors may have settled it."""
    here = Source.objects.known_as([speaker.name]).filter(attributions__article=article)
    return here.order_by("pk").first()


def _known(speaker: Speaker) -> Source | None:
    """The one source of this name and kind; None where there is none, or where it is doubtful.

    A single word for a person ("Orlo") is doubtful: it fits every relative.
    """
    if speaker.kind is SpeakerKind.PERSON and len(name_key(speaker.name).split()) < 2:
        return None
    candidates = Source.objects.known_as([speaker.name]).filter(kind=speaker.kind.value)[:2]
    certain = [source for source in candidates if not _clash(source, speaker)]
    return certain[0] if len(certain) == 1 else None


def _clash(source: Source, speaker: Speaker) -> bool:
    """Both affiliations are known and differ."""
    known, said = name_key(source.affiliation), name_key(speaker.affiliation)
    return bool(known and said) and known != said


def _new(article: Article, speaker: Speaker) -> Source:
    return Source.objects.create(
        name=speaker.name[:300], named=True, demo=article.demo, **_facts(speaker)
    )


def _facts(speaker: Speaker) -> dict[str, str]:
    return {
        "kind": speaker.kind.value,
        "descriptor": speaker.descriptor[:300],
        "affiliation": speaker.affiliation[:300],
    }


def _suggest(source: Source, speaker: Speaker) -> None:
    """Offer the sources that share a name with a new one."""
    candidates = Source.objects.known_as([speaker.name, *speaker.aliases]).exclude(pk=source.pk)
    SourceSuggestion.objects.bulk_create(
        [
            SourceSuggestion(
                source=source,
                candidate=candidate,
                confidence=ALIAS_CONFIDENCE,
                reasons=["shared_name"],
                engine=ENGINE,
            )
            for candidate in candidates.order_by("pk")[:MAX_SUGGESTIONS]
        ],
        ignore_conflicts=True,
    )


def _by_name(speaker: Speaker) -> tuple[str, str]:
    return name_key(speaker.name), repr(speaker)


def _lock_names(keys: Iterable[str]) -> None:
    """Hold each name until the transaction ends; in one order, so that no two can deadlock."""
    with connection.cursor() as cursor:
        for key in sorted(keys):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
