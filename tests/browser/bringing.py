"""Parts of the scripts by themselves, run in a page of the guide, without storage."""

from typing import Any

from playwright.sync_api import Page

BRING = """
async (given) => {
    const from = (name) => import(new URL(`assets/javascripts/${name}.mjs`, document.baseURI))
    const [{ Journal }, { keyOf, readEntry }, { fold, ...state }, ...others] =
        await Promise.all(['journal', 'record', 'state', 'subject', 'advice'].map(from))
    const made = (entries = [], writer = 'me') => new Journal('us', {
        local: { held: new Set(), fault: null, read: () => entries, save() {} },
        mirror: () => ({ fault: null, read: async () => {}, save() {} }),
        tell() {}, changed() {}, writer, now: () => '2026-01-05T10:00:00.000Z',
    })
    const folded = (...records) => fold(records.map((record, index) => [`key-${index}`, record]))
    const on = (ticks) => ticks.filter(([, tick]) => tick.on).map(([box]) => box)
    const shown = ({ subjects }) => JSON.stringify([...subjects.values()].map((each) => [
        [...each.boxes].map(([step, ticks]) => [step, ...on([...ticks]).sort()])
            .filter(([, ...boxes]) => boxes.length).sort(),
        [...each.places],
    ]))
    const parts = Object.assign({}, state, ...others)
    return await (%s)({ given, keyOf, readEntry, fold, folded, made, shown, ...parts })
}
"""


def run(page: Page, test: str, given: object = None) -> Any:
    """Run a function on the scripts' parts in a page of the guide; return what it returns."""
    page.goto("")
    return page.evaluate(BRING % test, given)
