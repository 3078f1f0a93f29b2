import pytest
import redis

from claims.clients import errors
from claims.clients.errors import ClientError, RobotsDisallowed, RobotsUnavailable
from claims.clients.pages import FetchConfig, fetch_page
from claims.clients.robots import Robots, RobotsConfig
from claims.clients.shared import connect
from tests.sites import Reply, Site, running_site

RULES = b"User-agent: *\nDisallow: /private/\n\nUser-agent: Factcheck\nDisallow: /desk/\n"
TEXT = {"Content-Type": "text/plain"}


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def allows(robots: Robots, url: str) -> bool:
    try:
        robots.check(url)
    except RobotsDisallowed:
        return False
    return True


@pytest.mark.parametrize(
    ("rules", "path", "expected"),
    [
        # our own group is the only one that counts for us
        (RULES, "/desk/a", False),
        (RULES, "/private/a", True),
        (RULES, "/a", True),
        (b"User-agent: *\nDisallow: /private/\n", "/private/a", False),
        (b"user-agent: FACTCHECK\nuser-agent: other\nDisallow: /\n", "/a", False),
        (b"User-agent: other\nDisallow: /\n", "/a", True),
        # a group ends where the next robot is named, ours or not
        (b"User-agent: *\nAllow: /\nUser-agent: other\nDisallow: /\n", "/a", True),
        (b"User-agent: factcheckers\nDisallow: /\n", "/a", True),
        # the longer rule wins
        (b"User-agent: *\nDisallow: /news/\nAllow: /news/open/\n", "/news/open/a", True),
        (b"User-agent: *\nDisallow: /*?print=\n", "/a?print=1", False),
        (b"User-agent: *\nDisallow:\n", "/a", True),
        (b"User-agent:\nDisallow: /\n", "/a", True),
        (b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /\r\n", "/a", False),
        # a page where the rules should be says nothing
        (b"<html><body>Not found</body></html>", "/a", True),
        (b"\x89PNG\x00\xff", "/a", True),
        (b"", "/a", True),
    ],
)
def test_it_works(site: Site, config: FetchConfig, rules: bytes, path: str, expected: bool) -> None:
    site.pages["/robots.txt"] = Reply(rules, headers=TEXT)

    assert allows(Robots(config), site.url(path)) is expected


def test_a_refusal_names_path_and_robot(site: Site, config: FetchConfig) -> None:
    site.pages["/robots.txt"] = Reply(RULES)

    with pytest.raises(RobotsDisallowed, match="/desk/a for Factcheck"):
        Robots(config).check(site.url("/desk/a"))


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_no_rules_mean_no_refusal(site: Site, config: FetchConfig, status: int) -> None:
    site.pages["/robots.txt"] = Reply(status=status)

    assert allows(Robots(config), site.url("/a"))


@pytest.mark.parametrize("status", [429, 500, 503])
def test_rules_that_cannot_be_read_now_hold_everything(
    site: Site, config: FetchConfig, status: int
) -> None:
    site.pages["/robots.txt"] = Reply(status=status, headers={"Retry-After": "120"})

    with pytest.raises(RobotsUnavailable) as caught:
        Robots(config, clock=Clock()).check(site.url("/a"))

    assert caught.value.retry_after == 120.0


def test_a_site_that_does_not_answer_is_asked_again_later(config: FetchConfig, site: Site) -> None:
    clock = Clock()
    robots = Robots(config, clock=clock)
    site.pages["/robots.txt"] = Reply(status=500)
    for _ in range(3):
        with pytest.raises(RobotsUnavailable):
            robots.check(site.url("/a"))
    assert site.asked == ["/robots.txt"]

    clock.now = 30.0
    site.pages["/robots.txt"] = Reply(RULES)
    assert allows(robots, site.url("/a"))


def test_rules_may_be_elsewhere(site: Site, config: FetchConfig) -> None:
    site.pages["/robots.txt"] = Reply(status=301, headers={"Location": "/rules.txt"})
    site.pages["/rules.txt"] = Reply(RULES)

    assert not allows(Robots(config), site.url("/desk/a"))


def test_rules_inside_a_private_network_are_not_fetched(site: Site, config: FetchConfig) -> None:
    site.pages["/robots.txt"] = Reply(status=302, headers={"Location": "http://10.0.0.1/"})

    with pytest.raises(RobotsUnavailable):
        Robots(config).check(site.url("/a"))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://10.0.0.1/a", errors.AddressRefused),
        ("http://0x7f.1/a", errors.BadAddress),
    ],
)
def test_a_site_that_may_not_be_asked_is_named_as_such(
    config: FetchConfig, url: str, expected: type[ClientError]
) -> None:
    with pytest.raises(expected):
        Robots(config).check(url)


