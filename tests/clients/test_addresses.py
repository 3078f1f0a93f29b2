import pytest

from claims.clients.addresses import is_public, parse_networks, vet_ip, vet_url
from claims.clients.errors import AddressRefused, BadAddress, ClientError


def vet(url: str) -> str:
    return vet_url(url, max_length=2_000)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        # scheme and host are lower-cased, the path is not
        ("HTTP://Daily.Example/Path", "http://daily.example/Path"),
        # a default port says nothing
        ("https://daily.example:443/a", "https://daily.example/a"),
        # the fragment is not sent
        ("https://daily.example/a#top", "https://daily.example/a"),
        # the root's dot is legal, and TLS stumbles over it
        ("https://daily.example./a", "https://daily.example/a"),
        # names in other scripts are sent in their ASCII form
        ("https://bücher.example/ś", "https://xn--bcher-kva.example/%C5%9B"),
        # a space in a path is common in links made by hand
        ("https://daily.example/a b", "https://daily.example/a%20b"),
        # a plain public address is an address
        ("http://1.1.1.1/", "http://1.1.1.1/"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
    ],
)
def test_it_gives_an_address_its_one_spelling(url: str, expected: str) -> None:
    assert vet(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "daily.example/a",  # no scheme
        "//daily.example/a",
        "ftp://daily.example/a",
        "file:///etc/passwd",
        "gopher://127.0.0.1:6379/_FLUSHALL",
        "javascript:alert(1)",
        "data:text/html,hello",
        "http:///etc/passwd",  # no host
        "http:daily.example",
        "http://user@daily.example/",
        "http://user:secret@daily.example/",
        "http://daily.example:80@127.0.0.1/",
        "http://127.0.0.1\\@daily.example/",  # parsers disagree about a backslash
        "http://daily.example\\.other.example/",
        "http://daily.example/\r\nHost: other.example",
        "http://daily.example/\x00",
        "http://daily.example\t/",
        "http://daily.example:0/",
        "http://daily.example:65536/",
        "http://daily.example:80a/",
        "http://2130706433/",  # decimal
        "http://0x7f000001/",  # hex
        "http://0x7f.0.0.1/",
        "http://0x7F.1/",
        "http://017700000001/",  # octal
        "http://0177.0.0.1/",
        "http://0177.1/",
        "http://127.1/",  # short
        "http://0/",
        "http://0x/",
        "http://127.0.0.1.1/",
        "http://127.0.0.256/",
        "http://１２７.０.０.１/",  # full-width digits
        "http://①②⑦.0.0.1/",
        "http://ｌｏｃａｌｈｏｓｔ/",
        "http://%31%32%37.0.0.1/",
        "http://daily..example/",
        "http://.daily.example/",
        "http://daily.example../",
        "http://-daily.example/",
        f"http://{'a' * 64}.example/",
        f"http://{'a.' * 130}example/",
        "http://[::1/",
        "http://[1:2]/",
        "http://[::127.0.0.1.example]/",
        "http://daily.example/" + "a" * 2_000,
    ],
)
def test_it_rejects_spellings_that_hide_something(url: str) -> None:
    with pytest.raises(BadAddress):
        vet(url)


def test_it_rejects_an_address_of_one_interface() -> None:
    with pytest.raises(AddressRefused):
        vet("http://[fe80::1%25eth0]/")


PUBLIC = ["1.1.1.1", "93.184.215.14", "100.63.255.255", "172.32.0.1", "2606:4700::1111"]
NOT_PUBLIC = [
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",  # carrier-grade NAT
    "100.100.100.200",  # a cloud's metadata
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",  # a cloud's metadata
    "169.254.169.254",  # most clouds' metadata
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",  # a cloud's metadata
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",  # IPv4-compatible
    "::ffff:127.0.0.1",  # IPv4-mapped
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",  # NAT64
    "64:ff9b:1::a00:1",  # NAT64 of one network
    "100::1",
    "2001::1",  # Teredo
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::",  # 6to4
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",  # a cloud's metadata
    "fe80::1",
    "fec0::1",
    "ff02::1",
]


@pytest.mark.parametrize("ip", PUBLIC)
def test_a_public_address_may_be_connected_to(ip: str) -> None:
    assert is_public(ip)
    vet_ip(ip, 443, allow_nets=(), allow_ports=(80, 443))


@pytest.mark.parametrize("ip", NOT_PUBLIC)
def test_it_refuses_special_networks(ip: str) -> None:
    with pytest.raises(AddressRefused, match="not a public address"):
        vet_ip(ip, 80, allow_nets=(), allow_ports=(80, 443))


def test_it_refuses_ports_that_no_web_site_uses() -> None:
    with pytest.raises(AddressRefused, match="port 6379; allowed are 80, 443"):
        vet_ip("1.1.1.1", 6379, allow_nets=(), allow_ports=(80, 443))


def test_a_named_network_is_open_on_any_port_and_no_other_is() -> None:
    vet_ip("10.1.2.3", 8080, allow_nets=("10.1.0.0/16",), allow_ports=(80,))
    with pytest.raises(ClientError):
        vet_ip("10.2.2.3", 8080, allow_nets=("10.1.0.0/16",), allow_ports=(80,))


def test_a_named_network_is_not_open_under_its_mapped_spelling() -> None:
    with pytest.raises(AddressRefused):
        vet_ip("::ffff:10.1.2.3", 80, allow_nets=("10.1.0.0/16",), allow_ports=(80,))


def test_a_misspelt_network_is_named() -> None:
    with pytest.raises(ValueError, match="10.0.0.0/33"):
        parse_networks(("10.0.0.0/33",))
