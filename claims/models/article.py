"""An article, its addresses, the bytes fetched for it and the texts read from them."""

import hashlib
from datetime import datetime
from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorField
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import models, transaction
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _

from claims.models.job import Job
from claims.models.publisher import Feed, Publisher
from claims.text.dates import Precision

# A tsvector may hold 1 MB. Hyphenated words of three-byte letters, indexed whole and in parts,
# take 6 bytes a character.
SEARCHED_CHARACTERS = 100_000
PRECISIONS = [(precision.value, precision.value) for precision in Precision]


class ArticleQuerySet(models.QuerySet["Article"]):
    def accept_url(self, url: str, **facts: object) -> tuple["Article", bool]:
        """The article at a normalised address, and whether it is new; many callers make one."""
        known = Address.objects.filter(url=url).select_related("article").first()
        if known:
            return known.article, False
        with transaction.atomic():
            article = self.create(given=Article.Given.URL, **facts)
            address, made = Address.objects.get_or_create(url=url, defaults={"article": article})
            if not made:
                article.delete()
        return address.article, made

    def accept_text(self, key: str, **facts: object) -> tuple["Article", bool]:
        """The article whose given text (or file) has this sha256, and whether it is new."""
        return self.get_or_create(given_sha256=key, defaults={"given": Article.Given.TEXT, **facts})

    def hold(self, *keys: int) -> dict[int, "Article"]:
        """Articles that nobody else may work on until the transaction ends.

        Stages and editors take turns with it; always in one order, so that none can deadlock.
        """
        rows = self.filter(pk__in=keys).order_by("pk").select_for_update(no_key=True)
        return {article.pk: article for article in rows}

    def with_progress(self) -> Self:
        """Adds `is_busy` (work waits or runs) and `failure` (a failed job's sentence, or None)."""
        jobs = Job.objects.filter(article=models.OuterRef("pk"))
        return self.annotate(
            is_busy=models.Exists(jobs.filter(state__in=Job.UNFINISHED)),
            failure=models.Subquery(
                jobs.filter(state=Job.State.FAILED).order_by("-finished_at").values("error")[:1]
            ),
        )

    def standing(self) -> Self:
        """Without those that turned out to be another one's second address."""
        return self.filter(duplicate_of__isnull=True)

    def search(self, words: str) -> Self:
        """Articles whose current text or headline holds all the words, in any language."""
        query = SearchQuery(words, config="simple", search_type="websearch")
        return self.filter(current__search=query)


class Article(models.Model):
    """A published document. Its headline and dates repeat the current revision's, for the lists."""

    class Given(models.TextChoices):
        URL = "url", _("address")
        TEXT = "text", _("text or file")

    publisher = models.ForeignKey(
        Publisher,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("publisher"),
    )
    feed = models.ForeignKey(
        Feed,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="articles",
        verbose_name=_("announced by"),
    )
    publisher_by_person = models.BooleanField(default=False, editable=False)
    given = models.CharField(_("given as"), max_length=8, choices=Given)
    given_sha256 = models.CharField(max_length=64, null=True, unique=True, editable=False)
    headline = models.CharField(_("headline"), max_length=500, blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    published_precision = models.CharField(max_length=8, choices=PRECISIONS, blank=True)
    current = models.OneToOneField(
        "Revision",
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("current revision"),
    )
    duplicate_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="duplicates",
        verbose_name=_("the same as"),
        help_text=_("Another address of an article that was already known."),
    )
    syndicated_from = models.JSONField(
        _("true publisher named by the feed"), default=dict, blank=True, editable=False
    )
    withheld = models.BooleanField(_("withheld"), default=False)
    demo = models.BooleanField(_("demo"), default=False, editable=False)
    created_at = models.DateTimeField(_("accepted"), auto_now_add=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="article_newest"),
            models.Index(fields=["-published_at"], name="article_published"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(given="url") | models.Q(given_sha256__isnull=False),
                name="article_text_has_hash",
            ),
        ]

    def __str__(self) -> str:
        return self.headline or str(_("Article %(number)s") % {"number": self.pk})

    def address(self) -> str:
        """The canonical address, else the first one known, else "" (pasted text)."""
        first = min(self.addresses.all(), key=_canonical_first, default=None)
        return first.url if first else ""


def _canonical_first(address: "Address") -> tuple[bool, int]:
    return (not address.canonical, address.pk)


