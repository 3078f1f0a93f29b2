"""Feeds that are followed: how they are, and the acts on them."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any, Final

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.contrib.filters.admin import BooleanRadioFilter

from claims.acts import feeds as acts
from claims.admin import cells, words
from claims.admin.answers import editor, perform
from claims.admin.base import DeskAdmin
from claims.admin.columns import column
from claims.models import Feed

MOST_OFTEN: Final = timedelta(minutes=1)  # sites block who asks more often; a poll takes seconds


class FeedForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    def clean_every(self) -> timedelta:
        every: timedelta = self.cleaned_data["every"]
        if every < MOST_OFTEN:
            raise ValidationError(
                _("A feed is polled once a minute at most: write 00:01:00 or more."), code="often"
            )
        return every


@admin.register(Feed)
class FeedAdmin(DeskAdmin):
    form = FeedForm
    list_display = ("called", "publisher_name", "health", "polling", "acts")
    list_filter = (("active", BooleanRadioFilter), ("demo", BooleanRadioFilter))
    search_fields = ("url", "title")
    autocomplete_fields = ("publisher",)
    nothing_yet = gettext_lazy("Follow an RSS or Atom feed, and its articles come by themselves.")
    fields = ("url", "title", "publisher", "every", "active", "health", "polled", "next_poll")
    readonly_fields = ("url", "active", "health", "polled", "next_poll")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Feed]:
        return Feed.objects.select_related("publisher")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        simple = {
            "poll_now": _("It is polled now."),
            "pause": _("Paused."),
            "resume": _("Followed again."),
        }
        own = [
            path(
                f"<int:pk>/{name}/",
                view(partial(self.act_view, act=getattr(acts, name), done=done)),
                name=f"claims_feed_{name}",
            )
            for name, done in simple.items()
        ]
        return [*own, *super().get_urls()]

    @column(gettext_lazy("feed"))
    def called(self, feed: Feed) -> SafeString:
        return cells.two_lines(feed.title or feed.url, feed.url if feed.title else "")

    @column(gettext_lazy("publisher"))
    def publisher_name(self, feed: Feed) -> SafeString | str:
        return cells.link(feed.publisher)

    @column(gettext_lazy("state"))
    def health(self, feed: Feed) -> SafeString:
        if not feed.active:
            return format_html('<span class="fc-state">{}</span>', _("paused"))
        if feed.failures:
            sentence = _("%(error)s (%(times)s in a row)") % {
                "error": feed.error,
                "times": feed.failures,
            }
            return format_html('<span class="fc-state failed">{}</span>', sentence)
        good = _("answers") if feed.polled_at else _("not polled yet")
        return format_html('<span class="fc-state">{}</span>', good)

    @column(gettext_lazy("last and next polled"))
    def polling(self, feed: Feed) -> SafeString:
        return cells.two_lines(self.polled(feed) or "–", self.next_poll(feed) or "–")

    @column(gettext_lazy("last polled"))
    def polled(self, feed: Feed) -> str | None:
        return words.moment(feed.polled_at, "minute") or None

    @column(gettext_lazy("next"))
    def next_poll(self, feed: Feed) -> str | None:
        return words.moment(feed.due_at, "minute") if feed.active else None

    @column("")
    def acts(self, feed: Feed) -> SafeString:
        poll = cells.act(feed, "poll_now", _("Poll now"))
        other = ("pause", _("Pause")) if feed.active else ("resume", _("Resume"))
        return format_html('<span class="fc-buttons">{}{}</span>', poll, cells.act(feed, *other))

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Following is one of the ways of handing something in."""
        return redirect(f"{reverse('admin:claims_article_add')}?way=feed")

    def act_view(
        self, request: HttpRequest, pk: int, act: Callable[..., object], done: str
    ) -> HttpResponse:
        do = partial(act, self.get_or_404(pk), by=editor(request))
        return perform(request, do, done=done, back=reverse("admin:claims_feed_changelist"))
