"""Editors decide who is who."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError

from claims.acts import sources as acts
from claims.models import Source, SourceSuggestion
from tests.factories import (
    make_article,
    make_attribution,
    make_source,
    make_suggestion,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return make_user(is_superuser=True)


def test_accepting_merges_the_newer_into_the_candidate(editor: User) -> None:
    suggestion = make_suggestion()
    row = make_attribution(source=suggestion.source)
    acts.accept_suggestion(suggestion, by=editor)
    row.refresh_from_db()
    assert row.source == suggestion.candidate
    assert suggestion.source not in Source.objects.standing()


def test_a_merged_name_becomes_an_alias(editor: User) -> None:
    gone, kept = make_source(name="Danna Orlo"), make_source(name="Dana Orlo")
    acts.merge(gone, into=kept, by=editor)
    assert list(Source.objects.known_as(["danna orlo"])) == [kept]


def test_what_was_merged_before_follows(editor: User) -> None:
    first, second, third = make_source(), make_source(), make_source()
    acts.merge(first, into=second, by=editor)
    acts.merge(second, into=third, by=editor)
    first.refresh_from_db()
    assert first.merged_into == third


def test_rejecting_leaves_two_sources(editor: User) -> None:
    suggestion = make_suggestion()
    acts.reject_suggestion(suggestion, by=editor)
    assert Source.objects.standing().count() == 2
    assert not SourceSuggestion.objects.open().exists()


def test_deciding_twice_is_refused(editor: User) -> None:
    suggestion = make_suggestion()
    acts.reject_suggestion(suggestion, by=editor)
    with pytest.raises(ValidationError, match="already"):
        acts.accept_suggestion(suggestion, by=editor)


def test_open_suggestions_of_a_merged_source_move_along(editor: User) -> None:
    gone, kept, third = make_source(), make_source(), make_source()
    moved = make_suggestion(source=third, candidate=gone)
    acts.merge(gone, into=kept, by=editor)
    moved.refresh_from_db()
    assert moved.candidate == kept


def test_a_source_is_not_merged_into_itself_or_into_a_merged_one(editor: User) -> None:
    source, gone, kept = make_source(), make_source(), make_source()
    acts.merge(gone, into=kept, by=editor)
    for into in (source, gone):
        with pytest.raises(ValidationError):
            acts.merge(source, into=into, by=editor)


def test_renaming_keeps_the_old_name_as_an_alias(editor: User) -> None:
    source = make_source(name="D. Orlo")
    acts.rename(source, "Dana Orlo", by=editor)
    assert list(Source.objects.known_as(["D. Orlo"])) == [source]


def test_it_refuses_an_empty_name(editor: User) -> None:
    with pytest.raises(ValidationError):
        acts.rename(make_source(), "  ", by=editor)


def test_it_refuses_strangers() -> None:
    with pytest.raises(PermissionDenied):
        acts.merge(make_source(), into=make_source(), by=make_user())


def test_a_new_name_is_cleaned(editor: User) -> None:
    source = make_source()
    acts.rename(source, "Dana\0 Orlo\ud800", by=editor)
    source.refresh_from_db()
    assert source.name == "Dana Orlo\N{REPLACEMENT CHARACTER}"


def test_it_refuses_a_name_that_is_too_long(editor: User) -> None:
    source = make_source(name="Dana Orlo")
    with pytest.raises(ValidationError, match="at most 300 characters, not 400"):
        acts.rename(source, "o" * 400, by=editor)
    assert source.name == "Dana Orlo"


def test_it_refuses_a_name_that_another_in_the_article_has(editor: User) -> None:
    article = make_article()
    source = make_source(article=article, name="officials")
    make_source(article=article, name="two officials")
    with pytest.raises(ValidationError, match="another source in this article"):
        acts.rename(source, "two officials", by=editor)
    source.refresh_from_db()
    assert source.name == "officials"
