"""Confirming, correcting, removing and adding attributions; no machine undoes any of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise

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
    Article,
    Attribution,
    Claim,
    Event,
    Job,
    Priority,
    Revision,
    Source,
    Stage,
)
from claims.text.clean import clean
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
    with _taking_turns(attribution, "change_attribution", by):
        if attribution.state == Attribution.State.REMOVED:
            raise ValidationError(_("It was removed; restore it instead."), code="removed")
        _decide(attribution, Attribution.State.CONFIRMED, "confirmed", by=by)


def remove(attribution: Attribution, *, by: User) -> None:
    """This is no attribution. The row stays as a tombstone, so that no engine finds it again."""
    with _taking_turns(attribution, "change_attribution", by):
        attached = attribution.appearances.attached()
        let_go = list(attached.values_list("pk", flat=True))
        attached.update(state=Appearance.State.DETACHED)
        _decide(attribution, Attribution.State.REMOVED, "removed", by=by, let_go=let_go)
        _ask_for_claims(attribution)


def restore(attribution: Attribution, *, by: User) -> None:
    """Take a removal back: the attribution stands, and with it the claims that it let go."""
    with _taking_turns(attribution, "change_attribution", by):
        if attribution.state != Attribution.State.REMOVED:
            raise ValidationError(
                _("Only a removed attribution can be restored."), code="not_removed"
            )
        removal = Event.objects.about(attribution).filter(verb="removed").first()
        let_go = removal.detail.after.get("let_go", []) if removal else []
        attribution.appearances.filter(pk__in=let_go).update(state=Appearance.State.ATTACHED)
        _decide(attribution, Attribution.State.CONFIRMED, "restored", by=by)
        _ask_for_claims(attribution)


def correct(attribution: Attribution, *, by: User, correction: Correction) -> None:
    """Say what it really is, in the article's current text."""
    with _taking_turns(attribution, "change_attribution", by):
        revision = _current(attribution)
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
        Article.objects.hold(revision.article_id)
        attribution = Attribution(
            article=revision.article,
            origin=Attribution.Origin.PERSON,
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
    with _taking_turns(attribution, "add_claim", by):
        text = proposition(attribution.content_words)
        if not text:
            raise ValidationError(_("It has no content that could be checked."), code="no_content")
        claim = Claim.objects.same_proposition(
            text,
            language=attribution.article.language,
            demo=attribution.article.demo,
        )
        stance = Attribution.Stance(attribution.stance)
        Appearance.objects.update_or_create(
            claim=claim,
            attribution=attribution,
            defaults={
                "kind": Appearance.KIND_OF.get(stance, Appearance.Kind.MENTIONS),
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


@contextmanager
def _taking_turns(attribution: Attribution, permission: str, by: User) -> Iterator[None]:
    """A transaction in which no stage works on the article, and the row is as it is now."""
    require(by, permission)
    with transaction.atomic():
        Article.objects.hold(attribution.article_id)
        attribution.refresh_from_db()
        yield


def _decide(attribution: Attribution, state: str, verb: str, *, by: User, **after: object) -> None:
    if attribution.state == Attribution.State.SUPERSEDED:
        raise ValidationError(
            _("The engine no longer finds this in the text; reload the page."), code="superseded"
        )
    before = {"state": attribution.state}
    _set_state(attribution, state, by=by)
    attribution.save(update_fields=["state", "decided_by", "decided_at"])
    record(verb, attribution, by=by, before=before, after={"state": state, **after})


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
    attribution.cue_lemma = ""
    attribution.confidence = 1.0
    attribution.reasons = ["marked_by_hand"]
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
    for role in (correction.source, correction.cue, correction.content):
        if any(one.end > other.start for one, other in pairwise(sorted(role))):
            raise ValidationError(
                _("The same words are marked twice; mark each passage once."), code="overlapping"
            )


def _source(attribution: Attribution, speaker: str) -> Source | None:
    """The source that an editor named: one quoted here, else the one known, else a new one."""
    name = clean(speaker).strip()[:300]
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
    """Put the anchor where the editor says, and remember where the machine had put it."""
    machine = Anchor.objects.filter(attribution=attribution, revision=revision).first()
    anchor = Anchor.at(
        revision, source=correction.source, cue=correction.cue, content=correction.content
    )
    anchor.attribution = attribution
    if machine:
        anchor.said = machine.said
        anchor.replaced = machine.replaced or {"cue": machine.cue, "content": machine.content}
        anchor.pk = machine.pk
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