class Address(models.Model):
    """A normalised URL under which an article is known."""

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="addresses", verbose_name=_("article")
    )
    url = models.CharField(_("address"), max_length=2000, unique=True)
    canonical = models.BooleanField(_("canonical"), default=False)

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                condition=models.Q(canonical=True),
                name="article_one_canonical_address",
            ),
        ]

    def __str__(self) -> str:
        return self.url


class Capture(models.Model):
    """What one fetch brought, whatever the outcome; immutable. The bytes lie in a storage."""

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="captures", verbose_name=_("article")
    )
    url = models.CharField(_("final address"), max_length=2000, blank=True)
    fetched_at = models.DateTimeField(_("fetched"))
    status = models.PositiveSmallIntegerField(_("HTTP status"), null=True, blank=True)
    headers = models.JSONField(_("headers"), default=dict, blank=True)
    content_type = models.CharField(_("content type"), max_length=200, blank=True)
    charset = models.CharField(_("charset"), max_length=60, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(_("bytes"), default=0)
    error_code = models.CharField(_("failure"), max_length=60, blank=True)
    error = models.TextField(_("what happened"), blank=True)

    class Meta:
        verbose_name = _("capture")
        verbose_name_plural = _("captures")
        ordering = ["-fetched_at", "-pk"]
        indexes = [models.Index(fields=["article", "-fetched_at"], name="capture_latest")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sha256="") | models.Q(error_code=""),
                name="capture_bytes_or_error",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.url or self.article} {self.fetched_at:%Y-%m-%d %H:%M}"

    def body(self) -> bytes:
        """The bytes as they came; OSError where they were purged or damaged on the disk."""
        with storages["captures"].open(capture_path(self.sha256)) as file:
            body = bytes(file.read())
        if hashlib.sha256(body).hexdigest() != self.sha256:
            raise OSError(f"the stored bytes {self.sha256} are damaged; fetch the page again")
        return body


def keep_bytes(body: bytes) -> str:
    """Store bytes under their sha256, once per content, and return it.

    Called before the transaction that refers to them: an orphaned file is harmless, a row
    without its bytes is not. A file that a crash left half written is written anew.
    """
    sha256 = hashlib.sha256(body).hexdigest()
    path, storage = capture_path(sha256), storages["captures"]
    if storage.exists(path) and storage.size(path) != len(body):
        storage.delete(path)
    if not storage.exists(path):
        storage.save(path, ContentFile(body))
    return sha256


def capture_path(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


class RevisionQuerySet(models.QuerySet["Revision"]):
    def of(self, article: Article) -> Self:
        return self.filter(article=article).order_by("number")

    def search(self, words: str) -> Self:
        """Texts, older ones too, that hold all the words in any language."""
        return self.filter(search=SearchQuery(words, config="simple", search_type="websearch"))


class Revision(models.Model):
    """The text read out of a capture: numbered, chained by hash, never changed afterwards."""

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="revisions", verbose_name=_("article")
    )
    number = models.PositiveIntegerField(_("number"))
    capture = models.ForeignKey(
        Capture, models.PROTECT, related_name="revisions", verbose_name=_("capture")
    )
    headline = models.CharField(_("headline"), max_length=500, blank=True)
    byline = models.JSONField(_("byline"), default=list, blank=True)
    language = models.CharField(_("language"), max_length=12)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    published_precision = models.CharField(max_length=8, choices=PRECISIONS, blank=True)
    modified_at = models.DateTimeField(_("modified"), null=True, blank=True)
    credits = models.JSONField(_("credit lines"), default=list, blank=True)
    text = models.TextField(_("text"))
    chain = models.CharField(_("hash chained to the revision before"), max_length=64)
    engine = models.CharField(_("read by"), max_length=60)
    created_at = models.DateTimeField(_("read"), auto_now_add=True)
    search = models.GeneratedField(
        expression=SearchVector("headline", Left("text", SEARCHED_CHARACTERS), config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["article", "-number"]
        indexes = [GinIndex(fields=["search"], name="revision_search")]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="revision_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.article} ({self.number})"


def chain_hash(previous: str, headline: str, text: str, modified_at: datetime | None) -> str:
    """The sha256 of a revision's content and of the hash before it ("" for the first)."""
    parts = [previous, headline, text, modified_at.isoformat() if modified_at else ""]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
