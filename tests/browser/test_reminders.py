"""The calendar file, read as a calendar reads it."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, Route, expect

from tests.browser.keeping import said

pytestmark = pytest.mark.browser

HISTORY = "history/"
LINE = 75  # octets, RFC 5545, 3.1


def made(page: Page) -> bytes:
    """Press the button and return the file's bytes."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Make a calendar file").click()
    return Path(download.value.path()).read_bytes()


def events(data: bytes) -> list[Any]:
    """Return the events of a calendar file."""
    found: list[Any] = Calendar.from_ical(data).walk("VEVENT")
    return found


def test_sessions_become_events_at_the_days_and_times_chosen(page: Page) -> None:
    """On the reader's clock wherever that is, for as many weeks as were asked for."""
    page.clock.set_fixed_time("2026-03-05T09:00:00")  # a Thursday
    page.goto(HISTORY)
    page.get_by_label("Plan", exact=True).select_option("Riding a bicycle")
    for day, is_on in {"Mon": False, "Wed": True, "Fri": False, "Sun": True}.items():
        page.get_by_label(day).set_checked(is_on)
    page.get_by_label("Time", exact=True).fill("07:15")
    page.get_by_label("A second time").fill("19:30")
    page.get_by_label("Weeks").fill("3")

    data = made(page)

    first, second = events(data)
    assert [first.decoded("dtstart"), second.decoded("dtstart")] == [
        datetime(2026, 3, 8, 7, 15),  # noqa: DTZ001  # a time without a zone is the point
        datetime(2026, 3, 8, 19, 30),  # noqa: DTZ001
    ]
    assert first["rrule"] == {"FREQ": ["WEEKLY"], "COUNT": [6], "BYDAY": ["WE", "SU"]}
    assert first["uid"] != second["uid"]
    assert first["summary"] == "A short session: Riding a bicycle"
    assert first["url"].endswith("/guide/plans/bicycle/")
    assert first.decoded("dtstamp").tzinfo is not None
    assert first.decoded("duration") > timedelta()
    assert [alarm.decoded("trigger") for alarm in first.walk("VALARM")] == [timedelta()]
    expect(said(page, "put 12 sessions into your calendar")).to_be_visible()


def test_a_session_may_begin_today(page: Page) -> None:
    """The first event lies on a day of its own rule."""
    page.clock.set_fixed_time("2026-03-04T09:00:00")  # a Wednesday
    page.goto(HISTORY)

    (event,) = events(made(page))

    start = event.decoded("dtstart")
    assert (start.date(), start.time()) == (date(2026, 3, 4), time(18, 0))


def test_nobody_is_reminded_of_what_is_over_today(page: Page) -> None:
    """The first event then lies on the next of the days."""
    page.clock.set_fixed_time("2026-03-04T18:30:00")  # a Wednesday
    page.goto(HISTORY)

    (event,) = events(made(page))

    start = event.decoded("dtstart")
    assert (start.date(), start.time()) == (date(2026, 3, 6), time(18, 0))


def test_no_day_is_said_in_words(page: Page) -> None:
    """Nothing is saved."""
    page.goto(HISTORY)
    for day in ("Mon", "Wed", "Fri"):
        page.get_by_label(day).uncheck()
    page.get_by_role("button", name="Make a calendar file").click()

    expect(said(page, "Choose at least one day.")).to_be_visible()


def test_a_press_before_the_scripts_have_come_is_heeded_when_they_have(page: Page) -> None:
    """On a slow network the form is there before what it does; the page is not loaded anew."""
    held_back: list[Route] = []
    page.route("**/reminders.mjs", lambda route: held_back.append(route))  # noqa: PLW0108  # Playwright wraps it
    with page.expect_request("**/reminders.mjs"):
        page.goto(HISTORY)
    page.get_by_role("button", name="Make a calendar file").click()
    with page.expect_download():
        held_back[0].continue_()

    expect(said(page, "into your calendar")).to_be_visible()


TITLES = [
    pytest.param("Plain", marks=pytest.mark.all),
    "A, b; c\\d: e",
    pytest.param("Two\nlines", marks=pytest.mark.all),
    "Ünïcødé 🐈‍⬛ " * 12,
    pytest.param("x" * 74, marks=pytest.mark.all),
    pytest.param("x" * 75, marks=pytest.mark.all),
    pytest.param("é" * 200, marks=pytest.mark.all),
    "BEGIN:VALARM\r\nEND:VCALENDAR",
]


@pytest.mark.parametrize("title", TITLES, ids=range(len(TITLES)))
def test_any_title_survives(page: Page, title: str) -> None:
    """Escaped and folded as RFC 5545 asks, at most 75 octets a line, no character broken."""
    page.goto("")
    text = page.evaluate(
        """async (title) => {
            const calendar = new URL('assets/javascripts/calendar.mjs', document.baseURI)
            return (await import(calendar)).calendarOf({
                title, about: title, url: 'https://x.example/', days: ['MO'], times: ['18:00'],
                weeks: 2, minutes: 5, from: '2026-03-04', passed: '10:00',
            }, 'us', 'id', '2026-03-04T10:00:00.000Z')
        }""",
        title,
    )

    data = text.encode("utf-8")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert [line for line in data.split(b"\r\n") if len(line) > LINE] == []
    (event,) = events(data)
    assert str(event["summary"]) == title.replace("\r\n", "\n")
