"""The demo desk: an invented story that has just happened, and one page retold."""

import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.test import TestCase
from django.utils import timezone

from claims.models import Article, Attribution, Capture, Claim, Desk, Feed, Job, Publisher, Source
from claims.text.keys import name_key

SEEDS = Path(settings.BASE_DIR) / "seeds"


def page() -> Article:
    """The retold page."""
    return Article.objects.get(addresses__url__contains="israelhayom.example")


def expected_rows() -> list[dict[str, Any]]:
    """Who said what on the retold page; the outlet's own voice is left out."""
    expected = tomllib.loads((SEEDS / "page" / "expected.toml").read_text(encoding="utf8"))
    return [row for row in expected["articles"][0]["said"] if row["speaker"]]


def fits(row: dict[str, Any], found: Attribution) -> bool:
    """Whether a row came out: the words inside their spans, the stance, and who it is."""
    source = found.source
    known_as = {alias.key for alias in source.aliases.all()} if source else set()
    known_as.add(name_key(source.name) if source else "")
    return (
        row["cue"] in found.cue_words
        and row["content"] in found.content_words
        and row["stance"] == found.stance
        and row["quotation"] == found.quotation
        and name_key(row["speaker"]) in known_as
    )


class SeededDesk(TestCase):
    """A class, so that the desk is seeded once for all tests."""

    @classmethod
    def setUpTestData(cls) -> None:
        call_command("seed", verbosity=0)

    def test_it_makes_the_whole_desk(self) -> None:
        assert Desk.objects.get().ratings.count() == 5
        assert Article.objects.standing().count() == 24
        assert Capture.objects.count() == 27
        assert not Job.objects.exclude(state=Job.State.DONE).exists()
        assert Claim.objects.exists()

    def test_everything_is_marked_as_demo_and_none_of_it_is_ever_fetched(self) -> None:
        for model in (Article, Publisher, Source, Claim, Feed):
            assert not model.objects.filter(demo=False).exists()
        assert not Feed.objects.filter(active=True).exists()

    def test_seeding_twice_changes_nothing(self) -> None:
        before = (Article.objects.count(), Attribution.objects.count(), Job.objects.count())
        call_command("seed", verbosity=0)
        assert (Article.objects.count(), Attribution.objects.count(), Job.objects.count()) == before

    def test_the_story_has_just_happened(self) -> None:
        newest = Capture.objects.order_by("-fetched_at")[0].fetched_at
        assert 0 <= (timezone.now() - newest).days <= 1

    def test_an_edited_page_has_a_second_revision_and_keeps_its_attributions(self) -> None:
        edited = Article.objects.get(addresses__url__contains="bridge-bomb-detonator")
        assert edited.revisions.count() == 2
        both = edited.attributions.filter(anchors__revision__number=1).filter(
            anchors__revision__number=2
        )
        assert both.exists()

    def test_the_feed_names_the_true_publisher_of_an_uncredited_copy(self) -> None:
        copy = Article.objects.get(addresses__url__contains="lowervaleherald")
        assert "Meridian" in copy.syndicated_from["title"]

    def test_no_english_rule_runs_on_the_arabic_article(self) -> None:
        article = Article.objects.get(language="ar")
        assert article.current and article.current.text
        assert not article.attributions.exists()

    def test_house_lines_are_no_text_and_the_credit_is_evidence(self) -> None:
        revision = page().current
        assert revision is not None
        assert [credit["publisher"] for credit in revision.credits] == ["i24NEWS"]
        assert "newsletter" not in revision.text.lower()

    def test_who_said_what_on_the_retold_page(self) -> None:
        found = list(page().attributions.standing())
        missing = [
            row["speaker"] for row in expected_rows() if not any(fits(row, each) for each in found)
        ]
        assert missing == []
