"""Which addresses may be asked for: first the spelling, then the network it leads to.

The spelling is checked when an address is given or redirected to (`vet_url`), the network when
the connection is made (`vet_ip`): a name may lead elsewhere between the two.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from ipaddress import (
    AddressValueError,
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

import httpx

from claims.clients.errors import AddressRefused, BadAddress

IPAddress = IPv4Address | IPv6Address
IPNetwork = IPv4Network | IPv6Network

# `ipaddress.is_global` differs between patch releases of Python (some call NAT64, 6to4 and
# multicast global), so the registries are written down here.
# https://www.iana.org/assignments/iana-ipv4-special-registry
SPECIAL_V4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this host
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT; some clouds keep their metadata here
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # a cloud's metadata on a public address
        "169.254.0.0/16",  # link-local; most clouds keep their metadata here
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments; a cloud's metadata
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
# The only part of IPv6 that holds public hosts. Outside it lie loopback, mapped and compatible
# IPv4, both NAT64 prefixes, link-local, site-local, private and multicast addresses.
PUBLIC_V6 = IPv6Network("2000::/3")
# https://www.iana.org/assignments/iana-ipv6-special-registry
SPECIAL_V6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments, Teredo, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)

# Letters of an address that no address needs and that parsers disagree about.
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\xa0\\\u2028\u2029]")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")
_MAX_HOST = 253  # characters, RFC 1035


@lru_cache(maxsize=64)
def parse_networks(allow_nets: tuple[str, ...]) -> tuple[IPNetwork, ...]:
    """ValueError names the entry that is no CIDR network."""
    return tuple(ip_network(net) for net in allow_nets)


def is_allowed(ip: str, allow_nets: tuple[str, ...]) -> bool:
    """Whether the address lies in a network that the operator named."""
    address = ip_address(ip)
    return any(address in network for network in parse_networks(allow_nets))


def is_public(ip: str) -> bool:
    """Whether the address is an ordinary host of the public network."""
    address = ip_address(ip)
    if isinstance(address, IPv4Address):
        return not any(address in network for network in SPECIAL_V4)
    return address in PUBLIC_V6 and not any(address in network for network in SPECIAL_V6)


def vet_ip(ip: str, port: int, *, allow_nets: tuple[str, ...], allow_ports: Sequence[int]) -> None:
    """Raises AddressRefused unless this address and port may be connected to."""
    if is_allowed(ip, allow_nets):
        return
    if not is_public(ip):
        raise AddressRefused(f"{ip} is not a public address")
    if port not in allow_ports:
        allowed = ", ".join(map(str, allow_ports))
        raise AddressRefused(f"port {port}; allowed are {allowed}")


def vet_url(url: str, *, max_length: int) -> str:
    """The address in its one spelling, without fragment; raises BadAddress."""
    if len(url) > max_length:
        raise BadAddress(f"{len(url)} characters; at most {max_length} are accepted")
    if found := _FORBIDDEN.search(url):
        raise BadAddress(f"character U+{ord(found[0]):04X} at {found.start()}")
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, UnicodeError) as error:
        raise BadAddress(str(error)) from error
    if parsed.scheme not in ("http", "https"):
        raise BadAddress(f"scheme {parsed.scheme!r}; expected http or https")
    if parsed.userinfo:
        raise BadAddress("it holds a user name or password")
    if parsed.port is not None and not 0 < parsed.port < 65536:
        raise BadAddress(f"port {parsed.port}; expected 1 to 65535")
    return str(parsed.copy_with(host=vet_host(parsed.raw_host.decode("ascii")), fragment=None))


def vet_host(host: str) -> str:
    """The host, lower-case and without a trailing dot; an IPv6 address comes without brackets."""
    host = host.lower().removesuffix(".")
    if ":" in host:
        return _vet_literal(IPv6Address, host)
    labels = host.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        # Resolvers read 0177.1, 0x7f.1 and 2130706433 as IPv4; nobody writes a site that way.
        return _vet_literal(IPv4Address, host)
    if len(host) > _MAX_HOST or not all(_LABEL.fullmatch(label) for label in labels):
        raise BadAddress(f"{host[:80]!r} is not a host name")
    return host


def _vet_literal(kind: type[IPAddress], host: str) -> str:
    try:
        address = kind(host)
    except (AddressValueError, ValueError) as error:
        raise BadAddress(f"{host[:80]!r} is not an IP address in its plain spelling") from error
    if getattr(address, "scope_id", None):
        raise AddressRefused(f"{host[:80]!r} names a network interface")
    return str(address)
