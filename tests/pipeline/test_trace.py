"""trace: what an article was made from, whom it cites, and where its claims come from."""

from datetime import timedelta
from typing import Any

import pytest

from claims.models import (
    Appearance,
    Article,
    Citation,
    Claim,
    Provenance,
    Publisher,
    Revision,
    ShingleBand,
    Syndication,
)
from claims.pipeline.trace import prepare, store
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_attribution,
    make_claim,
    make_publisher,
    make_revision,
    make_source,
)

pytestmark = pytest.mark.django_db

WIRE = """The old bridge over the Velm has been closed to all traffic since Monday morning.

Harbour officials said that a crack as long as a man's arm had been found in the second pillar.

Engineers from the capital are expected on Thursday, and until then the ferry will carry people \
and goods from one bank to the other free of charge, the town hall has decided.

The bridge was built ninety years ago and was last repaired after the great flood."""
SAID = "a crack as long as a man's arm had been found in the second pillar"


def published(outlet: Publisher, text: str = WIRE, hours: int = 0, **facts: Any) -> Revision:
    at = NOON + timedelta(hours=hours)
    article = make_article(publisher=outlet, **facts)
    return make_revision(article=article, text=text, published_at=at)


def says(revision: Revision, claim: Claim, **facts: Any) -> Appearance:
    """The article has harbour officials say it."""
    row = make_attribution(
        revision=revision, source_words="officials", cue_words="said", content_words=SAID, **facts
    )
    return make_appearance(claim=claim, attribution=row)


def run(*revisions: Revision) -> None:
    for revision in revisions:
        store(revision, prepare(revision))


def found(claim: Claim) -> tuple[int, int, int, int]:
    row = Provenance.objects.get(claim=claim)
    return row.articles, row.outlets, row.least, row.most


def test_a_copy_is_found_and_adds_no_origin() -> None:
    claim = make_claim()
    wire, daily = published(make_publisher(name="Velm Wire")), published(make_publisher(), hours=2)
    for each in (wire, daily):
        says(each, claim)
    run(wire, daily)
    copy = Syndication.objects.get()
    assert (copy.article, copy.original, copy.kind) == (daily.article, wire.article, "republishes")
    assert copy.proof["share"] == 1.0 and copy.proof["passages"]
    assert found(claim) == (2, 2, 1, 1)
    (origin,) = claim.origins.all()
    assert (origin.name, origin.named, str(origin.publisher)) == ("officials", False, "Velm Wire")


def test_the_order_in_which_articles_arrive_does_not_matter() -> None:
    claim = make_claim()
    late, early = published(make_publisher(), hours=2), published(make_publisher())
    for each in (late, early):
        says(each, claim)
    run(late, early)
    assert Syndication.objects.get().original == early.article
    assert found(claim) == (2, 2, 1, 1)


def test_unnamed_people_in_two_outlets_make_an_interval() -> None:
    claim = make_claim()
    one = published(make_publisher())
    text = f"It rained in Orsk.\n\nTwo officials said that {SAID}.\n\nNobody was hurt, they said."
    other = published(make_publisher(), text, hours=3)
    for each in (one, other):
        says(each, claim)
    run(one, other)
    assert not Syndication.objects.exists()
    assert found(claim) == (2, 2, 1, 2)


def test_outlets_of_one_owner_are_one() -> None:
    owner, claim = make_publisher(), make_claim()
    one = published(make_publisher(owner=owner))
    text = f"It rained in Orsk.\n\nTwo officials said that {SAID}.\n\nNobody was hurt, they said."
    other = published(make_publisher(owner=owner), text, hours=3)
    for each in (one, other):
        says(each, claim)
    run(one, other)
    assert found(claim) == (2, 2, 1, 1)


def test_a_citation_points_to_the_article_that_is_meant() -> None:
    herald = make_publisher(name="Velm Herald")
    claim = make_claim()
    cited = published(herald)
    text = f"The ferry is crowded.\n\nThe officials said that {SAID}, the Velm Herald reported."
    citing = published(make_publisher(), text, hours=5)
    for each in (cited, citing):
        says(each, claim)
    run(cited, citing)
    row = Citation.objects.get()
    assert (row.article, row.publisher, row.cited) == (citing.article, herald, cited.article)
    start, end = row.proof["words"]
    assert text[start:end] == "Velm Herald"


def test_an_outlet_that_has_no_article_here_is_cited_all_the_same() -> None:
    make_publisher(name="Orsk Gazette")
    run(published(make_publisher(), "It was closed, the Orsk Gazette reported on Monday."))
    row = Citation.objects.get()
    assert (row.publisher.name, row.cited) == ("Orsk Gazette", None)


def test_running_it_twice_changes_nothing() -> None:
    claim = make_claim()
    wire, daily = published(make_publisher()), published(make_publisher(), hours=2)
    for each in (wire, daily):
        says(each, claim)
    run(wire, daily)
    bands = ShingleBand.objects.count()
    run(wire, daily)
    assert (Syndication.objects.count(), ShingleBand.objects.count()) == (1, bands)
    assert found(claim) == (2, 2, 1, 1) and claim.origins.count() == 1


def test_a_copy_that_became_a_text_of_its_own_is_let_go() -> None:
    wire, daily = published(make_publisher()), published(make_publisher(), hours=2)
    run(wire, daily)
    own = make_revision(article=daily.article, text="The mayor has resigned over the lost keys.")
    run(own)
    assert not Syndication.objects.exists()
    assert set(ShingleBand.objects.values_list("article", flat=True)) == {
        wire.article_id,
        daily.article_id,
    }


def test_a_late_worker_does_not_bring_back_an_old_text() -> None:
    old = published(make_publisher())
    plan = prepare(old)
    make_revision(article=old.article, text="The mayor has resigned over the lost keys.")
    assert store(old, plan) == []
    assert not ShingleBand.objects.exists()


def test_a_named_source_in_two_outlets_is_one_origin() -> None:
    claim, tarn = make_claim(), make_source(name="Ilse Tarn")
    one = published(make_publisher())
    text = f"It rained in Orsk.\n\nTwo officials said that {SAID}.\n\nNobody was hurt, they said."
    other = published(make_publisher(), text, hours=3)
    for each in (one, other):
        says(each, claim, source=tarn)
    run(one, other)
    assert found(claim) == (2, 2, 1, 1)


def test_the_demo_and_real_articles_are_not_compared() -> None:
    wire = published(make_publisher())
    demo = published(make_publisher(), hours=2, demo=True)
    run(wire, demo)
    assert not Syndication.objects.exists()


def test_an_article_without_publisher_or_date_is_traced() -> None:
    article: Article = make_article()
    revision = make_revision(article=article, text=WIRE, published_at=None)
    says(revision, claim := make_claim())
    run(revision)
    assert found(claim) == (1, 1, 1, 1)


def test_what_was_detached_counts_no_more() -> None:
    claim = make_claim()
    one = published(make_publisher())
    says(one, claim)
    run(one)
    assert found(claim) == (1, 1, 1, 1)
    claim.appearances.update(state=Appearance.State.DETACHED)
    run(one)
    assert found(claim) == (0, 0, 0, 0) and not claim.origins.exists()
