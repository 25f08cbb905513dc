"""What the first view of a stage costs a reader, in bytes as they are sent."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.riding import BALANCE, PUSH, SADDLE, STRAP, box, line
from tests.browser.seeding import Record, seed
from tests.browser.shifting import WATCH, shifted
from tests.browser.site import Site

pytestmark = pytest.mark.browser

KB = 1024


def sent(path: Path) -> int:
    """Return the bytes of a file as a server sends it."""
    return len(gzip.compress(path.read_bytes(), 9))


def asked(page: Page, site: Site) -> list[Path]:
    """Open a stage and return the files it asked for until it had come to rest."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url))
    page.goto(BALANCE)
    expect(box(page, SADDLE)).to_be_visible()
    page.wait_for_load_state("networkidle")
    below = [url.removeprefix(site.url) for url in found]
    return [site.folder / (f"{url}index.html" if url.endswith("/") else url) for url in below]


def test_the_first_view_keeps_to_its_budget(page: Page, site: Site) -> None:
    """All that a stage loads before anything is touched, and of it what is ours."""
    files = asked(page, site)
    ours = [file for file in files if file.suffix == ".mjs" or "search-when" in file.name]
    styles = [file for file in files if file.suffix == ".css"]
    theme = site.folder / "assets" / "stylesheets"
    of_the_theme = sum(sent(file) for file in theme.glob("*.min.css"))

    assert len(files) <= 16, files
    assert len(styles) == 1
    assert sum(map(sent, ours)) <= 30 * KB
    assert sent(styles[0]) - of_the_theme <= 10 * KB
    assert sum(map(sent, files)) <= 150 * KB


def test_no_page_of_a_stage_is_large(site: Site) -> None:
    """The HTML of every stage of the guide's own plans too."""
    pages = {
        path.relative_to(site.folder).as_posix(): sent(path)
        for path in site.folder.glob("plans/*/*/index.html")
        if path.parent.name != "booklet"  # made to be printed, and opened by who wants to
    }

    assert len(pages) > 10
    assert {path: size for path, size in pages.items() if size > 15 * KB} == {}


def test_nothing_moves_when_ticks_come_back(new_context: NewContext) -> None:
    """Their place is kept free: the layout shifts by no more than 0.01."""
    context = new_context()
    page = context.new_page()
    page.goto(BALANCE)
    for step in (SADDLE, STRAP):
        line(page, step).tap()
    page.add_init_script(WATCH)

    for path in (BALANCE, "plans/bicycle/", ""):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        if path == BALANCE:
            expect(box(page, STRAP)).to_be_checked()
        assert shifted(page) <= 0.01, path


def three_subjects() -> Iterator[Record]:
    """Return the records of three subjects, each somewhere in a plan."""
    places = (("ada", "bicycle", "balance"), ("bo", "scooter", "push"), ("cy", "bicycle", "pedals"))
    for name, plan, stage in places:
        yield {"kind": "subject", "subject": name, "name": f"Professor {name}"}
        yield {"kind": "place", "subject": name, "plan": plan, "stage": stage}
    yield {"kind": "tick", "subject": "ada", "step": "saddle-low", "box": 1, "on": True}
    yield {"kind": "current", "subject": "bo"}


@pytest.mark.parametrize("viewport", [(390, 844), (1280, 1200)], ids=["phone", "desktop"])
def test_nothing_moves_when_several_subjects_come_back(
    new_context: NewContext, viewport: tuple[int, int]
) -> None:
    """The home page keeps a place free for as many as there are, before any module runs."""
    width, height = viewport
    page = new_context(viewport={"width": width, "height": height}).new_page()
    seed(page, *three_subjects())
    page.goto(PUSH)
    expect(page.get_by_text("Professor bo")).to_be_visible()
    page.add_init_script(WATCH)

    page.goto("")
    expect(page.get_by_role("link", name=re.compile("^Professor"))).to_have_count(2)
    expect(page.get_by_text("Next:")).to_have_count(3)
    assert shifted(page) <= 0.01


NEXT_FRAME = """() => {
    const state = () => [
        document.querySelector('[data-guide-step="saddle-low"] input').checked,
        document.querySelector('.guide-checklist .guide-tally').textContent.trim(),
    ]
    window.seen = new Promise((done) => addEventListener('click', () => {
        requestAnimationFrame(() => done(state()))
    }, { capture: true, once: true }))
}"""


def test_a_tick_is_on_screen_in_the_next_frame(page: Page) -> None:
    """With a sixth of the processor too: the frame that a tap brings shows box and count."""
    page.goto(BALANCE)
    expect(page.get_by_role("button", name="Start a session")).to_be_visible()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    page.evaluate(NEXT_FRAME)

    line(page, SADDLE).tap()

    assert page.evaluate("window.seen") == [True, "1 of 4 steps"]


def test_no_script_of_ours_stands_before_the_first_paint(site: Site) -> None:
    """In the head there are only the theme's few lines and one of ours, all written in the page."""
    for path in site.folder.rglob("*.html"):
        head = path.read_text("utf-8").partition("</head>")[0]
        assert "<script src" not in head, path
