"""Confirming, correcting, removing and adding attributions; no machine undoes any of it."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.acts.actor import record, require
from claims.attribution.types import Quotation, Stance
from claims.models import (
    Anchor,
    Appearance,
    Attribution,
    Claim,
    Job,
    Priority,
    Revision,
    Source,
    Stage,
)
from claims.text.overlap import common
from claims.text.propositions import proposition
from claims.text.quotes import quotations
from claims.text.spans import Spans, words_of

BY_HAND = "by hand"


@dataclass(frozen=True)
class Correction:
    """What an editor says an attribution is; spans lie in the revision. `speaker` "" is nobody."""

    source: Spans
    cue: Spans
    content: Spans
    stance: Stance
    speaker: str


def confirm(attribution: Attribution, *, by: User) -> None:
    """The machine was right."""
    _decide(attribution, Attribution.State.CONFIRMED, "confirmed", by=by)


def remove(attribution: Attribution, *, by: User) -> None:
    """This is no attribution. The row stays as a tombstone, so that no engine finds it again."""
    with transaction.atomic():
        _decide(attribution, Attribution.State.REMOVED, "removed", by=by)
        attribution.appearances.attached().update(state=Appearance.State.DETACHED)


def restore(attribution: Attribution, *, by: User) -> None:
    """Take a removal back: the attribution stands, and its claim with it."""
    if attribution.state != Attribution.State.REMOVED:
        raise ValidationError(_("Only a removed attribution can be restored."), code="not_removed")
    with transaction.atomic():
        _decide(attribution, Attribution.State.CONFIRMED, "restored", by=by)
        _ask_for_claims(attribution)


def correct(attribution: Attribution, *, by: User, correction: Correction) -> None:
    """Say what it really is, in the article's current text."""
    require(by, "change_attribution")
    revision = _current(attribution)
    with transaction.atomic():
        before = _summary(attribution)
        _describe(attribution, revision, correction)
        _set_state(attribution, Attribution.State.CORRECTED, by=by)
        attribution.save()
        _anchor(attribution, revision, correction)
        record("corrected", attribution, by=by, before=before, after=_summary(attribution))
        _ask_for_claims(attribution)


def add(revision: Revision, *, by: User, correction: Correction) -> Attribution:
    """Add an attribution that the engine missed."""
    require(by, "add_attribution")
    with transaction.atomic():
        attribution = Attribution(
            article=revision.article,
            origin=Attribution.Origin.PERSON,
            confidence=1.0,
            reasons=["added_by_hand"],
            engine=BY_HAND,
        )
        _describe(attribution, revision, correction)
        _set_state(attribution, Attribution.State.CONFIRMED, by=by)
        attribution.save()
        _anchor(attribution, revision, correction)
        record("added", attribution, by=by, after=_summary(attribution))
        _ask_for_claims(attribution)
    return attribution


def promote(attribution: Attribution, *, by: User) -> Claim:
    """Make a claim of an attribution that no machine held to be one."""
    require(by, "add_claim")
    text = proposition(attribution.content_words)
    if not text:
        raise ValidationError(_("It has no content that could be checked."), code="no_content")
    with transaction.atomic():
        claim = Claim.objects.same_proposition(
            text,
            language=attribution.article.language,
            demo=attribution.article.demo,
        )
        Appearance.objects.update_or_create(
            claim=claim,
            attribution=attribution,
            defaults={
                "kind": Appearance.Kind.ASSERTS,
                "state": Appearance.State.ATTACHED,
                "proposition": text,
                "probability": 1.0,
                "reasons": ["promoted_by_hand"],
                "engine": BY_HAND,
                "decided_by": by,
                "decided_at": timezone.now(),
            },
        )
        record("promoted", attribution, by=by, after={"claim": claim.pk})
    return claim


def _decide(attribution: Attribution, state: str, verb: str, *, by: User) -> None:
    require(by, "change_attribution")
    if attribution.state == Attribution.State.SUPERSEDED:
        raise ValidationError(
            _("The engine no longer finds this in the text; reload the page."), code="superseded"
        )
    with transaction.atomic():
        before = {"state": attribution.state}
        _set_state(attribution, state, by=by)
        attribution.save(update_fields=["state", "decided_by", "decided_at"])
        record(verb, attribution, by=by, before=before, after={"state": state})


def _set_state(attribution: Attribution, state: str, *, by: User) -> None:
    attribution.state = state
    attribution.decided_by = by
    attribution.decided_at = timezone.now()


def _current(attribution: Attribution) -> Revision:
    revision = attribution.article.current
    if revision is None:
        raise ValidationError(_("The article has no text yet."), code="no_text")
    return revision


def _describe(attribution: Attribution, revision: Revision, correction: Correction) -> None:
    _check_spans(revision, correction)
    text = revision.text
    attribution.stance = correction.stance.value
    attribution.source_words = words_of(text, correction.source)
    attribution.cue_words = words_of(text, correction.cue)
    attribution.content_words = words_of(text, correction.content)
    attribution.quotation = _quotation(text, correction.content)
    attribution.checkable = bool(attribution.content_words)
    attribution.source = _source(attribution, correction.speaker)


def _quotation(text: str, content: Spans) -> str:
    """By the surface: all of the content in quotation marks, a part of it, or none."""
    quoted = common(content, tuple(each.span for each in quotations(text)))
    if not quoted:
        return Quotation.INDIRECT
    whole = sum(span.end - span.start for span in content)
    return Quotation.DIRECT if quoted == whole else Quotation.MIXED


def _check_spans(revision: Revision, correction: Correction) -> None:
    spans = (*correction.source, *correction.cue, *correction.content)
    if not (correction.cue or correction.content):
        raise ValidationError(_("Select the words that are attributed."), code="no_content")
    for span in spans:
        if not 0 <= span.start < span.end <= len(revision.text):
            raise ValidationError(
                _("The selection %(start)s-%(end)s is not in the text of %(length)s characters.")
                % {"start": span.start, "end": span.end, "length": len(revision.text)},
                code="outside_text",
            )


def _source(attribution: Attribution, speaker: str) -> Source | None:
    """The source that an editor named: one quoted here, else the one known, else a new one."""
    name = speaker.strip()[:300]
    if not name:
        return None
    here = Source.objects.standing().filter(attributions__article=attribution.article, name=name)
    known = here.first() or Source.objects.known_as([name]).order_by("pk").first()
    if known:
        return known
    source = Source.objects.create(
        name=name, kind=Source.Kind.PERSON, demo=attribution.article.demo
    )
    source.add_aliases([name], by_person=True)
    return source


def _anchor(attribution: Attribution, revision: Revision, correction: Correction) -> None:
    Anchor.objects.filter(attribution=attribution, revision=revision).delete()
    anchor = Anchor.at(
        revision, source=correction.source, cue=correction.cue, content=correction.content
    )
    anchor.attribution = attribution
    anchor.save()


def _summary(attribution: Attribution) -> dict[str, object]:
    return {
        "source": attribution.source.name if attribution.source else "",
        "cue": attribution.cue_words,
        "content": attribution.content_words,
        "stance": attribution.stance,
    }


def _ask_for_claims(attribution: Attribution) -> None:
    revision = _current(attribution)
    Job.objects.submit(
        Stage.CLAIM, revision.pk, article_id=revision.article_id, priority=Priority.EDITOR
    )
