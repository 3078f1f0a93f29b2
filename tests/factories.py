"""Rows for tests: every fact has a default, and any can be given.

Names, places and outlets are invented. Rows are built through the models alone, so that a test
of an act or a stage does not lean on another one.
"""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from django.contrib.auth.models import Permission, User
from django.utils import timezone

from claims.models import (
    Address,
    Alias,
    Anchor,
    Appearance,
    Article,
    Attribution,
    Capture,
    Claim,
    Desk,
    Feed,
    Job,
    Link,
    Origin,
    Provenance,
    Publisher,
    Rating,
    Revision,
    Source,
    SourceSuggestion,
    Stage,
)
from claims.models.article import chain_hash, keep_bytes
from claims.models.job import QUEUE_OF
from claims.text.keys import name_key, proposition_key
from claims.text.overlap import enclosing
from claims.text.selectors import quote
from claims.text.spans import Span, Spans

TEXT = (
    "Harbour officials claimed that the bridge at Velm had been closed since dawn.\n\n"
    "Mayor Ilse Tarn said: “Nobody was hurt.”"
)
NOON = datetime(2031, 3, 4, 12, 0, tzinfo=UTC)
_numbers = count(1)


def make_user(**facts: Any) -> User:
    """An editor without rights; give `is_superuser=True` for all of them."""
    facts.setdefault("username", f"editor{next(_numbers)}")
    facts.setdefault("is_staff", True)
    return User.objects.create_user(**facts)


def permission(codename: str) -> Permission:
    """One of the product's own rights, to be given to a user."""
    return Permission.objects.get(content_type__app_label="claims", codename=codename)


def make_publisher(**facts: Any) -> Publisher:
    facts.setdefault("name", f"Velm Gazette {next(_numbers)}")
    facts.setdefault("kind", Publisher.Kind.DAILY)
    return Publisher.objects.create(**facts)


def make_feed(**facts: Any) -> Feed:
    facts.setdefault("url", f"https://gazette.example/feed/{next(_numbers)}.xml")
    return Feed.objects.create(**facts)


def make_article(*, url: str = "", **facts: Any) -> Article:
    """An article that was accepted and not yet read; "" takes an address of its own."""
    number = next(_numbers)
    article = Article.objects.create(**{"given": Article.Given.URL, **facts})
    url = url or f"https://gazette.example/news/{number}"
    Address.objects.create(article=article, url=url, canonical=True)
    return article


def make_capture(*, article: Article | None = None, body: bytes = b"", **facts: Any) -> Capture:
    """A page that arrived; `error_code` makes it one that did not."""
    article = article or make_article()
    if not facts.get("error_code"):
        body = body or TEXT.encode()
        facts = {"status": 200, "sha256": keep_bytes(body), "size": len(body), **facts}
    return Capture.objects.create(
        article=article, url=article.address(), **{"fetched_at": timezone.now(), **facts}
    )


def make_revision(
    *,
    article: Article | None = None,
    text: str = TEXT,
    current: bool = True,
    **facts: Any,
) -> Revision:
    """The next text of an article, which becomes its current one unless told otherwise."""
    article = article or make_article()
    before = article.revisions.order_by("number").last()
    facts.setdefault("headline", "Bridge at Velm closed")
    facts.setdefault("language", "en")
    facts.setdefault("published_at", NOON)
    facts.setdefault("published_precision", "minute" if facts["published_at"] else "")
    facts.setdefault("capture", None)
    facts["capture"] = facts["capture"] or make_capture(article=article, body=text.encode())
    revision = Revision.objects.create(
        article=article,
        number=before.number + 1 if before else 1,
        text=text,
        chain=chain_hash(before.chain if before else "", facts["headline"], text, None),
        **{"engine": "test-1.0", **facts},
    )
    if current:
        make_current(revision)
    return revision


def make_current(revision: Revision) -> None:
    """The article's own columns repeat those of its current revision."""
    article = revision.article
    article.current = revision
    article.headline = revision.headline
    article.language = revision.language
    article.published_at = revision.published_at
    article.published_precision = revision.published_precision
    article.save()


def make_source(**facts: Any) -> Source:
    """A named person; `article` makes it an unnamed group of that article."""
    number = next(_numbers)
    if facts.get("article"):
        facts = {"named": False, "kind": Source.Kind.GROUP, **facts}
    facts.setdefault("name", f"Ilse Tarn {number}")
    facts.setdefault("kind", Source.Kind.PERSON)
    source = Source.objects.create(**facts)
    if source.named:
        Alias.objects.create(source=source, name=source.name, key=name_key(source.name))
    return source


def spans_of(text: str, words: str) -> Spans:
    """Where some words first stand in a text; "" stands nowhere."""
    if not words:
        return ()
    start = text.index(words)
    return (Span(start, start + len(words)),)


