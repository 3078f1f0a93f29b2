"""The generated archive is one that the product could have made."""

import pytest
from django.db import connection

from claims.models import Anchor, Article, Attribution, Claim, Job, Source
from tests.bench.load import load
from tests.factories import make_article


@pytest.fixture
def archive(transactional_db: None) -> None:
    """Outside a transaction, for loading ends with a VACUUM."""
    load(300)


def test_it_works(archive: None) -> None:
    assert (Article.objects.count(), Attribution.objects.count()) == (10, 300)
    assert Claim.objects.filter(appearances__isnull=False).exists()
    assert Source.objects.filter(named=False).exists()
    assert Job.objects.filter(state=Job.State.DONE).count() == 40


def test_every_anchor_marks_the_words_of_its_attribution(archive: None) -> None:
    for anchor in Anchor.objects.select_related("attribution", "revision"):
        ((start, end),) = anchor.content
        assert anchor.revision.text[start:end] == anchor.attribution.content_words


def test_it_is_found_by_its_words(archive: None) -> None:
    words = Attribution.objects.filter(state=Attribution.State.PROPOSED)[0].content_words
    assert Attribution.objects.search(words).exists()


def test_the_database_goes_on_numbering_after_it(archive: None) -> None:
    assert make_article().pk == 11


def test_the_same_seed_makes_the_same_archive(archive: None) -> None:
    before = list(Attribution.objects.order_by("pk").values_list("content_words", "source"))
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE claims_desk, auth_user, claims_publisher CASCADE")
        cursor.execute("TRUNCATE claims_article, claims_claim, claims_source CASCADE")
    load(300)
    assert before == list(Attribution.objects.order_by("pk").values_list("content_words", "source"))
