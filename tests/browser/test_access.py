"""The guide shuts nobody out: what axe finds, small screens, keyboards, colours of one's own."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from playwright.sync_api import TimeoutError as Late

from tests.browser.conftest import NewContext
from tests.browser.painting import until_painted
from tests.browser.panels import PANELS, dialog
from tests.browser.riding import BALANCE, BICYCLE, SADDLE, STRAP, box, line
from tests.browser.seeding import faults, seed
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
    page.set_viewport_size(SIZES[size])  # type: ignore[arg-type]  # it is such a dict
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


FOCUS = """() => {
    const here = document.activeElement
    if (here === document.body) return null
    const shown = here.matches('.md-option') ? here.nextElementSibling
        : here.closest('.md-search__form') ?? here
    const { x, y, width, height } = shown.getBoundingClientRect()
    if (here.matches('.md-search__scrollwrap') && height === 0) return [] // a browser's own stop
    const at = document.elementFromPoint(x + width / 2, y + height / 2)
    const isThere = at !== null && (shown.contains(at) || at.contains(shown))
    const hasRing = getComputedStyle(shown).outlineStyle !== 'none'
    const about = `${here.outerHTML.slice(0, 90)} there ${isThere}, ring ${hasRing}`
    return isThere && hasRing ? [] : [about]
}"""


def unseen_now(page: Page) -> list[str] | None:
    """Return what is wrong with where the focus is once panels have opened; None at the end."""
    with suppress(Late):
        page.wait_for_function(f"() => !({FOCUS})()?.length")
    unseen: list[str] | None = page.evaluate(FOCUS)
    return unseen


@pytest.mark.parametrize("size", ["phone", pytest.param("desktop", marks=pytest.mark.all)])
def test_the_keyboard_is_always_seen(still: BrowserContext, size: str) -> None:
    """Every stop of the Tab key shows a ring, and nothing stands before it, in the menu too."""
    page = still.new_page()
    page.set_viewport_size(SIZES[size])  # type: ignore[arg-type]  # it is such a dict
    PANELS["stage, begun"].reach(page)
    stops = 0
    page.keyboard.press("Tab")
    while (unseen := unseen_now(page)) is not None and stops < 200:
        assert unseen == []
        stops += 1
        page.keyboard.press("Tab")

    assert 40 < stops < 200


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until something has the focus."""
    for _ in range(90):
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {wanted}")


def test_a_session_by_tab_space_arrows_and_enter(page: Page) -> None:
    """From the top of the page to its end, with no key but these, and no step skipped."""
    page.goto(BALANCE)
    tab_to(page, page.get_by_role("button", name="Start a session"))
    page.keyboard.press("Enter")
    shown = dialog(page)
    tab_to(page, shown.get_by_role("checkbox", name=STRAP, exact=True))
    page.keyboard.press("Space")
    for name in ("Begin", "Next", "Next", "The three colours", "Back to the session"):
        tab_to(page, shown.get_by_role("button", name=name).filter(visible=True))
        page.keyboard.press("Enter")
    expect(shown.get_by_role("heading", name="Step 3 of 3")).to_be_focused()
    tab_to(page, shown.get_by_role("button", name="End the session").filter(visible=True))
    page.keyboard.press("Enter")
    tab_to(page, shown.get_by_role("radio", name="Carry on"))
    page.keyboard.press("ArrowDown")
    for asked, key in (("treat", "Space"), ("leave", "ArrowDown")):
        group = shown.get_by_role("group", name=re.compile(asked))
        tab_to(page, group.get_by_role("radio", name="Yes"))
        page.keyboard.press(key)
    tab_to(page, shown.get_by_label("Note"))
    page.keyboard.type("All by keys.")
    tab_to(page, shown.get_by_role("button", name="Save the session"))
    page.keyboard.press("Enter")
    expect(shown.get_by_role("heading", name="Saved")).to_be_focused()
    tab_to(page, shown.get_by_role("button", name="Done"))
    page.keyboard.press("Enter")

    expect(shown).to_have_count(0)
    advice = page.get_by_role("region", name="What next?")
    expect(advice.get_by_text("The last session was amber.")).to_be_visible()


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
