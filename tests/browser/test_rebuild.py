"""Ticks belong to steps: they outlast new builds and edits of a plan."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import RIDING, NewContext
from tests.browser.riding import BALANCE, PEDALS, ROLLS, SADDLE, STRAP, TIGHTEN, box, line
from tests.browser.site import Release, only_own_plans

pytestmark = pytest.mark.browser

EDITED = RIDING.parent / "riding-edited"


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
