"""How long the browser takes to fold and paint a journal of 5,000 records.

Run `python -m benchmarks.journal`. The target: under 50 ms of script for the fold
and the paint of a stage, on two ordinary cores. It is processor time, each time of a page
that has done neither before.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from tests.browser.find import find_browser
from tests.browser.site import PROJECT, served

TARGET = 50
STAGE = "plans/adult-beginner/first-outdoors/"

PREPARE = """async (count) => {
    const { src } = document.querySelector('script[src$="guide.mjs"]')
    const from = (name) => import(new URL(`${name}.mjs`, src))
    const [{ fold, currentSubject }, { paintSteps }, { paintStepping }, { paintProgress },
        { paintPlaces }, { paintNames }, { paintSuggestion }, { bringLate }] = await Promise.all(['state',
            'steps', 'stepping', 'progress', 'places', 'whose', 'suggestion', 'late'].map(from))
    await bringLate(document) // as it is once there is something to suggest
    const steps = [...document.querySelectorAll('[data-guide-step]')].map((step) => step.dataset.guideStep)
    const [plan, stage] = document.querySelector('[data-guide-place]').dataset.guidePlace.split('/')
    const key = (index) => `guide:1:${index.toString(36).padStart(8, '0')}:me`
    const made = (index) => {
        const session = `s${Math.floor(index / 50)}`
        const on = `2026-01-${String(1 + index % 28).padStart(2, '0')}`
        if (index % 50 === 0) return { kind: 'session-start', session, plan, stage, preflight: steps, on }
        if (index % 50 === 49) return { kind: 'session-end', session, colour: 'green', ate: true, left: false, minutes: 5, on }
        if (index % 50 === 25) return { kind: 'undo', of: [key(index - 1)] }
        return { kind: 'tick', step: index % 3 ? steps[index % steps.length] : `other-${index % 200}`,
            box: 1, on: index % 4 > 0, words: '', at: `${on}T10:00:00Z` }
    }
    const entries = Array.from({ length: count }, (_, index) => [key(index), made(index)])
    const paints = [paintSteps, paintStepping, paintNames, paintProgress, paintPlaces, paintSuggestion]
    window.foldAll = () => { window.subject = currentSubject(fold(entries)) }
    const words = (name) => name
    window.paintAll = () => paints.forEach((paint) => paint(document, window.subject, words))
}"""  # noqa: E501


def main() -> None:
    """Build the guide, take the times in fresh pages and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.journal", description=__doc__)
    parser.add_argument("--records", type=int, default=5000, help="how many (default: 5000)")
    parser.add_argument("--runs", type=int, default=9, help="fresh pages (default: 9)")
    chosen = parser.parse_args()
    sums = []
    for fold, paint in _times(chosen.records, chosen.runs):
        print(f"fold {fold:5.1f} ms   paint {paint:5.1f} ms")
        sums.append(fold + paint)
    print(
        f"{chosen.records} records: {median(sums):.1f} ms "
        f"({min(sums):.1f} to {max(sums):.1f} in {len(sums)} runs); target: under {TARGET} ms"
    )


def _times(records: int, runs: int) -> Iterator[tuple[float, float]]:
    """Return the milliseconds of fold and paint, each from a page that has done neither before."""
    with TemporaryDirectory() as folder, served(Path(folder, "site")) as site:
        site.build(PROJECT / "plans")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser())
            for _ in range(runs):
                page = browser.new_page(base_url=site.url)
                page.goto(STAGE)
                page.evaluate(PREPARE, records)
                yield _milliseconds(page, "foldAll()"), _milliseconds(page, "paintAll()")
                page.close()
            browser.close()


def _milliseconds(page: Page, script: str) -> float:
    """Return the processor time of the page's thread for a script, which others do not lengthen."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        metrics = devtools.send("Performance.getMetrics")["metrics"]
        return float(next(m["value"] for m in metrics if m["name"] == "TaskDuration"))

    before = spent()
    page.evaluate(script)
    return (spent() - before) * 1000


if __name__ == "__main__":
    main()
