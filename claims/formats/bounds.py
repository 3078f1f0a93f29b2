"""A linear look at HTML before the parser sees it: how deep, how many, how wide."""

import re
from itertools import islice

from claims.formats.errors import TooDeep, TooLarge
from claims.formats.reading import ReadConfig

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]{0,63})([^<>]*)|<!--")
_ATTRIBUTE = re.compile(r"[^\s=\"'/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"']+))?")
# Elements without content, and those whose end tag may be left out: they close by themselves.
_NOT_OPEN = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "td",
        "th",
        "tr",
        "thead",
        "tbody",
        "tfoot",
        "option",
        "optgroup",
        "rt",
        "rp",
        "colgroup",
        "body",
        "html",
        "head",
    ]
)
# Signs < for each element that is accepted: start, end, and some in scripts and comments.
_MARKS = 10
# Their content is no markup.
_RAW = frozenset({"script", "style", "textarea", "title", "noembed", "xmp"})


def refuse_monsters(html: str, config: ReadConfig) -> None:
    """Raises TooDeep or TooLarge for what would make the parser crawl or cut silently."""
    if html.count("<") > config.max_elements * _MARKS:
        raise TooLarge(f"more than {config.max_elements * _MARKS} times the sign <")
    low = html.lower()
    depth = count = at = 0
    while tag := _TAG.search(low, at):
        at = tag.end()
        name = tag[2]
        if name is None:
            at = _after(low, "-->", at)
        elif tag[1]:
            depth -= depth > 0 and name not in _NOT_OPEN
        else:
            count += 1
            _refuse_wide(tag[3], config)
            if name in _RAW:
                at = _after(low, f"</{name}", at)
            elif name not in _NOT_OPEN and not tag[3].endswith("/"):
                depth += 1
        if depth > config.max_depth:
            raise TooDeep(f"more than {config.max_depth} levels")
        if count > config.max_elements:
            raise TooLarge(f"more than {config.max_elements} elements")


def _refuse_wide(attributes: str, config: ReadConfig) -> None:
    found = islice(_ATTRIBUTE.finditer(attributes), config.max_attributes + 1)
    if sum(1 for _ in found) > config.max_attributes:
        raise TooLarge(f"an element with more than {config.max_attributes} attributes")


def _after(text: str, end: str, at: int) -> int:
    found = text.find(end, at)
    return len(text) if found < 0 else found + len(end)
