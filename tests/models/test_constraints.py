"""Wrong states that the database refuses."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from claims.models import (
    Address,
    Article,
    Attribution,
    Desk,
    Publisher,
    Rating,
    Source,
)
from tests.factories import (
    make_appearance,
    make_article,
    make_attribution,
    make_claim,
    make_publisher,
    make_rating,
    make_revision,
    make_source,
    make_suggestion,
    make_user,
)

pytestmark = pytest.mark.django_db


def two_addresses() -> None:
    make_article(url="https://gazette.example/a")
    make_article(url="https://gazette.example/a")


def two_canonical_addresses() -> None:
    article = make_article()
    Address.objects.create(article=article, url="https://gazette.example/b", canonical=True)


def text_without_a_hash() -> None:
    Article.objects.create(given=Article.Given.TEXT)


def two_desks() -> None:
    Desk.objects.create(pk=2, name="Another desk")


def rating_of_nothing() -> None:
    make_rating(value=0)


def two_labels() -> None:
    make_rating(label="False")
    make_rating(label="False")


def publishers_by_case() -> None:
    make_publisher(name="Velm Gazette")
    make_publisher(name="VELM GAZETTE")


def publisher_owning_itself() -> None:
    publisher = make_publisher()
    Publisher.objects.filter(pk=publisher.pk).update(owner=publisher)


def unnamed_without_an_article() -> None:
    Source.objects.create(name="port officials", kind="group", named=False)


def named_within_an_article() -> None:
    Source.objects.create(name="Ilse Tarn", kind="person", named=True, article=make_article())


def source_merged_into_itself() -> None:
    source = make_source()
    Source.objects.filter(pk=source.pk).update(merged_into=source)


def suggestion_of_one() -> None:
    source = make_source()
    make_suggestion(source=source, candidate=source)


def confidence_beyond_one() -> None:
    make_attribution(confidence=1.01)


def confirmed_by_nobody() -> None:
    row = make_attribution()
    Attribution.objects.filter(pk=row.pk).update(state=Attribution.State.CONFIRMED)


def proposed_by_a_person() -> None:
    make_attribution(origin=Attribution.Origin.PERSON)


def attribution_within_itself() -> None:
    row = make_attribution()
    Attribution.objects.filter(pk=row.pk).update(parent=row)


def two_anchors_in_one_revision() -> None:
    anchor = make_attribution().anchors.get()
    anchor.pk = None
    anchor.save()


def two_first_revisions() -> None:
    revision = make_revision()
    revision.pk = None
    revision.save()


def claim_without_words() -> None:
    make_claim(text="")


def two_claims_of_one_proposition() -> None:
    make_claim(text="The bridge was closed.")
    make_claim(text="The bridge was closed.")


def two_appearances_of_one_attribution() -> None:
    appearance = make_appearance()
    make_appearance(claim=appearance.claim, attribution=appearance.attribution)


WRONG = [
    two_addresses,
    two_canonical_addresses,
    text_without_a_hash,
    two_desks,
    rating_of_nothing,
    two_labels,
    publishers_by_case,
    publisher_owning_itself,
    unnamed_without_an_article,
    named_within_an_article,
    source_merged_into_itself,
    suggestion_of_one,
    confidence_beyond_one,
    confirmed_by_nobody,
    proposed_by_a_person,
    attribution_within_itself,
    two_anchors_in_one_revision,
    two_first_revisions,
    claim_without_words,
    two_claims_of_one_proposition,
    two_appearances_of_one_attribution,
]


@pytest.mark.parametrize("wrong", WRONG)
def test_it_refuses(wrong: Callable[[], None]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        wrong()


def test_people_may_share_a_name() -> None:
    assert make_source(name="Ilse Tarn").pk != make_source(name="Ilse Tarn").pk


def test_a_rating_keeps_the_scale_in_order() -> None:
    for value in (3, 1, 2):
        make_rating(value=value)
    assert [rating.value for rating in Rating.objects.all()] == [1, 2, 3]


def test_a_decided_attribution_names_who_decided() -> None:
    editor = make_user()
    row = make_attribution(state=Attribution.State.CONFIRMED, decided_by=editor)
    assert row.decided_by == editor
