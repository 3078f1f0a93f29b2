from collections.abc import Iterator

import pytest

from claims.clients.pages import FetchConfig
from tests.sites import LOCAL_NETS, Site, running_site


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as site:
        yield site


@pytest.fixture
def config() -> FetchConfig:
    """Fast enough for tests, and let through the door to 127.0.0.1."""
    return FetchConfig(
        allow_nets=LOCAL_NETS, connect_seconds=0.5, read_seconds=0.5, total_seconds=1.0
    )