def make_attribution(
    *,
    revision: Revision | None = None,
    source_words: str = "Harbour officials",
    cue_words: str = "claimed",
    content_words: str = "that the bridge at Velm had been closed since dawn",
    **facts: Any,
) -> Attribution:
    """An attribution and its anchor; the words must stand in the revision's text."""
    revision = revision or make_revision()
    article = revision.article
    if "source" not in facts:
        facts["source"] = Source.objects.filter(
            article=article, name=source_words
        ).first() or make_source(article=article, name=source_words)
    if facts.get("state", Attribution.State.PROPOSED) in Attribution.BY_HAND:
        facts.setdefault("decided_by", make_user())
        facts.setdefault("decided_at", timezone.now())
    attribution = Attribution.objects.create(
        article=article,
        source_words=source_words,
        cue_words=cue_words,
        content_words=content_words,
        **{
            "quotation": Attribution.Quotation.INDIRECT,
            "stance": Attribution.Stance.ASSERTS,
            "cue_lemma": "claim",
            "confidence": 0.9,
            "reasons": ["cue_verb"],
            "engine": "test-1.0",
            "checkable": True,
            **facts,
        },
    )
    make_anchor(
        attribution,
        revision,
        source=spans_of(revision.text, source_words),
        cue=spans_of(revision.text, cue_words),
        content=spans_of(revision.text, content_words),
    )
    return attribution


def make_anchor(
    attribution: Attribution, revision: Revision, *, source: Spans, cue: Spans, content: Spans
) -> Anchor:
    """Where an attribution stands in a revision."""
    around = enclosing((*source, *cue, *content))
    main = enclosing(content or cue)
    assert around and main, "give the attribution a cue or a content"
    return Anchor.objects.create(
        attribution=attribution,
        revision=revision,
        source=source,
        cue=cue,
        content=content,
        start=around.start,
        end=around.end,
        **quote(revision.text, main)._asdict(),
    )


def make_claim(**facts: Any) -> Claim:
    facts.setdefault("text", f"The bridge at Velm was closed for {next(_numbers)} hours.")
    facts.setdefault("key", proposition_key(facts["text"]))
    facts.setdefault("language", "en")
    return Claim.objects.create(**facts)


def make_appearance(**facts: Any) -> Appearance:
    """An attribution that asserts a claim; either is made where it is not given."""
    if "claim" not in facts:
        facts["claim"] = make_claim()
    if "attribution" not in facts:
        facts["attribution"] = make_attribution()
    return Appearance.objects.create(
        **{
            "kind": Appearance.Kind.ASSERTS,
            "state": Appearance.State.ATTACHED,
            "proposition": facts["claim"].text,
            "probability": 0.9,
            "engine": "test-1.0",
            **facts,
        }
    )


def make_link(**facts: Any) -> Link:
    """A suggestion that two claims contradict each other; claims are made where none are given."""
    for end in ("first", "second"):
        if end not in facts:
            facts[end] = make_claim()
    return Link.objects.create(
        **{
            "relation": Link.Relation.CONTRADICTS,
            "state": Link.State.SUGGESTED,
            "probability": 0.8,
            "reasons": ["negated_once:not"],
            "engine": "test-1.0",
            **facts,
        }
    )


def make_provenance(claim: Claim, *names: str, **facts: Any) -> Provenance:
    """The claim was traced: to these roots, each in an article of its own."""
    for place, name in enumerate(names):
        article = make_article(publisher=make_publisher())
        Origin.objects.create(
            claim=claim, position=place, name=name, article=article, publisher=article.publisher
        )
    counted = {"least": len(names), "most": len(names), "articles": 3, "outlets": 2}
    return Provenance.objects.create(claim=claim, **{**counted, "engine": "test-1.0", **facts})


def make_suggestion(**facts: Any) -> SourceSuggestion:
    if "source" not in facts:
        facts["source"] = make_source()
    if "candidate" not in facts:
        facts["candidate"] = make_source()
    return SourceSuggestion.objects.create(
        **{"confidence": 0.6, "reasons": ["shared_name"], "engine": "test-1.0", **facts}
    )


def make_job(**facts: Any) -> Job:
    """A job that waits; a failed one says why."""
    facts.setdefault("stage", Stage.READ)
    facts.setdefault("queue", QUEUE_OF[Stage(facts["stage"])])
    facts.setdefault("subject_id", next(_numbers))
    if facts.get("state") == Job.State.FAILED:
        facts.setdefault("error_code", "not_found")
        facts.setdefault("error", "The page does not exist (HTTP 404).")
        facts.setdefault("finished_at", timezone.now())
    return Job.objects.create(**facts)


def make_rating(**facts: Any) -> Rating:
    desk, _made = Desk.objects.get_or_create(pk=Desk.ONLY, defaults={"name": "Velm Desk"})
    number = next(_numbers)
    return Rating.objects.create(
        **{"desk": desk, "value": number, "label": f"Level {number}", **facts}
    )
