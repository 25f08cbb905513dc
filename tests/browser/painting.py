"""Pages whose parts come after them: some are loaded only where a page has them."""

from playwright.sync_api import Page

PARTS = """async () => {
    const guide = document.querySelector('script[src$="/guide.mjs"]').src
    const parts = [...document.querySelectorAll('[data-guide-part]')]
    const names = parts.map(({ dataset }) => `${dataset.guidePart}.mjs`)
    await Promise.all(names.map((name) => import(new URL(name, guide))))
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
}"""


def until_painted(page: Page) -> None:
    """Wait until all parts of a page have come and were painted, so that it is as it will be."""
    page.evaluate(PARTS)
