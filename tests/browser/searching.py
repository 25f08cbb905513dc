"""The search, as a reader uses it on the site of either engine."""

from playwright.sync_api import Locator, Page


def search(page: Page, words: str) -> Locator:
    """Search for words and return the links of what is found, the best first."""
    page.get_by_role("banner").locator("label[for=__search]").first.click()
    field = page.get_by_role("textbox", name="Search").or_(
        page.get_by_role("combobox", name="Search")
    )
    field.press_sequentially(words)
    return page.get_by_role("dialog", name="Search").locator("a[href]").filter(visible=True)
