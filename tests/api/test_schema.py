"""The OpenAPI document is valid, complete, and says what the endpoints do."""

import io
import json
import re
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from jsonschema import Draft202012Validator
from rest_framework.test import APIClient

from tests.api.test_claims import make_version
from tests.factories import (
    make_appearance,
    make_article,
    make_attribution,
    make_claim,
    make_feed,
    make_job,
    make_link,
    make_provenance,
    make_publisher,
    make_rating,
    make_revision,
    make_source,
    make_suggestion,
)


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    out = io.StringIO()
    call_command("spectacular", format="openapi-json", validate=True, fail_on_warn=True, stdout=out)
    document: dict[str, Any] = json.loads(out.getvalue())
    return document


def conforms(schema: dict[str, Any], path: str, method: str, answer: Any) -> None:
    """Check a body against what the document says of this answer."""
    responses = schema["paths"][path][method]["responses"]
    said = responses.get(str(answer.status_code), responses["default"])
    [content] = said["content"].values()
    rooted = {**content["schema"], "components": schema["components"]}
    Draft202012Validator(rooted).validate(answer.json())


def test_it_is_valid_and_without_warnings(schema: dict[str, Any]) -> None:
    assert schema["openapi"] == "3.1.1"
    assert len(schema["paths"]) >= 30


def test_its_enums_have_names(schema: dict[str, Any]) -> None:
    """A generated name ends in Enum; ours are listed in the settings. NullEnum is null itself."""
    generated = {name for name in schema["components"]["schemas"] if name.endswith("Enum")}
    assert generated <= {"NullEnum"}


def test_every_operation_may_end_in_a_problem(schema: dict[str, Any]) -> None:
    for operations in schema["paths"].values():
        for operation in operations.values():
            [content] = operation["responses"]["default"]["content"]
            assert content == "application/problem+json"


def test_it_hides_nothing(schema: dict[str, Any], client: Client) -> None:
    served = client.get("/api/v1/schema/", headers={"accept": "application/json"})
    assert json.loads(served.content)["paths"].keys() == schema["paths"].keys()


# Every list, with a row in it that has all it can have
LISTS = [
    "publishers", "feeds", "articles", "captures", "revisions", "attributions", "sources",
    "suggestions", "claims", "appearances", "links", "jobs", "events",
]  # fmt: skip


@pytest.fixture
def full(editor: APIClient) -> APIClient:
    """A client whose desk has one of everything."""
    publisher = make_publisher(owner=make_publisher())
    make_feed(publisher=publisher)
    credit = {"kind": "published_by", "publisher": "Radio Orlo", "words": "First on Radio Orlo."}
    article = make_article(publisher=publisher)
    revision = make_revision(article=article, credits=[credit], byline=["Dana Brix"])
    attribution = make_attribution(revision=revision, state="confirmed")
    claim = make_claim(tags=["bridge"])
    make_appearance(attribution=attribution, claim=claim)
    make_version(claim)
    make_link(first=claim)
    make_provenance(claim, "Ilse Tarn")
    make_suggestion(source=make_source(publisher=publisher))
    make_job(article=article, state="failed")
    editor.post(f"/api/v1/attributions/{attribution.pk}/confirm/")
    make_rating()
    return editor


@pytest.mark.parametrize("resource", LISTS)
def test_lists_and_rows_are_as_it_says(
    full: APIClient, schema: dict[str, Any], resource: str
) -> None:
    path = f"/api/v1/{resource}/"
    rows = full.get(path)
    assert rows.json()["results"]
    conforms(schema, path, "get", rows)
    row = full.get(rows.json()["results"][-1]["url"])
    single = "/api/v1/articles/{article}/revisions/{number}/"
    conforms(schema, single if resource == "revisions" else f"{path}{{id}}/", "get", row)


def test_bare_rows_are_as_it_says(editor: APIClient, schema: dict[str, Any]) -> None:
    """Nothing that may be null is there."""
    make_article()
    make_attribution(revision=make_revision(published_at=None), source=None, source_words="")
    make_claim()
    for resource in ("articles", "attributions", "claims"):
        path = f"/api/v1/{resource}/"
        conforms(schema, path, "get", editor.get(path))


def test_other_answers_are_as_it_says(full: APIClient, schema: dict[str, Any]) -> None:
    articles, tokens = "/api/v1/articles/", "/api/v1/tokens/"
    given = {"text": "The mayor spoke."}
    conforms(schema, articles, "post", full.post(articles, given, format="json"))
    conforms(schema, articles, "post", full.post(articles, {}, format="json"))
    conforms(schema, tokens, "post", full.post(tokens, {}, format="json"))
    conforms(schema, tokens, "get", full.get(tokens))
    conforms(schema, "/api/v1/desk/", "get", full.get("/api/v1/desk/"))


def test_the_docs_need_no_other_server_and_no_inline_script(client: Client, db: None) -> None:
    page = client.get("/api/v1/docs/").content.decode()
    links = re.findall(r'(?:src|href)="([^"]*)"', page)
    assert links and all(link.startswith("/") for link in links)
    assert not re.search(r"<style|style=|<script(?! src=)", page)
    for link in links:
        answer = client.get(link)
        answer.close()
        assert answer.status_code == 200


def test_the_docs_fetch_the_schema(client: Client) -> None:
    script = client.get("/api/v1/docs/?script=")
    assert script["Content-Type"].startswith("application/javascript")
    assert "/api/v1/schema/" in script.content.decode()


def test_the_guide_names_every_resource(schema: dict[str, Any], settings: Any) -> None:
    guide = (settings.BASE_DIR / "docs" / "api.md").read_text(encoding="utf-8")
    resources = {path.removeprefix("/api/v1/").split("/")[0] for path in schema["paths"]}
    assert [each for each in sorted(resources) if f"`{each}/" not in guide] == []
