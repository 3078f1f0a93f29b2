"""The desk's frame: its menu with what awaits, its first page, and what Ctrl+K finds."""

from typing import Any, Final

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from unfold.dataclasses import SearchResult

from claims.admin import cells, intake
from claims.admin.answers import editor
from claims.models import Article, Claim, Source
from claims.queries.dashboard import Awaiting, awaiting, dashboard

FOUND: Final = 5  # of each kind, under Ctrl+K


def favicon(request: HttpRequest) -> str:
    return static("claims/icon.svg")


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    """The menu; an entry shows only to those who may see what it leads to."""
    waiting = awaiting()
    return [
        _group("", [_first_page(), *_desk(request, waiting)]),
        _group(_("Where it comes from"), _origins(request)),
        _group(_("Behind it"), _machines(request, waiting)),
        _group(_("Settings"), _settings(request)),
    ]


def _group(title: str, items: list[dict[str, Any]]) -> dict[str, Any]:
    return {"title": title, "separator": bool(title), "items": items}


def _first_page() -> dict[str, Any]:
    return {"title": _("Today"), "icon": "space_dashboard", "link": reverse("admin:index")}


def _desk(request: HttpRequest, waiting: Awaiting) -> list[dict[str, Any]]:
    suggested = "?state__exact=suggested"
    return [
        _entry(request, _("Articles"), "article", "article"),
        _entry(request, _("Attributions"), "attribution", "format_quote"),
        _entry(request, _("Claims"), "claim", "rule", badge=waiting.new_claims),
        _entry(
            request,
            _("Between claims"),
            "link",
            "compare_arrows",
            badge=waiting.links,
            query=suggested,
        ),
        _entry(request, _("Sources"), "source", "groups"),
        _entry(
            request,
            _("Same source?"),
            "sourcesuggestion",
            "join_inner",
            badge=waiting.suggestions,
            query=suggested,
        ),
    ]


def _origins(request: HttpRequest) -> list[dict[str, Any]]:
    return [
        _entry(request, _("Publishers"), "publisher", "newspaper"),
        _entry(request, _("Feeds"), "feed", "rss_feed"),
    ]


def _machines(request: HttpRequest, waiting: Awaiting) -> list[dict[str, Any]]:
    failed = waiting.failed_jobs
    return [
        _entry(request, _("Work"), "job", "manufacturing", badge=failed, variant="danger"),
        _entry(request, _("History"), "event", "history"),
        _entry(request, _("Captures"), "capture", "download"),
        _entry(request, _("Revisions"), "revision", "difference"),
    ]


def _settings(request: HttpRequest) -> list[dict[str, Any]]:
    people = {
        "title": _("People"),
        "icon": "badge",
        "link": reverse("admin:auth_user_changelist"),
        "permission": _allowed(request, "auth.view_user"),
    }
    return [_entry(request, _("Desk and ratings"), "desk", "tune"), people]


def _entry(
    request: HttpRequest,
    title: str,
    model: str,
    icon: str,
    *,
    badge: str = "",
    variant: str = "info",
    query: str = "",
) -> dict[str, Any]:
    return {
        "title": title,
        "icon": icon,
        "link": reverse(f"admin:claims_{model}_changelist") + query,
        "permission": _allowed(request, f"claims.view_{model}"),
        "badge": badge,
        "badge_variant": variant,
    }


def _allowed(request: HttpRequest, permission: str) -> Any:
    """The theme asks by calling; the answer is known already."""
    allowed = request.user.has_perm(permission)

    def answer(_request: HttpRequest) -> bool:
        return allowed

    return answer


def first_page(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """What the theme shows at /admin/."""
    may = request.user.has_perm
    return {
        **context,
        "title": _("Today"),
        "board": dashboard(editor(request)) if may("claims.view_article") else None,
        "ways": intake.Way,
        "typed": {"way": intake.Way.URL},
        "can_add": may("claims.add_article"),
        "can_retry": may("claims.change_job"),
        "can_decide": may("claims.change_sourcesuggestion"),
    }


def find(request: HttpRequest, words: str) -> list[SearchResult]:
    """Articles, claims and sources that hold the words, a few of each."""
    kinds = (
        (Article.objects.standing(), "claims.view_article", "article"),
        (Claim.objects.defer("search"), "claims.view_claim", "rule"),
        (Source.objects.standing().defer("search"), "claims.view_source", "groups"),
    )
    return [
        SearchResult(
            title=str(row),
            description=str(row._meta.verbose_name),
            link=cells.url_of(row),
            icon=icon,
        )
        for rows, permission, icon in kinds
        if request.user.has_perm(permission)
        for row in rows.search(words)[:FOUND]
    ]
