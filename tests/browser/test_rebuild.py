"""Ticks belong to steps: they outlast new builds and edits of a plan."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import RIDING, NewContext
from tests.browser.riding import BALANCE, PEDALS, ROLLS, SADDLE, STRAP, TIGHTEN, box, line
from tests.browser.site import only_own_plans, served

pytestmark = pytest.mark.browser

EDITED = RIDING.parent / "riding-edited"


def test_ticks_stay_when_a_plan_is_edited_and_built_again(
    new_context: NewContext, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Reworded, reordered and moved steps keep their ticks, and new steps have none."""
    folder = tmp_path_factory.mktemp("rebuilt")
    with served(folder / "site") as site:
        site.build(only_own_plans(folder / "plans", RIDING))
        page = new_context(base_url=site.url).new_page()
        page.goto(PEDALS)
        line(page, TIGHTEN).tap()
        page.goto(BALANCE)
        for step in (SADDLE, ROLLS, ROLLS):
            line(page, step).tap()

        site.build(only_own_plans(folder / "edited", RIDING, EDITED))
        page.reload()

        expect(page.get_by_role("heading", level=1)).to_have_text("Rolling along")
        expect(box(page, "Set the saddle low.")).to_be_checked()
        expect(box(page, TIGHTEN)).to_be_checked()
        rolls = [
            box(page, "Roll twelve metres with both feet up.", number) for number in (1, 2, 3, 4)
        ]
        assert [each.is_checked() for each in rolls] == [True, True, False, False]
        untouched = ["Pull each brake and see the wheel stop.", STRAP, "Look where you want to go."]
        for step in [*untouched, "Tie your laces short."]:
            expect(box(page, step)).not_to_be_checked()
        expect(page.get_by_text("2 of 7 steps")).to_be_visible()
