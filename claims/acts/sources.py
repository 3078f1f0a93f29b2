"""Who is who: deciding on identity suggestions, merging and renaming sources."""

from typing import Final

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.acts.actor import record, require
from claims.models import Source, SourceSuggestion
from claims.text.clean import clean

LONGEST_NAME: Final = 300  # characters, as many as the column holds


def accept_suggestion(suggestion: SourceSuggestion, *, by: User) -> None:
    """They are one: the newer source is merged into the candidate."""
    with transaction.atomic():
        _decide(suggestion, SourceSuggestion.State.ACCEPTED, by=by)
        merge(suggestion.source, into=suggestion.candidate, by=by)


def reject_suggestion(suggestion: SourceSuggestion, *, by: User) -> None:
    """They are two; the same pair is not suggested again."""
    _decide(suggestion, SourceSuggestion.State.REJECTED, by=by)


def merge(source: Source, *, into: Source, by: User) -> None:
    """Hand everything of one source to another; the emptied row stays and points there."""
    require(by, "change_source")
    if source.pk == into.pk or into.merged_into_id is not None:
        raise ValidationError(
            _("“%(name)s” cannot take it over: choose a standing, different source.")
            % {"name": into.name},
            code="cannot_merge",
        )
    with transaction.atomic():
        source.attributions.update(source=into)
        into.add_aliases([alias.name for alias in source.aliases.all()], by_person=True)
        into.add_aliases([source.name], by_person=True)
        source.merged.update(merged_into=into)
        Source.objects.filter(pk=source.pk).update(merged_into=into)
        SourceSuggestion.objects.open().filter(source=source).update(
            state=SourceSuggestion.State.REJECTED, decided_by=by, decided_at=timezone.now()
        )
        SourceSuggestion.objects.open().filter(candidate=source).exclude(
            source__suggestions__candidate=into
        ).exclude(source=into).update(candidate=into)
        record("merged", source, by=by, after={"into": into.pk, "name": into.name})
    source.merged_into = into


def rename(source: Source, name: str, *, by: User) -> None:
    """Change the name shown; the old one stays as an alias."""
    require(by, "change_source")
    name = clean(name).strip()
    if not name:
        raise ValidationError(_("A source needs a name."), code="empty")
    if len(name) > LONGEST_NAME:
        raise ValidationError(
            _("A source's name has at most %(most)s characters, not %(length)s.")
            % {"most": LONGEST_NAME, "length": len(name)},
            code="too_long",
        )
    try:
        _rename(source, name, by=by)
    except IntegrityError as error:
        raise ValidationError(
            _("“%(name)s” is the name of another source in this article.") % {"name": name},
            code="name_taken",
        ) from error
    source.name = name


def _rename(source: Source, name: str, *, by: User) -> None:
    """Raises IntegrityError where the article of an unnamed source has another one of the name."""
    with transaction.atomic():
        Source.objects.filter(pk=source.pk).update(name=name)
        source.add_aliases([source.name, name], by_person=True)
        record("renamed", source, by=by, before={"name": source.name}, after={"name": name})


def _decide(suggestion: SourceSuggestion, state: str, *, by: User) -> None:
    require(by, "change_sourcesuggestion")
    with transaction.atomic():
        decided = (
            SourceSuggestion.objects.open()
            .filter(pk=suggestion.pk)
            .update(state=state, decided_by=by, decided_at=timezone.now())
        )
        if not decided:
            raise ValidationError(
                _("Somebody has decided on this already; reload the page."), code="decided"
            )
        record(str(state), suggestion, by=by)
    suggestion.state = state
