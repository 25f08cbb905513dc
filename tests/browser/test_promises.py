"""Ticks belong to steps: they outlast edits, builds, renames and moves, and new words are told."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import RIDING, NewContext
from tests.browser.riding import BALANCE, PEDALS, PUSH, ROLLS, SADDLE, STRAP, TIGHTEN, box, line
from tests.browser.site import PROJECT, Release, Site, only_own_plans

pytestmark = pytest.mark.browser

EDITED = RIDING.parent / "riding-edited"

STRAP_STEP = """          - id: helmet-on
            kind: every-session
            text: Feel that two fingers fit under the strap.
            sources: [our-own-rule]
"""
SAFER_STRAP = """          - id: helmet-on
            kind: every-session
            text: Feel that one finger fits under the strap.
            safety: true
            sources: [atkinson]
"""


@pytest.fixture
def releases(release: Release, tmp_path: Path) -> Iterator[tuple[Site, Path]]:
    """Serve a site, and give the folder of plans it is built from."""
    with release.copied(tmp_path) as served:
        yield served


def publish(site: Site, plans: Path, **edits: dict[str, str]) -> None:
    """Edit plans, each text in place of another, and build them."""
    for plan, changes in edits.items():
        path = plans / f"{plan}.yml"
        text = path.read_text("utf-8")
        for before, after in changes.items():
            assert before in text
            text = text.replace(before, after)
        path.write_text(text, "utf-8")
    site.build(plans)


def reader(new_context: NewContext, site: Site) -> Page:
    """Return a page of a reader who comes for the first time."""
    return new_context(base_url=site.url).new_page()


def expect_rolls(page: Page, *ticked: bool) -> None:
    """See which boxes of the repeat are ticked."""
    for number, is_ticked in enumerate(ticked, 1):
        expect(box(page, ROLLS, number)).to_be_checked(checked=is_ticked)


def test_ticks_stay_when_a_plan_is_edited_and_built_again(
    new_context: NewContext, release: Release, tmp_path: Path
) -> None:
    """Reworded, reordered and moved steps keep their ticks, and new steps have none."""
    with release.copied(tmp_path) as (site, _):
        page = new_context(base_url=site.url).new_page()
        page.goto(PEDALS)
        line(page, TIGHTEN).tap()
        page.goto(BALANCE)
        for step in (SADDLE, ROLLS, ROLLS):
            line(page, step).tap()

        site.build(only_own_plans(tmp_path / "edited", RIDING, EDITED))
        page.reload()

        expect(page.get_by_role("heading", level=1)).to_have_text("Rolling along")
        expect(box(page, "Set the saddle low.")).to_be_checked()
        expect(box(page, TIGHTEN)).to_be_checked()
        for number in (1, 2, 3, 4):
            rolled = box(page, "Roll twelve metres with both feet up.", number)
            expect(rolled).to_be_checked(checked=number <= 2)
        untouched = ["Pull each brake and see the wheel stop.", STRAP, "Look where you want to go."]
        for step in [*untouched, "Tie your laces short."]:
            expect(box(page, step)).not_to_be_checked()
        expect(page.get_by_text("2 of 7 steps")).to_be_visible()


@pytest.mark.all
def test_an_older_tab_and_a_newer_one_keep_all_ticks(
    new_context: NewContext, release: Release, tmp_path: Path
) -> None:
    """One that was open before the build does not know of its steps, and harms none of them."""
    laces, low = "Tie your laces short.", "Set the saddle low."
    with release.copied(tmp_path) as (site, _):
        context = new_context(base_url=site.url)
        older = context.new_page()
        older.goto(BALANCE)
        line(older, SADDLE).tap()
        site.build(only_own_plans(tmp_path / "edited", RIDING, EDITED))
        newer = context.new_page()
        newer.goto(BALANCE)
        expect(box(newer, low)).to_be_checked()

        line(newer, laces).tap()
        line(older, STRAP).tap()
        expect(box(newer, STRAP)).to_be_checked()
        line(newer, low).tap()
        expect(box(older, SADDLE)).not_to_be_checked()
        line(older, SADDLE).tap()

        expect(box(newer, low)).to_be_checked()
        for page in (older, newer):
            page.reload()
            for step in (low, laces, STRAP):
                expect(box(page, step)).to_be_checked()


@pytest.mark.all
def test_ticks_follow_a_step_that_was_renamed_twice(
    new_context: NewContext, releases: tuple[Site, Path]
) -> None:
    """Also in a browser that never saw the release in between."""
    site, plans = releases
    page = reader(new_context, site)
    page.goto(BALANCE)
    line(page, SADDLE).tap()
    line(page, ROLLS).tap()
    line(page, ROLLS).tap()

    publish(site, plans, bicycle={"- id: long-rolls": "- id: rolls\n            was: [long-rolls]"})
    publish(site, plans, bicycle={
        "- id: rolls\n            was: [long-rolls]":
        "- id: far-rolls\n            was: [rolls, long-rolls]",
    })  # fmt: skip
    page.goto(BALANCE)

    expect_rolls(page, True, True, False)
    line(page, ROLLS).tap()
    expect(page.get_by_text("2 of 4 steps")).to_be_visible()
    box(page, ROLLS, 1).uncheck()
    expect(box(page, ROLLS, 1)).not_to_be_checked()
    page.reload()
    expect_rolls(page, False, True, True)


@pytest.mark.all
def test_ticks_follow_a_step_to_another_stage_and_another_plan(
    new_context: NewContext, releases: tuple[Site, Path]
) -> None:
    """A tick belongs to the step, not to its place."""
    site, plans = releases
    page = reader(new_context, site)
    page.goto(BALANCE)
    line(page, STRAP).tap()
    line(page, SADDLE).tap()

    scooter = (plans / "scooter.yml").read_text("utf-8")
    first_list = scooter.index("        steps:\n") + len("        steps:\n")
    moved = scooter[:first_list] + STRAP_STEP + scooter[first_list:]
    (plans / "scooter.yml").write_text(moved, "utf-8")
    sourced = "            sources: [our-own-rule]\n"
    saddle = f"          - id: saddle-low\n            text: {SADDLE}\n{sourced}"
    yard = "      - title: In the yard\n        steps:\n"
    publish(site, plans, bicycle={STRAP_STEP: "", saddle: "", yard: yard + saddle})

    page.goto(PEDALS)
    expect(box(page, SADDLE)).to_be_checked()
    page.goto(PUSH)
    expect(box(page, STRAP)).to_be_checked()


@pytest.mark.all
def test_changed_words_are_told_beside_the_tick(
    new_context: NewContext, releases: tuple[Site, Path]
) -> None:
    """The tick stays; the line goes when the reader says that the words are read."""
    site, plans = releases
    page = reader(new_context, site)
    page.goto(BALANCE)
    line(page, SADDLE).tap()
    expect(page.get_by_text("have changed since you ticked it")).to_have_count(0)

    reworded = "Set the saddle low enough for flat feet."
    publish(site, plans, bicycle={f"text: {SADDLE}": f"text: {reworded}"})
    page.goto(BALANCE)

    row = page.get_by_role("listitem").filter(has=box(page, reworded))
    expect(box(page, reworded)).to_be_checked()
    expect(row.get_by_text("have changed since you ticked it")).to_be_visible()
    expect(page.get_by_text("have changed since you ticked it")).to_have_count(1)
    row.get_by_role("button", name="I have read it").tap()
    expect(page.get_by_text("have changed since you ticked it")).to_have_count(0)
    page.reload()
    expect(box(page, reworded)).to_be_checked()
    expect(page.get_by_text("have changed since you ticked it")).to_have_count(0)


@pytest.mark.all
def test_a_changed_step_about_safety_asks_to_be_checked_again(
    new_context: NewContext, releases: tuple[Site, Path]
) -> None:
    """It stays ticked until the reader unticks it; nothing is undone silently."""
    site, plans = releases
    page = reader(new_context, site)
    page.goto(BALANCE)
    line(page, STRAP).tap()

    sources = (PROJECT / "plans" / "_sources.yml").read_text("utf-8")
    book = re.search(r"^  atkinson:\n(    .*\n)+", sources, re.MULTILINE)
    assert book
    (plans / "_sources.yml").write_text(f"sources:\n{book[0]}", "utf-8")
    publish(site, plans, bicycle={STRAP_STEP: SAFER_STRAP})
    page.goto(BALANCE)

    now = box(page, "Feel that one finger fits under the strap.")
    expect(now).to_be_checked()
    expect(page.get_by_text("Please check it again")).to_be_visible()
    page.get_by_role("button", name="Checked again").tap()
    expect(page.get_by_text("Please check it again")).to_have_count(0)
    expect(now).to_be_checked()
