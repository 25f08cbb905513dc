"""A browser, the sites it visits, and pages that fail the test when anything breaks in them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    ViewportSize,
    expect,
    sync_playwright,
)

from tests.browser.find import BrowserMissing, find_browser, is_required
from tests.browser.site import PROJECT, Release, Site, first_release, served, with_own_plans

RIDING = PROJECT / "tests" / "guides" / "riding"
SIZES: Mapping[str, ViewportSize] = {
    "phone": {"width": 390, "height": 844},
    "desktop": {"width": 1280, "height": 800},
}
PHONE = {"viewport": SIZES["phone"], "has_touch": True, "is_mobile": True}

OUT_OF_THE_WAY = {"service_workers": "block", "bypass_csp": True}
"""A copy kept on the phone would hide a site that is built anew, and wait_for_function evaluates
texts, which the policy forbids. The tests of the two have them on.
"""

PATIENCE = 60_000
"""Milliseconds, a guard against hanging and no more: what is waited for may take a while to come on
a machine that is busy, such as the first copy of a guide, and comes at once on one that is not.
"""
expect.set_options(timeout=PATIENCE)

NewContext = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def browser_path() -> Path:
    """Return the browser; without one the tests are skipped, and fail under CI=true."""
    try:
        return find_browser()
    except BrowserMissing as missing:
        if is_required():
            pytest.fail(str(missing), pytrace=False)
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def playwright(browser_path: Path) -> Iterator[Playwright]:  # noqa: ARG001  # skip before starting it
    """Start Playwright once."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright, browser_path: Path) -> Iterator[Browser]:
    """Start the browser once; each test has a context, so a profile, of its own."""
    with playwright.chromium.launch(executable_path=browser_path) as running:
        yield running


@pytest.fixture(scope="session")
def scriptless_browser(playwright: Playwright, browser_path: Path) -> Iterator[Browser]:
    """Start a browser whose reader switched scripts off: unlike Playwright's own switch, this
    one renders <noscript> too.
    """
    arguments = ["--blink-settings=scriptEnabled=false"]
    with playwright.chromium.launch(executable_path=browser_path, args=arguments) as running:
        yield running


BY_BOTH_ENGINES = {
    "test_steps",
    "test_progress",
    "test_sessions",
    "test_storage",
    "test_lost_storage",
    "test_print",
    "test_offline",
    "test_policy",
}
"""The core of what a reader has: these tests visit the site that each engine builds."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Have the core run again, with the slower tests, on the other engine's site."""
    name = metafunc.module.__name__.rpartition(".")[2]
    if name in BY_BOTH_ENGINES and "site" in metafunc.fixturenames:
        is_deep = metafunc.definition.get_closest_marker("deep")
        other = pytest.param("zensical", marks=() if is_deep else pytest.mark.all)
        metafunc.parametrize("site", ["mkdocs", other], indirect=True)


@pytest.fixture(scope="session")
def site_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Site]]:
    """Return a function that builds and serves the guide by an engine, once, with our own plans."""
    with ExitStack() as stack:

        @cache
        def built(engine: str) -> Site:
            folder = tmp_path_factory.mktemp("guide")
            site = stack.enter_context(served(folder / "site", engine))
            site.build(with_own_plans(folder / "plans", RIDING))
            return site

        yield built


@pytest.fixture
def site(site_of: Callable[[str], Site], request: pytest.FixtureRequest) -> Site:
    """Return the project's own guide with the tests' own plans in it.

    A session's fixture would be made anew with each change of its parameter.
    """
    return site_of(getattr(request, "param", "mkdocs"))


@pytest.fixture(scope="session")
def release_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Release]:
    """Return a function that builds the tests' own plans alone by an engine, once."""
    return cache(lambda engine: first_release(tmp_path_factory.mktemp("release"), RIDING, engine))


@pytest.fixture
def release(release_of: Callable[[str], Release], site: Site) -> Release:
    """Return such a site by the engine of the test; it changes copies and builds them again."""
    return release_of(site.engine)


@pytest.fixture
def errors() -> Iterator[list[str]]:
    """Collect uncaught errors and console errors of all pages; the test fails when any is left.

    A test that expects some asserts them and clears the list.
    """
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def new_context(browser: Browser, site: Site, errors: list[str]) -> Iterator[NewContext]:
    """Return a function that makes a phone of its own: storage is shared in it and only there."""

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(f"{message.location['url']}: {message.text}")

    with ExitStack() as contexts:

        def make(browser: Browser = browser, **options: Any) -> BrowserContext:
            settings = {"base_url": site.url, **OUT_OF_THE_WAY, **PHONE, **options}
            context = contexts.enter_context(browser.new_context(**settings))
            context.set_default_timeout(PATIENCE)
            context.on("weberror", lambda error: errors.append(str(error.error)))
            context.on("console", note)
            return context

        yield make


@pytest.fixture
def context(new_context: NewContext) -> BrowserContext:
    """Return a phone."""
    return new_context()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Return a tab on the phone, at the guide's address."""
    return context.new_page()


@pytest.fixture
def scriptless_page(scriptless_browser: Browser, new_context: NewContext) -> Page:
    """Return a tab in which no script runs."""
    return new_context(scriptless_browser).new_page()


@pytest.fixture
def still(new_context: NewContext) -> BrowserContext:
    """Return a phone whose reader wants no motion, so that colours are what they will be."""
    return new_context(reduced_motion="reduce")
