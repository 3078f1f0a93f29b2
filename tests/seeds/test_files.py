"""Every file that is named exists, every file that exists is named, no host is real."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

Table = dict[str, Any]

ADDRESS = re.compile(r"https?://[^\s\"'<>]+")
# Names of vocabularies: written in every page, never fetched.
VOCABULARIES = {"schema.org", "www.w3.org"}


def named_files(story: Table) -> list[str]:
    captures = [capture for article in story["articles"] for capture in article["captures"]]
    return [part["file"] for part in captures + story["feeds"] + story["factchecks"]]


def test_every_named_file_exists_and_is_named_once(seeds: Path, story: Table) -> None:
    files = named_files(story)
    assert sorted(set(files)) == sorted(files)
    assert [name for name in files if not (seeds / "demo" / name).is_file()] == []


def test_no_file_lies_about_unused(seeds: Path, story: Table) -> None:
    demo = seeds / "demo"
    found = {str(path.relative_to(demo)) for path in demo.rglob("*") if path.is_file()}
    manifests = {"story.toml", "expected_articles.toml", "expected_story.toml"}
    assert found - manifests == set(named_files(story))


def test_every_host_is_an_example(seeds: Path) -> None:
    files = [path for path in seeds.rglob("*") if path.suffix != ".md" and path.is_file()]
    addresses = {found for path in files for found in ADDRESS.findall(path.read_text("utf-8"))}
    hosts = {urlsplit(address).hostname or address for address in addresses} - VOCABULARIES
    assert len(hosts) > 10
    assert [host for host in hosts if not host.endswith(".example")] == []


def test_every_address_belongs_to_its_publisher(story: Table, publishers: dict[str, Table]) -> None:
    for part in story["articles"] + story["feeds"]:
        assert urlsplit(part["url"]).hostname in publishers[part["publisher"]]["domains"]


def test_domains_and_names_and_addresses_occur_once(story: Table) -> None:
    for kept in (
        [domain for publisher in story["publishers"] for domain in publisher["domains"]],
        [publisher["name"].lower() for publisher in story["publishers"]],
        [publisher["key"] for publisher in story["publishers"]],
        [article["url"] for article in story["articles"]],
        [article["key"] for article in story["articles"]],
    ):
        assert sorted(set(kept)) == sorted(kept)


def test_publishers_are_complete(publishers: dict[str, Table]) -> None:
    kinds = {"wire", "daily", "broadcaster", "government", "organisation", "blog", "fact_checker"}
    assert {publisher["kind"] for publisher in publishers.values()} == kinds
    for publisher in publishers.values():
        assert ZoneInfo(publisher["time_zone"]) and publisher["language"] in ("en", "ar")
        assert publisher.get("owner", "brenmark") in publishers
        assert publisher["domains"] == [domain.lower() for domain in publisher["domains"]]


def test_the_fact_check_is_a_claim_review(seeds: Path, story: Table) -> None:
    (check,) = story["factchecks"]
    review = json.loads((seeds / "demo" / check["file"]).read_text("utf-8"))
    assert review["@type"] == "ClaimReview" and len(review["claimReviewed"]) < 75
    rating = review["reviewRating"]
    assert 1 <= rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]
    assert rating["alternateName"] == "Unproven"
    appearances = {appearance["url"] for appearance in review["itemReviewed"]["appearance"]}
    assert appearances < {article["url"] for article in story["articles"]}
