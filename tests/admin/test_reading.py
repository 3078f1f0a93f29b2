"""The page on which an article is read."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from claims.models import Article, Attribution, Feed, Job
from tests import factories as make


def page_of(desk: Client, article: Article, query: str = "") -> str:
    return desk.get(f"/admin/claims/article/{article.pk}/change/{query}").content.decode()


def test_it_shows_the_text_with_what_is_attributed(desk: Client) -> None:
    attribution = make.make_attribution(stance="denies")
    page = page_of(desk, attribution.article)
    assert f'data-a="{attribution.pk}">that the bridge at Velm had been closed since dawn<' in page
    assert "r-content s-denies depth-1" in page
    assert 'class="seg r-source"' in page
    assert 'class="seg r-cue"' in page


def test_a_card_says_who_how_and_why(desk: Client) -> None:
    claim = make.make_claim(text="The bridge was closed.")
    attribution = make.make_attribution(
        reasons=["verb:claim"], confidence=0.874, channel="statement"
    )
    make.make_appearance(attribution=attribution, claim=claim)
    page = page_of(desk, attribution.article)
    assert "the verb “claim” introduces speech" in page.lower()
    assert "87 %" in page
    assert "statement" in page
    assert f"/admin/claims/claim/{claim.pk}/change/" in page


def test_a_chain_names_its_parent_by_number(desk: Client) -> None:
    outer = make.make_attribution()
    make.make_attribution(
        revision=outer.article.current,
        source_words="Mayor Ilse Tarn",
        cue_words="said",
        content_words="Nobody was hurt.",
        parent=outer,
    )
    assert f'<a href="#a-{outer.pk}">number 1</a>' in page_of(desk, outer.article)


def test_text_is_never_markup(desk: Client) -> None:
    text = "Officials claimed </script><script>alert(1)</script> & “<b>so</b>”."
    revision = make.make_revision(text=text, headline="<i>Bridge</i>")
    source = make.make_source(article=revision.article, name="<u>Officials</u>")
    make.make_attribution(
        revision=revision,
        source=source,
        source_words="Officials",
        cue_words="claimed",
        content_words="</script><script>alert(1)</script>",
    )
    page = page_of(desk, revision.article)
    for markup in ("<script>alert", "<i>Bridge", "<u>Officials", "<b>so"):
        assert markup not in page


def test_a_language_without_an_engine_is_named_and_runs_its_own_way(desk: Client) -> None:
    revision = make.make_revision(text="قال المتحدث إن الجسر مغلق", language="ar")
    page = page_of(desk, revision.article)
    assert "No engine here speaks this language (Arabic)" in page
    assert 'lang="ar" dir="rtl"' in page


# (precision, what is shown, what is more than is known)
DATES = [
    ("year", "2031", "March"),
    ("month", "March 2031", "4 March"),
    ("day", "4 March 2031", "12:00"),
]


@pytest.mark.parametrize(("precision", "shown", "too_much"), DATES)
def test_a_date_is_shown_as_exactly_as_it_is_known(
    desk: Client, precision: str, shown: str, too_much: str
) -> None:
    at = datetime(2031, 3, 4, 12, 0, tzinfo=UTC)
    revision = make.make_revision(published_at=at, published_precision=precision)
    page = page_of(desk, revision.article)
    assert f"<time>{shown}</time>" in page
    assert too_much not in page


def test_a_card_says_when_it_was_said(desk: Client) -> None:
    monday = datetime(2031, 3, 3, tzinfo=UTC)
    attribution = make.make_attribution(
        said_words="last week", said_at=monday, said_precision="week"
    )
    page = page_of(desk, attribution.article)
    assert '<span dir="auto">last week</span> (week of 3 March 2031)' in page


def test_credits_are_shown_as_evidence(desk: Client) -> None:
    credit = {
        "kind": "first_published",
        "publisher": "Orsk Wire",
        "words": "First seen on Orsk Wire",
    }
    revision = make.make_revision(credits=[credit])
    assert "First seen on Orsk Wire" in page_of(desk, revision.article)


def test_a_failure_is_shown_with_a_way_back(desk: Client) -> None:
    job = make.make_job(article=make.make_article(), state=Job.State.FAILED)
    assert job.article
    page = page_of(desk, job.article)
    assert "The page does not exist (HTTP 404)." in page
    assert f"/admin/claims/job/{job.pk}/retry/" in page


def test_an_address_that_is_a_feed_can_be_followed_instead(desk: Client) -> None:
    article = make.make_article(url="https://gazette.example/rss")
    make.make_job(article=article, state=Job.State.FAILED, error_code="is_a_feed")
    follow = f"/admin/claims/article/{article.pk}/follow/"
    assert follow in page_of(desk, article)
    desk.post(follow)
    assert Feed.objects.get().url == "https://gazette.example/rss"
    assert not Article.objects.exists()


def test_a_busy_article_says_what_is_done_and_looks_again(desk: Client) -> None:
    article = make.make_article()
    make.make_job(article=article)
    page = page_of(desk, article)
    assert "data-busy" in page
    assert "At work: read" in " ".join(page.split())
    facts = desk.get(f"/admin/claims/article/{article.pk}/progress/").json()
    assert facts == {"busy": True, "stages": ["read"], "failures": [], "revision": 0}


def test_an_older_text_is_read_and_not_changed(desk: Client) -> None:
    attribution = make.make_attribution()
    make.make_revision(article=attribution.article, text="Nothing is known any more.")
    old = page_of(desk, attribution.article, "?revision=1")
    assert "closed since dawn" in old
    assert "data-editable" not in old
    new = page_of(desk, attribution.article)
    assert "data-editable" in new
    assert "1 is not in this text" in new


def test_what_was_removed_waits_to_be_restored(desk: Client) -> None:
    attribution = make.make_attribution(state=Attribution.State.REMOVED)
    page = page_of(desk, attribution.article)
    assert "1 removed" in page
    assert f"/admin/claims/attribution/{attribution.pk}/restore/" in page
    assert f'data-a="{attribution.pk}"' not in page


def test_a_second_address_leads_to_the_article(desk: Client) -> None:
    article = make.make_article()
    twin = make.make_article(duplicate_of=article)
    answer = desk.get(f"/admin/claims/article/{twin.pk}/change/")
    assert answer["Location"] == f"/admin/claims/article/{article.pk}/change/"


def test_attributions_cost_no_queries(queries: Callable[[str], int]) -> None:
    revision = make.make_revision(article=make.make_article())
    address = f"/admin/claims/article/{revision.article_id}/change/"

    def attribute(number: int) -> None:
        parent = None
        for _ in range(number):
            parent = make.make_attribution(
                revision=revision, parent=parent, source=make.make_source()
            )
            make.make_appearance(attribution=parent)
            make.make_job(article=revision.article, state=Job.State.FAILED)

    attribute(3)
    few = queries(address)
    attribute(27)
    assert queries(address) == few


def test_the_publisher_is_set_by_hand(desk: Client) -> None:
    article, publisher = make.make_article(), make.make_publisher()
    desk.post(f"/admin/claims/article/{article.pk}/publisher/", {"publisher": publisher.pk})
    assert Article.objects.get(pk=article.pk).publisher == publisher


def test_a_page_is_fetched_again(desk: Client) -> None:
    article = make.make_article()
    desk.post(f"/admin/claims/article/{article.pk}/fetch/")
    assert Job.objects.unfinished().get().stage == "fetch"


def test_someone_who_only_reads_gets_no_buttons(client: Client, db: None) -> None:
    attribution = make.make_attribution()
    reader = make.make_user()
    reader.user_permissions.add(make.permission("view_article"))
    client.force_login(reader)
    page = page_of(client, attribution.article)
    assert "closed since dawn" in page
    assert "data-act=" not in page
    assert "data-addable" not in page


def test_a_channel_stands_on_a_line_of_its_own(desk: Client) -> None:
    one = make.make_attribution(channel="twitter")
    page = desk.get(f"/admin/claims/article/{one.article_id}/change/").content.decode()
    assert '<dt>Channel</dt><dd dir="auto">twitter</dd>' in page


def test_an_article_without_a_headline_is_titled_by_its_address(desk: Client) -> None:
    article = make.make_article(url="https://gazette.example/gone")
    page = desk.get(f"/admin/claims/article/{article.pk}/change/").content.decode()
    assert '<h1 dir="auto">https://gazette.example/gone</h1>' in page


def test_the_keyboard_reaches_the_text_at_once(desk: Client) -> None:
    one = make.make_attribution()
    page = desk.get(f"/admin/claims/article/{one.article_id}/change/").content.decode()
    assert 'href="#text"' in page
    assert 'id="text" tabindex="-1"' in page
