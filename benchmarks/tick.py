"""How long a tick takes from the tap until it is on the screen, at full speed and at a sixth of it.

Run `python -m benchmarks.tick`. That it is in the next frame is a test; this tells when the browser
had painted that frame, on this machine: a frame is due every 16.7 ms.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from tests.browser.find import find_browser
from tests.browser.site import PROJECT, served

STAGE = "plans/adult-beginner/first-outdoors/"

WATCH = """() => {
    window.painted = new Promise((done) => addEventListener('click', ({ timeStamp }) => {
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => done(performance.now() - timeStamp)
            port2.postMessage('after the paint')
        })
    }, { capture: true, once: true }))
}"""


def main() -> None:
    """Build the guide, tick and untick steps, and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tick", description=__doc__)
    parser.add_argument("--runs", type=int, default=15, help="ticks at each speed (default: 15)")
    runs = parser.parse_args().runs
    with TemporaryDirectory() as folder, served(Path(folder, "site")) as site:
        site.build(PROJECT / "plans")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser())
            page = browser.new_page(base_url=site.url)
            page.goto(STAGE, wait_until="networkidle")
            devtools = page.context.new_cdp_session(page)
            for rate in (1, 6):
                devtools.send("Emulation.setCPUThrottlingRate", {"rate": rate})
                times = list(_times(page, runs))
                print(
                    f"slowed {rate} times: {median(times):.1f} ms from tap to paint "
                    f"({min(times):.1f} to {max(times):.1f} in {runs} runs)"
                )
            browser.close()


def _times(page: Page, runs: int) -> Iterator[float]:
    """Return the milliseconds from each tap until the frame after it was painted."""
    for _ in range(runs):
        page.evaluate(WATCH)
        page.locator(".guide-checklist label").first.click()
        yield page.evaluate("window.painted")


if __name__ == "__main__":
    main()
