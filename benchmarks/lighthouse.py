"""What Lighthouse says of the guide's pages, as a reader on a phone and at a desk gets them.

Run `make lighthouse`. It needs Node and a browser. Accessibility, best practices and SEO have to be
100 everywhere, else what is missing is told and the exit code is 1. Performance is only reported,
for it depends on the machine.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.browser.find import BrowserMissing, find_browser
from tests.browser.site import PROJECT, served
from tests.pinned_tools import ToolsMissing, from_npm

PINNED = PROJECT / "benchmarks" / "lighthouse_tool"
PAGES = {
    "home": "",
    "plan": "plans/adult-beginner/",
    "stage": "plans/adult-beginner/rewards-and-marker/",
    "hand-written": "harness/",
}
DEVICES = {"phone": (), "desktop": ("--preset=desktop",)}
MUSTS = ("accessibility", "best-practices", "seo")
CATEGORIES = (*MUSTS, "performance")
FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage"


def main() -> int:
    """Build the guide, measure its pages and print a table; return the exit code."""
    argparse.ArgumentParser(
        prog="python -m benchmarks.lighthouse", description=__doc__
    ).parse_args()
    try:
        program = from_npm(PINNED) / "lighthouse" / "cli" / "index.js"
        browser = find_browser()
    except (ToolsMissing, BrowserMissing) as missing:
        print(f"Lighthouse was left out: {missing}")
        return 0
    with TemporaryDirectory() as folder, served(Path(folder, "site"), is_compressed=True) as site:
        site.build(PROJECT / "plans")
        missed = _table(program, browser, site.url)
    print()
    for fault, places in missed.items():
        print(f"{fault}: {', '.join(places)}")
    return int(bool(missed))


def _table(program: Path, browser: Path, address: str) -> Mapping[str, Sequence[str]]:
    """Print a row for each page and device; return what keeps them from 100, and where."""
    missed: dict[str, list[str]] = {}
    print(f"| page | device | {' | '.join(CATEGORIES)} |")
    print("|---" * (len(CATEGORIES) + 2) + "|")
    for page, path in PAGES.items():
        for device, options in DEVICES.items():
            report = _report(program, browser, address + path, *options)
            scores = [round(100 * report["categories"][name]["score"]) for name in CATEGORIES]
            print(f"| {page} | {device} | {' | '.join(map(str, scores))} |", flush=True)
            for fault in _faults(report):
                missed.setdefault(fault, []).append(f"{page} on a {device}")
    return missed


def _report(program: Path, browser: Path, address: str, *options: str) -> Any:
    words = ("--output=json", "--quiet", f"--only-categories={','.join(CATEGORIES)}", *options)
    done = subprocess.run(
        ["node", program, address, f"--chrome-flags={FLAGS}", *words],
        env=os.environ | {"CHROME_PATH": str(browser)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{address}: {done.stderr.strip()[-500:]}")
    return json.loads(done.stdout)


def _faults(report: Mapping[str, Any]) -> Iterator[str]:
    """Return the audits that count and are not passed, each with the elements it found."""
    for name in MUSTS:
        for asked in report["categories"][name]["auditRefs"]:
            audit = report["audits"][asked["id"]]
            if asked["weight"] and audit["score"] is not None and audit["score"] < 1:
                items = audit.get("details", {}).get("items", [])
                found = {item.get("node", {}).get("selector", "") for item in items}
                yield " ".join([f"{audit['id']}: {audit['title']}", *sorted(found)])


if __name__ == "__main__":
    sys.exit(main())
