"""The page on which articles and feeds are handed to the desk."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.acts import articles as article_acts
from claims.acts import feeds as feed_acts
from claims.admin.answers import editor
from claims.models import Article, Feed

MOST_URLS: Final = 200  # addresses at once; longer lists go through `manage.py ingest`


class Way(models.TextChoices):
    """How something is handed in; each is one tab of the page."""

    URL = "url", _("Address")
    TEXT = "text", _("Text")
    FILE = "file", _("File")
    FEED = "feed", _("Feed to follow")


class IntakeForm(forms.Form):
    """One form for all ways: only the chosen way's fields count, the others keep what they hold."""

    way = forms.ChoiceField(choices=Way, initial=Way.URL)
    urls = forms.CharField(required=False, label=_("Addresses, one a line"))
    headline = forms.CharField(required=False, max_length=500, label=_("Headline"))
    text = forms.CharField(required=False, strip=False, label=_("Text of the article"))
    file = forms.FileField(required=False, label=_(".html or .txt file"))
    feed = forms.CharField(
        required=False, max_length=2000, label=_("Address of an RSS or Atom feed")
    )


@dataclass
class Taken:
    """What came of one submission."""

    articles: list[article_acts.Accepted] = field(default_factory=list)
    feeds: list[Feed] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)  # what, and why

    @property
    def only(self) -> Article | Feed | None:
        """The one thing that was taken, where it is one and nothing was refused."""
        found: Sequence[Article | Feed] = [*(one.article for one in self.articles), *self.feeds]
        return found[0] if len(found) == 1 and not self.refused else None


def take(form: IntakeForm, request: HttpRequest) -> Taken:
    """Hand in what a valid form holds, by the acts; refusals are kept with their sentences."""
    facts = form.cleaned_data
    user = editor(request)
    taken = Taken()
    match Way(facts["way"]):
        case Way.URL:
            _take_urls(taken, facts["urls"], user)
        case Way.TEXT:
            with _refusals(taken, ""):
                text, headline = facts["text"], facts["headline"]
                taken.articles.append(article_acts.accept_text(text, by=user, headline=headline))
        case Way.FILE:
            _take_file(taken, facts["file"], user)
        case Way.FEED:
            with _refusals(taken, facts["feed"]):
                taken.feeds.append(feed_acts.follow(facts["feed"].strip(), by=user))
    return taken


def _take_urls(taken: Taken, typed: str, user: User) -> None:
    urls = list(dict.fromkeys(url for line in typed.splitlines() if (url := line.strip())))
    if not urls:
        taken.refused.append(("", str(_("Give at least one address."))))
    for url in urls[:MOST_URLS]:
        with _refusals(taken, url):
            taken.articles.append(article_acts.accept_url(url, by=user))
    for url in urls[MOST_URLS:]:
        taken.refused.append((url, str(_("Too many at once; send this one again."))))


def _take_file(taken: Taken, file: "UploadedFile[bytes] | None", user: User) -> None:
    if file is None:
        taken.refused.append(("", str(_("Choose a file."))))
        return
    with _refusals(taken, file.name or ""):
        taken.articles.append(article_acts.accept_file(file.name or "", file.read(), by=user))


class _refusals:
    """Keeps a refusal (ValidationError) instead of letting it end the rest."""

    def __init__(self, taken: Taken, what: str) -> None:
        self.taken, self.what = taken, what

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if not isinstance(error, ValidationError):
            return False
        self.taken.refused.append((self.what, " ".join(error.messages)))
        return True