def test_a_long_file_is_read_up_to_the_cap(site: Site, config: FetchConfig) -> None:
    head = b"User-agent: *\nDisallow: /private/\n"
    site.pages["/robots.txt"] = Reply(head + b"Disallow: /" + b"x" * 1_000)
    robots = Robots(config, robots_config=RobotsConfig(max_bytes=len(head) + 11))

    assert not allows(robots, site.url("/private/a"))
    assert allows(robots, site.url("/xxx"))  # the line that the cap cut does not count


def test_ten_thousand_robots_with_ten_thousand_rules_are_read(
    site: Site, config: FetchConfig
) -> None:
    agents = "".join(f"User-agent: bot{n}\n" for n in range(10_000))
    rules = "".join(f"Disallow: /{n}/\n" for n in range(10_000))
    site.pages["/robots.txt"] = Reply((agents + rules + "User-agent: *\nAllow: /\n").encode())

    assert allows(Robots(config), site.url("/1/"))


# -- remembered


def test_rules_are_remembered_for_an_hour(site: Site, config: FetchConfig) -> None:
    clock = Clock()
    robots = Robots(config, clock=clock)
    site.pages["/robots.txt"] = Reply(RULES)
    robots.check(site.url("/a"))
    robots.check(site.url("/b"))
    assert site.asked == ["/robots.txt"]

    clock.now = 3600.0
    robots.check(site.url("/c"))
    assert site.asked == ["/robots.txt"] * 2


def test_the_oldest_site_is_forgotten_when_there_are_too_many(config: FetchConfig) -> None:
    robots = Robots(config, robots_config=RobotsConfig(max_sites=1))
    with running_site() as first, running_site() as second:
        for site in (first, second, first):
            robots.check(site.url("/a"))

        assert (len(first.asked), len(second.asked)) == (2, 1)


def test_workers_share_the_rules(site: Site, config: FetchConfig, redis_url: str) -> None:
    server = connect(redis_url)
    server.flushdb()
    site.pages["/robots.txt"] = Reply(RULES)

    for _ in range(2):
        assert not allows(Robots(config, server), site.url("/desk/a"))

    assert site.asked == ["/robots.txt"]
    assert 0 < int(server.ttl(f"factcheck:robots:{site.url('')}")) <= 3600


def test_a_dead_redis_is_no_reason_not_to_fetch(site: Site, config: FetchConfig) -> None:
    site.pages["/robots.txt"] = Reply(RULES)

    assert allows(Robots(config, redis.Redis(unix_socket_path="/nowhere")), site.url("/a"))


# -- as a gate of fetch_page


def test_a_page_is_not_fetched_where_robots_are_unwelcome(site: Site, config: FetchConfig) -> None:
    site.pages["/robots.txt"] = Reply(RULES)
    site.pages["/a"] = Reply(status=302, headers={"Location": "/desk/a"})

    with pytest.raises(RobotsDisallowed) as caught:
        fetch_page(site.url("/a"), config=config, robots=Robots(config))

    assert site.asked == ["/robots.txt", "/a"]
    assert caught.value.answer.final_url == site.url("/desk/a")
