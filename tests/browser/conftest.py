"""A real browser on a desk that answers from this process."""

import os
import shutil
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.factories import make_user

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WAIT = 20_000  # milliseconds until a page must show what it should


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    assert found, "The browser tests need Chromium: run them by `make test-browser`."
    expect.set_options(timeout=WAIT)
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield started
        started.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """An empty page on the desk; what its scripts complain of fails the test."""
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    complaints: list[str] = []
    opened = context.new_page()

    def listen(said: ConsoleMessage) -> None:
        if said.type == "error":
            complaints.append(said.text)

    opened.on("console", listen)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert complaints == []


@pytest.fixture
def chief(live_server: LiveServer) -> User:
    return make_user(username="chief", password="a long enough word", is_superuser=True)


@pytest.fixture
def desk(page: Page, chief: User) -> Page:
    """The page, with the editor in chief signed in and looking at the first page."""
    page.goto("/")
    page.get_by_label("Username").fill("chief")
    page.get_by_label("Password").fill("a long enough word")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Add an article")).to_be_visible()
    return page
