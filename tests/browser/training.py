"""The dialog of a session, as a reader finds it and goes through it."""

import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Locator, Page

BEGIN = datetime(2026, 1, 5, 10, tzinfo=UTC)


def set_clock(page: Page, since: str) -> None:
    """Have the page's clock show minutes and seconds since a morning, and stand still.

    What a page does later it does as ever: only what it takes the time for stands still.
    """
    minutes, seconds = map(int, since.split(":"))
    page.clock.set_fixed_time(BEGIN + timedelta(minutes=minutes, seconds=seconds))


def dialog(page: Page) -> Locator:
    """Return the session."""
    return page.get_by_role("dialog", name=re.compile("A session of the stage"))


def press(page: Page, name: str) -> None:
    """Press a button of the session."""
    dialog(page).get_by_role("button", name=name, exact=True).tap()


def start(page: Page) -> None:
    """Start a session and go on to its steps."""
    page.get_by_role("button", name="Start a session").tap()
    dialog(page).get_by_role("button", name=re.compile("^Begin")).tap()


def reply(page: Page, *, ate: bool = True, left: bool = False) -> None:
    """Answer what a session is asked beside its colour."""
    for question, yes in (("treat", ate), ("leave", left)):
        asked = dialog(page).get_by_role("group", name=re.compile(question))
        asked.get_by_role("radio", name="Yes" if yes else "No").check()


def finish(page: Page, colour: str) -> None:
    """Say how a session went, and save it."""
    press(page, "End the session")
    dialog(page).get_by_role("radio", name=colour).check()
    reply(page)
    press(page, "Save the session")
