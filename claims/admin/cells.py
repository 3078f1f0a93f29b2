"""The cells that several lists share."""

from typing import Final

from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from claims.models import Appearance, Attribution, Claim, Job

# Label colours of the theme; the words carry the meaning, the colour only helps.
LIFECYCLE: Final = {
    Claim.Lifecycle.NEW: "info",
    Claim.Lifecycle.TRIAGED: "primary",
    Claim.Lifecycle.IN_REVIEW: "warning",
    Claim.Lifecycle.SECOND_READING: "warning",
    Claim.Lifecycle.PUBLISHED: "success",
    Claim.Lifecycle.NEEDS_RECHECK: "danger",
}
JOB_STATE: Final = {
    Job.State.WAITING: "info",
    Job.State.RUNNING: "primary",
    Job.State.DONE: "success",
    Job.State.FAILED: "danger",
}
DECISION: Final = {
    Attribution.State.PROPOSED: "info",
    Attribution.State.CONFIRMED: "success",
    Attribution.State.CORRECTED: "warning",
    Attribution.State.REMOVED: "danger",
}
APPEARANCE: Final = {Appearance.State.SUGGESTED: "info", Appearance.State.ATTACHED: "success"}


def url_of(row: Model, *, anchor: str = "") -> str:
    """Where the desk shows a row."""
    address = reverse(f"admin:claims_{row._meta.model_name}_change", args=[row.pk])
    return f"{address}#{anchor}" if anchor else address


def place_of(attribution: Attribution) -> str:
    """Where an attribution stands in its article's page."""
    article = reverse("admin:claims_article_change", args=[attribution.article_id])
    return f"{article}#a-{attribution.pk}"


def link(row: Model | None, words: str = "") -> SafeString | str:
    if row is None:
        return "–"
    return format_html('<a class="fc-link" href="{}">{}</a>', url_of(row), words or str(row))


def two_lines(first: object, second: object) -> SafeString:
    return format_html(
        '<span class="fc-two"><span dir="auto">{}</span><span dir="auto">{}</span></span>',
        first,
        second,
    )


def stance(attribution: Attribution) -> SafeString:
    """The stance's sign and word; colour comes from the style sheet and repeats them."""
    return format_html(
        '<span class="fc-stance s-{}">{}</span>',
        attribution.stance,
        attribution.get_stance_display(),
    )


def button(address: str, words: str, *, kind: str = "") -> SafeString:
    """A button that posts the list's own form (which carries the CSRF token) to an act."""
    return format_html(
        '<button type="submit" class="fc-button {}" formaction="{}" formmethod="post">{}</button>',
        kind,
        address,
        words,
    )


def count(number: int) -> str:
    return f"{number:,}" if number else _("none")


def act(row: Model, name: str, words: str, *, kind: str = "") -> SafeString:
    """A button for one of the acts that the desk offers on a row."""
    address = reverse(f"admin:claims_{row._meta.model_name}_{name}", args=[row.pk])
    return button(address, words, kind=kind)


def passage(address: str, words: str) -> SafeString:
    """A quoted passage that leads to where it stands."""
    return format_html('<a class="fc-passage" dir="auto" href="{}">{}</a>', address, words)


def text(words: str) -> SafeString:
    """Words that may be of any script and direction."""
    return format_html('<span class="fc-words" dir="auto">{}</span>', words)
