"""How far what is on a page moves by itself, as the browser counts it."""

from typing import Any

from playwright.sync_api import Page

WATCH = """
    const found = []
    const note = (entries) => found.push(...entries.map(({ value }) => value))
    const watching = new PerformanceObserver((list) => note(list.getEntries()))
    watching.observe({ type: 'layout-shift', buffered: true })
    window.shifted = () => {
        note(watching.takeRecords())
        return found.reduce((all, value) => all + value, 0)
    }
"""
"""To be run before a page's own scripts."""

SHIFTED = """() => new Promise((done) => {
    const frame = (next) => requestAnimationFrame(() => setTimeout(next))
    frame(() => frame(() => done(shifted())))
})"""


def shifted(page: Page) -> Any:
    """Return the sum of all shifts, also of what was changed just now and is to be drawn."""
    return page.evaluate(SHIFTED)
