"""The menu: a drawer on a phone, a column on a wide screen, and one list in both."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.seeding import faults

pytestmark = pytest.mark.browser

INSIDE = "setbacks/"
"""A page in a section of the menu, far enough down for the column to scroll."""

DESKTOP = {"viewport": {"width": 1280, "height": 800}, "has_touch": False, "is_mobile": False}


def links(page: Page) -> Locator:
    """Return the links of the menu to pages."""
    return page.locator(".md-nav--primary a.md-nav__link:not(.md-nav--secondary *)")


def open_menu(page: Page) -> None:
    """Open the drawer of a phone."""
    page.locator("header label[for=__drawer]").tap()
    expect(links(page).first).to_be_in_viewport()


def test_on_a_phone_every_page_is_one_tap_from_the_open_menu(new_context: NewContext) -> None:
    """Wherever one is: the emergency cards stand at its top, and all else is found by scrolling."""
    page = new_context(reduced_motion="reduce").new_page()
    page.goto(INSIDE)
    open_menu(page)
    expect(page.get_by_role("link", name="Emergency cards").first).to_be_in_viewport()
    shown = links(page).filter(visible=True)

    assert shown.count() > 20
    for link in shown.all():
        link.tap(trial=True)  # it can be scrolled to, and nothing stands over it
    page.get_by_role("link", name="Accessibility").first.tap()
    expect(page).to_have_url(re.compile("/accessibility/$"))
    expect(links(page).first).not_to_be_in_viewport()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Setbacks and troubleshooting")


def test_on_a_phone_the_parts_of_a_page_are_behind_its_link(new_context: NewContext) -> None:
    """With a way back to the menu, and each part leads there."""
    page = new_context(reduced_motion="reduce").new_page()
    page.goto(INSIDE)
    open_menu(page)
    page.locator("label.md-nav__link[for=__toc]").tap()
    part = page.locator(".md-nav--primary .md-nav--secondary a").first
    expect(part).to_be_in_viewport()

    page.locator(".md-nav--primary label.md-nav__title[for=__toc]").tap()
    expect(part).not_to_be_in_viewport()
    page.locator("label.md-nav__link[for=__toc]").tap()
    part.tap()

    expect(page).to_have_url(re.compile("/setbacks/#."))
    expect(part).not_to_be_in_viewport()


@pytest.mark.parametrize("options", [{}, DESKTOP], ids=["phone", "desktop"])
def test_the_menu_says_where_one_is(new_context: NewContext, options: dict[str, object]) -> None:
    """To who sees no colours too, and to who sees nothing."""
    page = new_context(**options).new_page()
    page.goto(INSIDE)

    here = page.locator(".md-nav--primary a[aria-current=page]")
    expect(here).to_have_text("Setbacks")
    weight = "(link) => getComputedStyle(link).fontWeight"
    assert here.evaluate(weight) != links(page).first.evaluate(weight)


def test_nothing_stands_over_the_links_of_a_wide_screen(new_context: NewContext) -> None:
    """The column has scrolled to where one is, and each link is large enough to be hit."""
    page = new_context(**DESKTOP).new_page()
    page.goto(INSIDE)
    column = page.locator(".md-sidebar--primary .md-sidebar__scrollwrap")
    expect(links(page).filter(has_text="Setbacks")).to_be_in_viewport()
    assert column.evaluate("(column) => column.scrollTop") > 0

    assert faults(page, ".md-sidebar--primary") == []
    heights = links(page).evaluate_all("(all) => all.map((link) => link.offsetHeight)")
    assert min(heights) >= 24
