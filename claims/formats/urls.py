"""Addresses: the one spelling under which an article is known, its site, its domain."""

import re
from functools import cache
from ipaddress import ip_address
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

import idna
from tldextract import TLDExtract

from claims.formats.errors import BadUrl

MAX_URL = 2_000  # characters
DEFAULT_PORTS = {"http": 80, "https": 443}
# Parameters that follow the reader and not the article. Longer lists (courlan's) also take
# `cid`, `source` or `gallery`, by which some sites tell their articles apart.
TRACKERS = re.compile(
    r"utm_\w+|mtm_\w+|pk_\w+|mc_[ce]id|_ga|_gl|(?:fbc|gc|dc|yc|twc|ttc)lid|msclkid|[gw]braid|igshid"
    r"|igsh|ref_src|ref_url|cmpid|ncid|ocid|smid|smtyp|s_cid|xtor|at_\w+|ns_\w+|ito|amp|__twitter_\w+"
    r"|guccounter|guce_\w+|mkt_tok|oly_\w+|vero_\w+|hs(?:enc|mi|_\w+)|_hsenc|_hsmi|wt_mc|ftag|share",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\xa0\\\u2028\u2029\ud800-\udfff]")
_TRIPLET = re.compile(r"%[0-9a-f]{2}", re.IGNORECASE)
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_SAFE = "/%:@!$&'()*+,;=~-._?"


def normalise_url(url: str) -> str:
    """The one spelling of an http(s) address; raises BadUrl for anything else.

    Scheme and host are lower-cased, names in other scripts written in ASCII; default port,
    fragment and trackers go; path and remaining query stay as they are.
    """
    parts = _split(url.strip())
    path = _quoted(_without_dots(parts.path))
    kept = [part for part in parts.query.split("&") if part and not _is_tracker(part)]
    return urlunsplit((parts.scheme.lower(), _netloc(parts), path, _quoted("&".join(kept)), ""))


def site(url: str) -> str:
    """The host without "www.", as fact-check databases name publishers."""
    return _host(_split(url.strip())).removeprefix("www.")


def registered_domain(url: str) -> str:
    """The domain that somebody registered: daily.co.uk for news.daily.co.uk.

    Blogs under a shared domain (name.blogspot.com) count as registered of their own. An IP
    address stands for itself.
    """
    host = _host(_split(url.strip()))
    if _is_ip(host):
        return host
    found = _extractor()(host).top_domain_under_public_suffix
    return found or ".".join(host.split(".")[-2:])


def _split(url: str) -> SplitResult:
    if len(url) > MAX_URL:
        raise BadUrl(f"{len(url)} characters; at most {MAX_URL} are accepted")
    if found := _FORBIDDEN.search(url):
        raise BadUrl(f"character U+{ord(found[0]):04X} at {found.start()}")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise BadUrl(str(error)) from error
    if parts.scheme.lower() not in DEFAULT_PORTS:
        raise BadUrl(f"scheme {parts.scheme!r}; expected http or https")
    if parts.username is not None or parts.password is not None:
        raise BadUrl("it holds a user name or password")
    if port == 0:
        raise BadUrl("port 0; expected 1 to 65535")
    return parts


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").removesuffix(".")
    if _is_ip(host):
        return host
    try:
        host = host if host.isascii() else idna.encode(host).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise BadUrl(f"{host[:80]!r} is not a host name") from error
    if not all(_LABEL.fullmatch(label) for label in host.split(".")):
        raise BadUrl(f"{host[:80]!r} is not a host name")
    return host


def _netloc(parts: SplitResult) -> str:
    host = _host(parts)
    host = f"[{host}]" if ":" in host else host
    default = DEFAULT_PORTS[parts.scheme.lower()]
    return host if parts.port in (None, default) else f"{host}:{parts.port}"


def _without_dots(path: str) -> str:
    """The path without "." and ".." (RFC 3986, 5.2.4); at least a slash."""
    kept: list[str] = []
    *folders, last = path.split("/")[1:] or [""]
    for segment in folders:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if last == "..":
        del kept[-1:]
    return "/".join(["", *kept, "" if last in (".", "..") else last])


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _is_tracker(part: str) -> bool:
    return TRACKERS.fullmatch(part.split("=", 1)[0]) is not None


def _quoted(part: str) -> str:
    quoted = quote(part, safe=_SAFE)
    return _TRIPLET.sub(_upper, quoted)


def _upper(triplet: re.Match[str]) -> str:
    return triplet[0].upper()


@cache
def _extractor() -> TLDExtract:
    """Knows the list that came with the library, and asks nobody for a newer one."""
    return TLDExtract(
        suffix_list_urls=(),
        cache_dir=None,
        fallback_to_snapshot=True,
        include_psl_private_domains=True,
    )
