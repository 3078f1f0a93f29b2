"""The addresses under /api/."""

from django.urls import URLPattern, URLResolver, include, path, re_path
from rest_framework.routers import DefaultRouter

from claims.api import schema
from claims.api.articles import Articles
from claims.api.attributions import Attributions, AttributionsOfArticle
from claims.api.captures import Captures
from claims.api.claims import Appearances, AppearancesOfClaim, Claims
from claims.api.desk import DeskView
from claims.api.docs import Docs, Schema
from claims.api.events import Events
from claims.api.fallbacks import unknown_route
from claims.api.jobs import Jobs
from claims.api.links import Links
from claims.api.publishers import Feeds, Publishers
from claims.api.revisions import Revisions, RevisionsOfArticle
from claims.api.sources import Sources, Suggestions
from claims.api.tokens import Tokens

__all__ = ["schema", "urlpatterns"]  # the first is imported for what it registers

app_name = "api"

router = DefaultRouter(use_regex_path=False)
router.include_format_suffixes = False
router.register("publishers", Publishers, "publisher")
router.register("feeds", Feeds, "feed")
router.register("articles", Articles, "article")
router.register("articles/<int:article>/revisions", RevisionsOfArticle, "revision")
router.register("articles/<int:article>/attributions", AttributionsOfArticle, "article-attribution")
router.register("captures", Captures, "capture")
router.register("revisions", Revisions, "any-revision")
router.register("attributions", Attributions, "attribution")
router.register("sources", Sources, "source")
router.register("suggestions", Suggestions, "suggestion")
router.register("claims", Claims, "claim")
router.register("claims/<int:claim>/appearances", AppearancesOfClaim, "claim-appearance")
router.register("appearances", Appearances, "appearance")
router.register("links", Links, "link")
router.register("jobs", Jobs, "job")
router.register("events", Events, "event")
router.register("tokens", Tokens, "token")

version_1: list[URLPattern | URLResolver] = [
    path("", include(router.urls)),
    path("desk/", DeskView.as_view(), name="desk"),
    path("schema/", Schema.as_view(), name="schema"),
    path("docs/", Docs.as_view(), name="docs"),
]
urlpatterns = [
    path("v1/", include(version_1)),
    re_path("", unknown_route),
]
