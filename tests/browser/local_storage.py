"""What a page keeps in localStorage, and how surely it says that all is kept."""

from playwright.sync_api import Locator, Page

STORE = "harness-training-101"


def saved(page: Page) -> Locator:
    """Return the line that says how surely all of it is kept."""
    return page.locator("[data-guide-saved]").filter(visible=True)


def stored(page: Page) -> dict[str, str]:
    """Return everything localStorage holds for the origin."""
    return dict(
        page.evaluate(
            "() => Object.keys(localStorage).map((key) => [key, localStorage.getItem(key)])"
        )
    )
