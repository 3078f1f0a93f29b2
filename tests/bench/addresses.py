"""The pages and endpoints that a desk and its clients ask for most, in the archive at hand."""

from collections.abc import Iterator
from typing import NamedTuple

from django.apps import apps
from django.db.models import Count
from django.urls import reverse

from claims.admin.base import DeskAdmin
from claims.models import Appearance, Attribution, Source
from claims.queries.listing import EXACT


class Asked(NamedTuple):
    """What the report calls it, and where it is."""

    name: str
    url: str


def desk() -> Iterator[Asked]:
    """The admin: lists plain, far down, filtered and searched; and the pages to work on."""
    common, rare = words()
    article, source, claim = busiest()
    yield Asked("first page", reverse("admin:index"))
    for model in ("article", "attribution", "claim", "source", "job", "event", "capture"):
        yield Asked(f"{model}s", admin_list(model))
    for model in ("article", "attribution", "claim", "source"):
        yield Asked(f"{model}s, half way down", admin_list(model, f"?p={page_half_way(model)}"))
        yield Asked(f"{model}s with a common word", admin_list(model, f"?q={common}"))
        yield Asked(f"{model}s with a rare word", admin_list(model, f"?q={rare}"))
    yield Asked("articles where something failed", admin_list("article", "?work=failed"))
    yield Asked("articles of an outlet", admin_list("article", "?publisher__id__exact=1"))
    yield Asked("attributions that deny", admin_list("attribution", "?stance__exact=denies"))
    yield Asked("claims in review", admin_list("claim", "?lifecycle__exact=in_review"))
    yield Asked("jobs that failed", admin_list("job", "?state__exact=failed"))
    yield Asked("an article to read", admin_page("article", article))
    yield Asked("the most quoted source", admin_page("source", source))
    yield Asked("the most repeated claim", admin_page("claim", claim))


def api() -> Iterator[Asked]:
    """The endpoints: lists plain, filtered and searched; and single rows."""
    common, rare = words()
    article, source, claim = busiest()
    for resource in ("articles", "attributions", "claims", "sources", "appearances", "jobs"):
        yield Asked(f"{resource}", endpoint(resource))
    yield Asked("events", endpoint("events"))
    for resource in ("articles", "attributions", "claims", "sources"):
        yield Asked(f"{resource} with a common word", endpoint(resource, f"?search={common}"))
        yield Asked(f"{resource} with a rare word", endpoint(resource, f"?search={rare}"))
    yield Asked("articles that failed", endpoint("articles", "?status=failed"))
    yield Asked("articles of an outlet", endpoint("articles", "?publisher=1"))
    yield Asked("articles that quote a source", endpoint("articles", f"?source={source}"))
    yield Asked("attributions that deny", endpoint("attributions", "?stance=denies"))
    yield Asked("attributions of a source", endpoint("attributions", f"?source={source}"))
    yield Asked("attributions removed", endpoint("attributions", "?state=removed"))
    yield Asked("claims in review", endpoint("claims", "?lifecycle=in_review"))
    yield Asked("claims of a source", endpoint("claims", f"?source={source}"))
    yield Asked("an article", endpoint(f"articles/{article}"))
    yield Asked("attributions of an article", endpoint(f"articles/{article}/attributions"))
    yield Asked("revisions of an article", endpoint(f"articles/{article}/revisions"))
    yield Asked("a claim", endpoint(f"claims/{claim}"))
    yield Asked("appearances of a claim", endpoint(f"claims/{claim}/appearances"))
    yield Asked("a source", endpoint(f"sources/{source}"))


def admin_list(model: str, query: str = "") -> str:
    return reverse(f"admin:claims_{model}_changelist") + query


def admin_page(model: str, pk: int) -> str:
    return reverse(f"admin:claims_{model}_change", args=[pk])


def endpoint(resource: str, query: str = "") -> str:
    return f"/api/v1/{resource}/{query}"


def page_half_way(model: str) -> int:
    """Of the desk's list, which ends where the counting does."""
    rows: int = apps.get_model("claims", model)._default_manager.count()
    return max(1, min(rows, EXACT) // 2 // DeskAdmin.list_per_page)


def words() -> tuple[str, str]:
    """A word of a twentieth of all propositions, and the family name of somebody hardly quoted."""
    people = Attribution.objects.filter(source__kind=Source.Kind.PERSON, source__named=True)
    said = people.order_by("-source", "pk").values_list("source_words", flat=True)[0]
    return "harbour", said.split()[-1]


def busiest() -> tuple[int, int, int]:
    """An article in the middle, the source quoted most, the claim that appears most."""
    middle = Attribution.objects.count() // 2
    article = Attribution.objects.order_by("pk").values_list("article", flat=True)[middle]
    return article, _most(Attribution, "source"), _most(Appearance, "claim")


def _most(model: type[Attribution] | type[Appearance], name: str) -> int:
    counted = model._default_manager.order_by().values_list(name).annotate(number=Count("pk"))
    pk, _number = counted.order_by("-number")[0]
    return int(pk)
