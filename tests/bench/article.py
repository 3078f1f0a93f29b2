"""A generated article: captures, revisions, and thirty attributions with all that hangs on them."""

import hashlib
from datetime import datetime, timedelta
from random import Random
from typing import Final

from claims.models import (
    Address,
    Anchor,
    Appearance,
    Article,
    Attribution,
    Capture,
    Claim,
    Event,
    EventDetail,
    Revision,
    Source,
)
from claims.models.article import chain_hash
from claims.text.keys import proposition_key
from claims.text.spans import Span
from tests.bench import words
from tests.bench.cast import BEGIN, Cast
from tests.bench.rows import Rows
from tests.bench.words import Writer

PER_ARTICLE: Final = 30  # attributions
MINUTES_APART: Final = 7
ENGINE: Final = "bench-1.0"
CUES: Final = {
    Attribution.Stance.ASSERTS: ("said", "claimed", "told reporters", "announced"),
    Attribution.Stance.DENIES: ("denied",),
    Attribution.Stance.CONDEMNS: ("condemned the news",),
    Attribution.Stance.PREDICTS: ("warned",),
}
STANCES: Final = (*[Attribution.Stance.ASSERTS] * 12, *CUES)
STATES: Final = (
    *[Attribution.State.PROPOSED] * 14,
    *[Attribution.State.CONFIRMED] * 3,
    Attribution.State.CORRECTED,
    Attribution.State.REMOVED,
    Attribution.State.SUPERSEDED,
)
# Shares, from 0 to 1
UNNAMED: Final = 0.2  # of the attributions: somebody's officials
WITHIN: Final = 0.08  # stand within the one before
CHECKABLE: Final = 0.4
REPEATED: Final = 0.4  # of the claims: heard before
REVISED: Final = 0.1  # of the articles: have an earlier text


def make_article(rows: Rows, dice: Random, cast: Cast) -> Article:
    """An article that went all the way, at its own moment."""
    number = rows.next_number(Article)
    at = BEGIN + timedelta(minutes=MINUTES_APART * number)
    publisher = words.zipf(dice, cast.publishers)
    article = rows.add(
        Article(
            publisher=publisher,
            given=Article.Given.URL,
            headline=words.filler(dice, cast.places)[:80],
            language="en",
            published_at=at,
            published_precision="minute",
            created_at=at,
        )
    )
    url = f"https://courier{publisher.pk}.example/news/{number}"
    rows.add(Address(article=article, url=url, canonical=True))
    rows.add(Event(verb="accepted", engine="command line", at=at, **_about(article)))
    _write(rows, dice, cast, article)
    return article


def _write(rows: Rows, dice: Random, cast: Cast, article: Article) -> None:
    """The text, sentence by sentence, and what stands in it."""
    writer = Writer()
    said: list[tuple[Attribution, dict[str, list[Span]]]] = []
    for _ in range(PER_ARTICLE):
        parent = said[-1][0] if said and dice.random() < WITHIN else None
        said.append(_say(rows, dice, cast, article, writer, parent))
        writer.write(" " + words.filler(dice, cast.places) + dice.choice(("\n\n", " ")))
    revisions = _revise(rows, article, writer.text, revised=dice.random() < REVISED)
    for attribution, spans in said:
        for revision in revisions:
            rows.add(Anchor(attribution=attribution, **_standing(revision, spans)))
        if attribution.checkable:
            _claim(rows, dice, cast, attribution)


def _say(
    rows: Rows, dice: Random, cast: Cast, article: Article, writer: Writer,
    parent: Attribution | None,
) -> tuple[Attribution, dict[str, list[Span]]]:  # fmt: skip
    source, source_words = _speaker(rows, dice, cast, article)
    stance = dice.choice(STANCES)
    cue_words = dice.choice(CUES[stance])
    content_words = _content(dice, cast)
    spans = {"source": [writer.write(source_words)]}
    writer.write(" ")
    spans["cue"] = [writer.write(cue_words)]
    writer.write(" that ")
    spans["content"] = [writer.write(content_words)]
    writer.write(".")
    attribution = rows.add(
        Attribution(
            article=article,
            source=source,
            parent=parent,
            quotation=Attribution.Quotation.INDIRECT,
            stance=stance,
            cue_lemma=cue_words.split()[0],
            source_words=source_words,
            cue_words=cue_words,
            content_words=content_words,
            checkable=dice.random() < CHECKABLE,
            confidence=round(dice.uniform(0.5, 1), 3),
            reasons=["cue_verb"],
            engine=ENGINE,
            created_at=article.created_at,
            **_state(dice, cast, article.created_at),
        )
    )
    if attribution.decided_by_id:
        event = rows.add(
            Event(
                verb=attribution.state,
                actor_id=attribution.decided_by_id,
                at=article.created_at,
                **_about(attribution),
            )
        )
        rows.add(EventDetail(event=event, before={"state": "proposed"}))
    return attribution, spans


