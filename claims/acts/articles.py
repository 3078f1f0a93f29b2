"""Handing an article to the desk: by address, as text or as a file."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.acts.actor import record, require
from claims.formats.errors import FormatError
from claims.formats.urls import normalise_url
from claims.models import Article, Capture, Job, Priority, Publisher, Stage
from claims.models.article import keep_bytes
from claims.text.clean import clean

MAX_BYTES: Final = 10 * 1024 * 1024  # of a pasted text or an uploaded file
CONTENT_TYPES: Final = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
}


@dataclass(frozen=True)
class Accepted:
    """The article, and whether it is new; a known one is not fetched again."""

    article: Article
    made: bool


def accept_url(url: str, *, by: User | None) -> Accepted:
    """Accept an address; a thousand callers with the same one make one article and one fetch."""
    require(by, "add_article")
    try:
        address = normalise_url(url)
    except FormatError as error:
        raise ValidationError(_(error.message), code=error.code) from error
    with transaction.atomic():
        article, made = Article.objects.accept_url(address)
        if made:
            _submit(Stage.FETCH, article.pk, article)
            record("accepted", article, by=by, after={"url": address})
    return Accepted(article, made)


def accept_text(text: str, *, by: User | None, headline: str = "") -> Accepted:
    """Accept pasted text, its headline apart or as its first line."""
    if not text.strip():
        raise ValidationError(_("There is no text in it."), code="empty")
    body = clean(f"{headline.strip()}\n\n{text}" if headline.strip() else text)
    return _accept_body(body.encode(), content_type="text/plain; charset=utf-8", name="", by=by)


def accept_file(name: str, body: bytes, *, by: User | None) -> Accepted:
    """Accept an uploaded .html or .txt file."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in CONTENT_TYPES:
        raise ValidationError(
            _("“%(name)s” is neither .html nor .txt. Save the page as one of these.")
            % {"name": name},
            code="wrong_file_type",
        )
    return _accept_body(body, content_type=CONTENT_TYPES[suffix], name=name, by=by)


def fetch_again(article: Article, *, by: User | None) -> None:
    """Fetch the article's page now, ahead of background work."""
    require(by, "change_article")
    if not article.address():
        raise ValidationError(
            _("This article was given as text and has no address to fetch."), code="no_address"
        )
    if article.demo:
        raise ValidationError(
            _("This article belongs to the demo; its address does not exist."), code="demo"
        )
    with transaction.atomic():
        _submit(Stage.FETCH, article.pk, article)
        record("asked_to_fetch", article, by=by)


def set_publisher(article: Article, publisher: Publisher | None, *, by: User | None) -> None:
    """Say who published an article; no machine changes it afterwards."""
    require(by, "change_article")
    with transaction.atomic():
        before = article.publisher.name if article.publisher else ""
        Article.objects.filter(pk=article.pk).update(publisher=publisher, publisher_by_person=True)
        record(
            "set_publisher",
            article,
            by=by,
            before={"publisher": before},
            after={"publisher": publisher.name if publisher else ""},
        )
    article.publisher = publisher


def _accept_body(body: bytes, *, content_type: str, name: str, by: User | None) -> Accepted:
    require(by, "add_article")
    if not body.strip():
        raise ValidationError(_("There is no text in it."), code="empty")
    if len(body) > MAX_BYTES:
        raise ValidationError(
            _("This is larger than %(size)s MB. Paste the text of the article alone.")
            % {"size": MAX_BYTES // 1024 // 1024},
            code="too_large",
        )
    sha256 = keep_bytes(body)
    # The same bytes as text and as a page are read differently, so they are two articles.
    key = hashlib.sha256(f"{content_type}\0{sha256}".encode()).hexdigest()
    with transaction.atomic():
        article, made = Article.objects.accept_text(key, headline=clean(name)[:500])
        if made:
            capture = Capture.objects.create(
                article=article,
                fetched_at=timezone.now(),
                content_type=content_type,
                sha256=sha256,
                size=len(body),
            )
            _submit(Stage.READ, capture.pk, article)
            record("accepted", article, by=by, after={"file": clean(name), "sha256": sha256})
    return Accepted(article, made)


def _submit(stage: Stage, subject_id: int, article: Article) -> None:
    Job.objects.submit(stage, subject_id, article_id=article.pk, priority=Priority.EDITOR)
