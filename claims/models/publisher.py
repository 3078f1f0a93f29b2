"""Who publishes: outlets, their hosts and the feeds that are followed."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final, Self

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PublisherQuerySet(models.QuerySet["Publisher"]):
    def outlets(self) -> Self:
        """Those that report what others say; not ministries and other parties with a site."""
        return self.filter(kind__in=Publisher.OUTLETS)

    def named(self, names: Iterable[str]) -> Self:
        """Those with one of these names, in any case."""
        lower = [Lower(models.Value(name)) for name in names]
        return self.annotate(lower=Lower("name")).filter(lower__in=lower)

    def called(self, name: str, **facts: object) -> "Publisher":
        """The publisher of this name in any case, made if need be; callers at once get the same."""
        name = name.strip()[:200]
        same = self.named([name])
        known = same.first()
        if known:
            return known
        self.bulk_create([Publisher(name=name, **facts)], ignore_conflicts=True)
        return same.get()


class Publisher(models.Model):
    """An outlet, wire, ministry or blog. It may own others, and may act as a Source."""

    class Kind(models.TextChoices):
        WIRE = "wire", _("wire agency")
        DAILY = "daily", _("newspaper")
        BROADCASTER = "broadcaster", _("broadcaster")
        GOVERNMENT = "government", _("government site")
        ORGANISATION = "organisation", _("organisation")
        BLOG = "blog", _("blog")
        FACT_CHECKER = "fact_checker", _("fact-checking desk")
        OTHER = "other", _("other")

    OUTLETS: Final = (Kind.WIRE, Kind.DAILY, Kind.BROADCASTER, Kind.BLOG, Kind.FACT_CHECKER)

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.OTHER)
    owner = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="owned",
        verbose_name=_("owner"),
        help_text=_("Outlets of one owner count as one origin."),
    )
    url = models.URLField(_("home page"), blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    policies = models.JSONField(
        _("policies"),
        default=dict,
        blank=True,
        help_text=_('Addresses by schema.org name, such as {"correctionsPolicy": "https://..."}.'),
    )
    demo = models.BooleanField(_("demo"), default=False, editable=False)
    created_at = models.DateTimeField(_("known since"), auto_now_add=True)

    objects = PublisherQuerySet.as_manager()

    class Meta:
        verbose_name = _("publisher")
        verbose_name_plural = _("publishers")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="publisher_name_once"),
            models.CheckConstraint(
                condition=models.Q(owner__isnull=True) | ~models.Q(owner=models.F("pk")),
                name="publisher_not_its_own_owner",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Domain(models.Model):
    """A host (without "www.") whose pages are a publisher's."""

    publisher = models.ForeignKey(
        Publisher, models.CASCADE, related_name="domains", verbose_name=_("publisher")
    )
    host = models.CharField(_("host"), max_length=253, unique=True)

    class Meta:
        verbose_name = _("domain")
        verbose_name_plural = _("domains")
        ordering = ["host"]

    def __str__(self) -> str:
        return self.host


class FeedQuerySet(models.QuerySet["Feed"]):
    def due(self, now: datetime) -> Self:
        return self.filter(active=True, due_at__lte=now)


class Feed(models.Model):
    """An RSS or Atom feed that is polled; a failing one is asked less and less often."""

    url = models.URLField(_("address"), max_length=2000, unique=True)
    publisher = models.ForeignKey(
        Publisher,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="feeds",
        verbose_name=_("publisher"),
    )
    title = models.CharField(_("title"), max_length=300, blank=True)
    active = models.BooleanField(_("active"), default=True)
    every = models.DurationField(_("poll every"), default=timedelta(minutes=15))
    due_at = models.DateTimeField(_("due"), default=timezone.now)
    polled_at = models.DateTimeField(_("last polled"), null=True, blank=True, editable=False)
    etag = models.CharField(max_length=500, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0, editable=False)
    error_code = models.CharField(max_length=60, blank=True, editable=False)
    error = models.TextField(_("last error"), blank=True, editable=False)
    demo = models.BooleanField(_("demo"), default=False, editable=False)

    objects = FeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("feed")
        verbose_name_plural = _("feeds")
        ordering = ["url"]
        indexes = [
            models.Index(fields=["due_at"], name="feed_due", condition=models.Q(active=True)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(every__gte=timedelta(minutes=1)), name="feed_not_in_haste"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.url

    def heard(self, now: datetime, *, title: str, etag: str, last_modified: str) -> None:
        """The feed answered: note its validators and when to ask again."""
        self.etag, self.last_modified = etag[:500], last_modified[:100]
        self.polled_at, self.failures, self.error_code, self.error = now, 0, "", ""
        self.due_at = now + self.every
        self.save(update_fields=["etag", "last_modified", *_POLLED])
        if Feed.objects.filter(pk=self.pk, title="").update(title=title[:300]):
            self.title = title[:300]

    def missed(self, now: datetime, *, code: str, error: str) -> None:
        """The feed failed: wait twice as long as the last time, at most a day."""
        self.failures += 1
        self.polled_at, self.error_code, self.error = now, code, error
        self.due_at = now + min(self.every * 2 ** min(self.failures, 10), timedelta(days=1))
        self.save(update_fields=_POLLED)


# What a poll writes; the rest of a feed's row is people's, who may change it meanwhile.
_POLLED = ["polled_at", "failures", "error_code", "error", "due_at"]