def _speaker(rows: Rows, dice: Random, cast: Cast, article: Article) -> tuple[Source, str]:
    """A source, and how the article calls it; the unnamed stay within the article."""
    if dice.random() >= UNNAMED:
        source = words.zipf(dice, cast.sources)
        return source, f"{source.descriptor} {source.name}".strip()
    # Numbered, for the same words in one article are the same unnamed source.
    number = rows.next_number(Source)
    name = f"{words.zipf(dice, cast.places)} {dice.choice(words.GROUPS)} {number}"
    source = rows.add(
        Source(
            name=name,
            kind=Source.Kind.GROUP,
            named=False,
            article=article,
            created_at=article.created_at,
        )
    )
    return source, name


def _content(dice: Random, cast: Cast) -> str:
    if cast.claims and dice.random() < REPEATED:
        return words.zipf(dice, cast.claims[:5_000])
    cast.claims.append(words.proposition(dice, cast.places))
    return cast.claims[-1]


def _state(dice: Random, cast: Cast, at: datetime) -> dict[str, object]:
    state = dice.choice(STATES)
    if state not in Attribution.BY_HAND:
        return {"state": state}
    return {"state": state, "decided_by": dice.choice(cast.editors), "decided_at": at}


def _revise(rows: Rows, article: Article, text: str, *, revised: bool) -> list[Revision]:
    """The current text, after an earlier one that lacked the last full stop."""
    texts = [text.rstrip()[:-1], text] if revised else [text]
    made: list[Revision] = []
    for number, each in enumerate(texts, start=1):
        made.append(
            rows.add(
                Revision(
                    article=article,
                    number=number,
                    capture=_capture(rows, article, each),
                    headline=article.headline,
                    language="en",
                    published_at=article.published_at,
                    published_precision="minute",
                    text=each,
                    chain=chain_hash(made[-1].chain if made else "", article.headline, each, None),
                    engine=ENGINE,
                    created_at=article.created_at,
                )
            )
        )
    article.current = made[-1]
    return made


def _capture(rows: Rows, article: Article, text: str) -> Capture:
    """As if it had been fetched; its bytes are in no storage."""
    return rows.add(
        Capture(
            article=article,
            url=f"https://courier{article.publisher_id}.example/news/{article.pk}",
            fetched_at=article.created_at,
            status=200,
            content_type="text/html",
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            size=len(text),
        )
    )


def _standing(revision: Revision, spans: dict[str, list[Span]]) -> dict[str, object]:
    anchor = Anchor.at(revision, **{role: tuple(found) for role, found in spans.items()})
    names = ("revision", "source", "cue", "content", "start", "end", "exact", "prefix", "suffix")
    return {name: getattr(anchor, name) for name in names}


def _claim(rows: Rows, dice: Random, cast: Cast, attribution: Attribution) -> None:
    """The claim under which an attribution appears; one for each proposition."""
    text = attribution.content_words
    claim = cast.known_claims.get(text)
    if claim is None:
        claim = rows.add(
            Claim(
                text=text,
                key=proposition_key(text),
                language="en",
                lifecycle=dice.choice((*[Claim.Lifecycle.NEW] * 8, *Claim.Lifecycle)),
                assigned_to=dice.choice(cast.editors) if dice.random() < 0.05 else None,
                created_at=attribution.created_at,
            )
        )
        cast.known_claims[text] = claim
    denies = attribution.stance == Attribution.Stance.DENIES
    rows.add(
        Appearance(
            claim=claim,
            attribution=attribution,
            kind=Appearance.Kind.DENIES if denies else Appearance.Kind.ASSERTS,
            state=dice.choice((*[Appearance.State.ATTACHED] * 9, Appearance.State.SUGGESTED)),
            proposition=text,
            probability=attribution.confidence,
            reasons=["same_words"],
            engine=ENGINE,
            created_at=attribution.created_at,
        )
    )


def _about(subject: Article | Attribution) -> dict[str, object]:
    return {"subject_type": subject._meta.model_name, "subject_id": subject.pk}
