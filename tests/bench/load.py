"""Fills an empty database with an archive that nobody wrote, the same one for the same seed."""

from datetime import timedelta
from random import Random
from typing import Final

from django.db import connection, transaction
from tqdm import tqdm

from claims.models import Article, Job, Note, Review, ReviewVersion, SourceSuggestion, Stage
from claims.models.job import QUEUE_OF
from tests.bench.article import ENGINE, PER_ARTICLE, make_article
from tests.bench.cast import BEGIN, Cast, make_cast, make_desk
from tests.bench.rows import Rows

REVIEWED: Final = 50  # one claim in so many
DOUBTED: Final = 100  # one source in so many may be another one
FAILED: Final = 50  # one article in so many could not be fetched again
DONE: Final = (Stage.FETCH, Stage.READ, Stage.ATTRIBUTE, Stage.CLAIM)


def load(attributions: int, *, seed: int = 1) -> Rows:
    """So many attributions in a thirtieth as many articles; returns what was made, by model."""
    dice = Random(seed)
    rows = Rows()
    articles = max(1, attributions // PER_ARTICLE)
    with transaction.atomic():
        make_desk(rows)
        cast = make_cast(rows, dice, articles, attributions)
        for _ in tqdm(range(articles), desc="loading", unit="article", disable=None):
            _work(rows, make_article(rows, dice, cast))
            rows.rest()
        _review(rows, cast)
        _doubt(rows, cast)
        rows.finish()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return rows


def _work(rows: Rows, article: Article) -> None:
    """The jobs that brought the article here, and for some the one that failed since."""
    for stage in DONE:
        rows.add(_job(article, stage, Job.State.DONE))
    if article.pk % FAILED == 0:
        failed = rows.add(_job(article, Stage.FETCH, Job.State.FAILED))
        failed.error_code, failed.error = "page_gone", "The page is not there (any more)."


def _job(article: Article, stage: Stage, state: Job.State) -> Job:
    at = article.created_at
    return Job(
        queue=QUEUE_OF[stage],
        stage=stage,
        subject_id=article.pk,
        article=article,
        state=state,
        attempts=1,
        due_at=at,
        created_at=at,
        started_at=at,
        finished_at=at + timedelta(seconds=1),
    )


def _review(rows: Rows, cast: Cast) -> None:
    """Published reviews and notes on some claims."""
    for claim in list(cast.known_claims.values())[::REVIEWED]:
        author = cast.editors[claim.pk % len(cast.editors)]
        rows.add(Note(claim=claim, author=author, text="Ask the port again.", created_at=BEGIN))
        review = rows.add(Review(claim=claim, created_at=BEGIN))
        value = claim.pk % 5 + 1
        rows.add(
            ReviewVersion(
                review=review,
                number=1,
                state=ReviewVersion.State.PUBLISHED,
                rating_id=value,
                rating_label=f"Level {value}",
                rating_value=value,
                worst_value=1,
                best_value=5,
                summary="The port's own register says otherwise.",
                author=author,
                created_at=BEGIN,
                published_at=BEGIN,
                published_by=author,
            )
        )


def _doubt(rows: Rows, cast: Cast) -> None:
    for source, candidate in zip(cast.sources[::DOUBTED], cast.sources[1::DOUBTED], strict=False):
        rows.add(
            SourceSuggestion(
                source=source,
                candidate=candidate,
                confidence=0.6,
                reasons=["shared_name"],
                engine=ENGINE,
                created_at=BEGIN,
            )
        )


def sizes(rows: Rows) -> dict[str, int]:
    """How many rows there are of what an archive is counted in."""
    return {model._meta.model_name or "": number for model, number in rows.numbers.items()}
