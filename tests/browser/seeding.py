"""Records that were made before a test begins, as a reader's own days would leave them."""

import json
from itertools import count
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

STORE = "harness-training-101"
Record = dict[str, Any]


def seed(page: Page, *records: Record) -> None:
    """Write records into localStorage, in order, as if made long ago."""
    page.goto("codes.json")  # of the same origin, and without progress
    entries = [
        [f"{STORE}:1:{number:08d}:seeds", json.dumps({"at": "2026-01-05T10:00:00Z", **record})]
        for number, record in enumerate(records, 1)
    ]
    page.evaluate("(all) => all.forEach((entry) => localStorage.setItem(...entry))", entries)


_names = count(1)


def session(
    place: str, colour: str, on: str, *, ate: bool = True, left: bool = False
) -> tuple[Record, Record]:
    """Return the records of a session that has ended."""
    plan, stage = place.split("/")
    name = f"s{next(_names)}"
    start = {"kind": "session-start", "session": name, "plan": plan, "stage": stage}
    end = {"kind": "session-end", "session": name, "colour": colour, "ate": ate, "left": left}
    return (
        {**start, "preflight": [], "on": on},
        {**end, "minutes": 5, "note": "", "on": on},
    )


def records(page: Page) -> list[Record]:
    """Return the guide's records that localStorage holds, in order."""
    texts = page.evaluate(
        """(prefix) => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).sort()
            .map((key) => localStorage.getItem(key))""",
        f"{STORE}:1:",
    )
    return [json.loads(text) for text in texts]


def faults(page: Page, within: str = "body") -> list[str]:
    """Return what axe finds wrong with the page, or with a part of it.

    All rules that are not experiments and no rule of AAA: WCAG 2.2 A and AA, and best practices.
    """
    sizes = {"target-size": {"enabled": True}}  # of WCAG 2.2 AA, and off unless asked for
    options = {"resultTypes": ["violations"], "rules": sizes}
    found = Axe().run(page, context=within, options=options)
    return [
        f"{violation['id']}: {node['html']}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]
