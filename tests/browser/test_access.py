"""The guide shuts nobody out: what axe finds, small screens, colours of one's own."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import SIZES, NewContext
from tests.browser.painting import until_painted
from tests.browser.panels import PANELS
from tests.browser.riding import BALANCE, BICYCLE, SADDLE, box, line
from tests.browser.seeding import faults, seed
from tests.browser.site import Site

pytestmark = pytest.mark.browser

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
        page.set_viewport_size(viewport)
        for colours, scheme in COLOURS.items():
            page.evaluate("(scheme) => { document.body.dataset.mdColorScheme = scheme }", scheme)
            found += [f"{size}, {colours}: {fault}" for fault in faults(page)]
    return found


@pytest.mark.parametrize(
    ("path", "size", "scheme"),
    [
        ("", "desktop", "light"),
        (BICYCLE, "desktop", "dark"),
        (BALANCE, "phone", "dark"),
        pytest.param("plans/", "phone", "dark", marks=pytest.mark.all),
        pytest.param("emergency/", "phone", "dark", marks=pytest.mark.all),
        pytest.param("404.html", "phone", "dark", marks=pytest.mark.all),
    ],
)
def test_axe_finds_nothing_on_the_main_types_of_page(
    still: BrowserContext, path: str, size: str, scheme: Literal["light", "dark"]
) -> None:
    """In the dark too, where all that Material and we colour is another colour."""
    page = still.new_page()
    page.set_viewport_size(SIZES[size])
    page.emulate_media(color_scheme=scheme)
    page.goto(path)
    until_painted(page)

    assert faults(page) == []


@pytest.mark.all
def test_axe_finds_nothing_on_any_page(still: BrowserContext, site: Site) -> None:
    """On phone and desktop, in light and dark."""
    page = still.new_page()
    found = {}
    for path in pages(site):
        page.goto(path)
        until_painted(page)
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


SIDEWAYS = """() => [document.documentElement, ...document.querySelectorAll('dialog[open]')]
    .filter((each) => each.scrollWidth > each.clientWidth)
    .map((each) => `${each.tagName}: ${each.scrollWidth} of ${each.clientWidth}`)"""
SAMPLE = ["subjects", "session, the end", "history, all open"]
NARROW = {"viewport": {"width": 320, "height": 256}, "has_touch": False, "is_mobile": False}
"""What is left of a screen of 1280 by 1024 when it is enlarged four times."""


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name in SAMPLE else pytest.mark.all) for name in PANELS],
)
def test_no_panel_scrolls_sideways(new_context: NewContext, name: str) -> None:
    """On a screen 320 pixels wide, all of it is read by scrolling down."""
    page = new_context(**NARROW, reduced_motion="reduce").new_page()
    PANELS[name].reach(page)

    assert page.evaluate(SIDEWAYS) == []


@pytest.mark.all
def test_no_page_scrolls_sideways(new_context: NewContext, site: Site) -> None:
    """The same of every page as it opens, once all of its parts have come."""
    page = new_context(**NARROW).new_page()
    found = {}
    for path in pages(site):
        page.goto(path)
        until_painted(page)
        found[path] = page.evaluate(SIDEWAYS)

    assert {path: wide for path, wide in found.items() if wide} == {}


HEIGHTS = """() => [...document.querySelectorAll('main [data-guide-step]')].map((step) => {
    const parts = [step.querySelector('label'), step.querySelector('input')]
    const areas = parts.map((part) => part.getBoundingClientRect())
    return Math.max(...areas.map(({ bottom }) => bottom)) - Math.min(...areas.map(({ top }) => top))
})"""


def test_ticks_are_as_large_as_a_thumb(page: Page) -> None:
    """What ticks a step is at least 44 pixels high; axe sees to the 24 of everything else."""
    page.goto(BALANCE)

    heights = page.evaluate(HEIGHTS)
    assert len(heights) == 4
    assert min(heights) >= 44


def test_ticks_and_progress_are_seen_in_colours_of_ones_own(still: BrowserContext) -> None:
    """Where the system's colours take the place of ours, what is ticked does not look like what is
    not, nor a full bar like an empty one, nor a colour's card like another's.
    """
    page = still.new_page()
    page.emulate_media(forced_colors="active")
    page.goto(BALANCE)
    tick, bar = box(page, SADDLE), page.locator(".guide-bar")
    expect(page.get_by_role("button", name="Start a session")).to_be_visible()
    before = [tick.screenshot(), bar.screenshot()]
    assert before == [tick.screenshot(), bar.screenshot()]

    line(page, SADDLE).tap()

    expect(page.get_by_text("1 of 4 steps")).to_be_visible()
    after = [tick.screenshot(), bar.screenshot()]
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, False]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(tick).to_be_focused()
    assert tick.evaluate("(box) => getComputedStyle(box).outlineStyle") == "solid"
    shapes = [shape.screenshot() for shape in page.locator("main .guide-signal .guide-shape").all()]
    assert len(set(shapes)) == len(shapes) == 3


@pytest.mark.all
def test_how_far_a_stage_is_is_seen_in_colours_of_ones_own(still: BrowserContext) -> None:
    """A stage that is half done looks neither like one not begun nor like one that is done."""
    page = still.new_page()
    page.emulate_media(forced_colors="active")
    place = '[data-guide-stop="bicycle/pedals"]'
    shown: dict[str, set[bytes]] = {"plans/": set(), BICYCLE: set()}
    for count, state in enumerate(("none", "some", "all")):
        ticked = ("pedals-tight", "first-ride")[:count]
        seed(page, *({"kind": "tick", "step": step, "box": 1, "on": True} for step in ticked))
        for path, dots in shown.items():
            page.goto(path)
            stage = page.locator(f'{place}[data-guide-state="{state}"]')
            dot = stage if path == "plans/" else stage.locator(".guide-stop__dot")
            dots.add(dot.screenshot())

    assert [len(dots) for dots in shown.values()] == [3, 3]


def test_who_asks_for_more_contrast_gets_it(still: BrowserContext) -> None:
    """Small words beside the ink are as dark as the ink."""
    page = still.new_page()
    page.emulate_media(contrast="more")
    page.goto(BALANCE)
    colour = "(element) => getComputedStyle(element).color"

    muted = page.get_by_text("our own rule").first.evaluate(colour)
    assert muted == page.get_by_role("heading", level=1).evaluate(colour)
    page.emulate_media(contrast="no-preference")
    assert muted != page.get_by_text("our own rule").first.evaluate(colour)


MOTION = """() => [...document.querySelectorAll('*')].flatMap((element) =>
    [null, '::before', '::after'].flatMap((part) => {
        const style = getComputedStyle(element, part)
        const times = `${style.transitionDuration}, ${style.animationDuration}`.split(', ')
        const isLong = times.some((time) => parseFloat(time) > 0.02)
        return isLong || style.scrollBehavior === 'smooth' ? [element.className] : []
    }))"""


def test_nothing_moves_for_who_wants_no_motion(new_context: NewContext) -> None:
    """Nothing of ours and nothing of the theme's; there is motion where it is welcome."""
    for motion in ("reduce", "no-preference"):
        page = new_context(reduced_motion=motion).new_page()
        page.goto(BALANCE)
        assert bool(page.evaluate(MOTION)) == (motion == "no-preference")
