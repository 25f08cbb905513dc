"""The guide shuts nobody out: what axe-core finds on every type of page, and whatever is open."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import NewContext
from tests.browser.panels import PANELS
from tests.browser.riding import BALANCE, BICYCLE
from tests.browser.seeding import faults
from tests.browser.site import Site

pytestmark = pytest.mark.browser

SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 800}}
COLOURS = {"light": "default", "dark": "slate"}
OF_MANY = ("adult-beginner", "shy-adult", "bicycle")
"""Plans whose stages and booklets stand for those of all: there is one template for each."""


def pages(site: Site) -> Iterator[str]:
    """Return the addresses of all pages, but of the stages and booklets of few plans alone."""
    for file in sorted(site.folder.rglob("*.html")):
        path = file.relative_to(site.folder).as_posix().removesuffix("index.html")
        folders = path.strip("/").split("/")
        if folders[0] != "plans" or len(folders) < 3 or folders[1] in OF_MANY:
            yield path


def wrong_in_any_look(page: Page) -> list[str]:
    """Return what axe finds wrong with what is open, at both sizes and in both colours."""
    found = []
    for size, viewport in SIZES.items():
        page.set_viewport_size(viewport)  # type: ignore[arg-type]  # it is such a dict
        for colours, scheme in COLOURS.items():
            page.evaluate("(scheme) => { document.body.dataset.mdColorScheme = scheme }", scheme)
            found += [f"{size}, {colours}: {fault}" for fault in faults(page)]
    return found


@pytest.fixture
def still(new_context: NewContext) -> BrowserContext:
    """Return a phone whose reader wants no motion, so that colours are what they will be."""
    return new_context(reduced_motion="reduce")


@pytest.mark.parametrize("path", ["", "plans/", BICYCLE, BALANCE, "emergency/", "404.html"])
def test_axe_finds_nothing_on_the_main_types_of_page(still: BrowserContext, path: str) -> None:
    """In the dark on a phone, where all that Material and we colour is another colour."""
    page = still.new_page()
    page.emulate_media(color_scheme="dark")
    page.goto(path)

    assert faults(page) == []


@pytest.mark.all
def test_axe_finds_nothing_on_any_page(still: BrowserContext, site: Site) -> None:
    """On phone and desktop, in light and dark."""
    page = still.new_page()
    found = {}
    for path in pages(site):
        page.goto(path)
        found[path] = wrong_in_any_look(page)

    assert len(found) > 60
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.all
@pytest.mark.parametrize("name", PANELS)
def test_axe_finds_nothing_with_a_panel_open(still: BrowserContext, name: str) -> None:
    """Every panel, dialog and notice there is, on phone and desktop, in light and dark."""
    page = still.new_page()
    PANELS[name].reach(page)

    assert wrong_in_any_look(page) == []
