"""The article that a page describes in its JSON-LD."""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

ARTICLE_TYPES = frozenset(
    {
        "Article",
        "NewsArticle",
        "AnalysisNewsArticle",
        "AskPublicNewsArticle",
        "BackgroundNewsArticle",
        "OpinionNewsArticle",
        "ReportageNewsArticle",
        "ReviewNewsArticle",
        "SatiricalArticle",
        "ScholarlyArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "Report",
    }
)
MAX_NODES = 2_000  # nodes looked at, over all scripts of a page
MAX_SCRIPT = 500_000  # characters of one script
_WRAPPER = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>|;)\s*$")

Node = dict[str, Any]


def article_node(scripts: Iterable[str], url: str = "") -> Node:
    """The article's node, with references to author and publisher resolved; {} if there is none.

    Of several, the one about this address wins, else the first.
    """
    nodes = list(_nodes(scripts))
    articles = [node for node in nodes if types_of(node) & ARTICLE_TYPES]
    if not articles:
        return {}
    about_here = [node for node in articles if url and url in _addresses(node)]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    chosen = (about_here or articles)[0]
    return {key: _resolved(value, by_id) for key, value in chosen.items()}


def types_of(node: Node) -> set[str]:
    """The node's types without the vocabulary's address."""
    return {name.rsplit("/", 1)[-1].removeprefix("schema:") for name in strings(node.get("@type"))}


def strings(value: Any) -> list[str]:
    """The text, or the texts of the list, without entities and empty ones."""
    values = value if isinstance(value, list) else [value]
    texts = (" ".join(unescape(entry).split()) for entry in values if isinstance(entry, str))
    return [text for text in texts if text]


def first_string(value: Any) -> str:
    """The first text, or ""."""
    return next(iter(strings(value)), "")


def names(value: Any) -> list[str]:
    """Names of persons and organisations: texts, nodes with a name, or lists of both."""
    values = value if isinstance(value, list) else [value]
    found: list[str] = []
    for entry in values:
        found += strings(entry.get("name")) if isinstance(entry, dict) else strings(entry)
    return found


def _nodes(scripts: Iterable[str]) -> Iterator[Node]:
    """Every node of the top levels: lists and @graph are opened, properties are not."""
    waiting = [data for script in scripts for data in _loaded(script)]
    for _ in range(MAX_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value
        elif isinstance(value, dict):
            yield value
            waiting[:0] = [value[key] for key in ("@graph", "mainEntity") if key in value]


def _loaded(script: str) -> Iterator[Any]:
    if len(script) > MAX_SCRIPT:
        return
    try:
        yield json.loads(_WRAPPER.sub("", _WRAPPER.sub("", script)), strict=False)
    except (ValueError, RecursionError):
        return


def _addresses(node: Node) -> list[str]:
    main = node.get("mainEntityOfPage")
    main = main.get("@id") or main.get("url") if isinstance(main, dict) else main
    return strings(main) + strings(node.get("url")) + strings(node.get("@id"))


def _resolved(value: Any, by_id: dict[str, Node]) -> Any:
    if isinstance(value, list):
        return [_resolved(entry, by_id) for entry in value]
    if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
        return by_id.get(str(value.get("@id")), value)
    return value
