"""Find a browser for the tests and, as a command with --install, get one where there is none.

The order: BROWSER_PATH, Playwright's own Chromium, an installed Chrome, Chromium or Edge. Of
installed ones, Chromium without its window comes first: it is the same engine, and a new profile
in it costs a quarter of the processor time, for the other one draws a window that nobody sees.
BROWSER_INSTALL=no forbids installing. CI=true makes a browser a must.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import NamedTuple

from tests.browser.machine import Machine, this_machine

WINDOWLESS = "chromium-headless-shell"
PROGRAMS = (
    WINDOWLESS,
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "chromium",
    "chromium-browser",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
MAC_APPLICATIONS = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS_FOLDERS = ("ProgramFiles", "ProgramFiles(x86)", "LocalAppData")
WINDOWS_PROGRAMS = (
    r"Google\Chrome\Application\chrome.exe",
    r"Chromium\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
)
PLAYWRIGHT = (sys.executable, "-m", "playwright")

Say = Callable[[str], None]


class BrowserMissing(Exception):
    """No browser was found. The message is one line that says where was looked."""


class BrowserPathWrong(Exception):
    """BROWSER_PATH names something that is not a browser: a mistake to mend, never to skip."""


class Attempt(NamedTuple):
    """A way to get a browser: what to say first, then the commands, each needing the last."""

    announcement: str
    commands: Sequence[Sequence[str]]


def find_browser(machine: Machine | None = None) -> Path:
    """Return the browser to test with; raise BrowserMissing or BrowserPathWrong."""
    machine = machine or this_machine()
    if chosen := machine.env.get("BROWSER_PATH"):
        return _chosen_browser(Path(chosen), machine)
    for candidate in _candidates(machine):
        if machine.starts(candidate):
            return candidate
    raise BrowserMissing(_missing_line(machine))


def is_required(machine: Machine | None = None) -> bool:
    """Tell whether a missing browser is a failure (CI=true) and not a reason to skip."""
    return (machine or this_machine()).env.get("CI", "").lower() == "true"


def find_or_install(machine: Machine, say: Say) -> Path:
    """Return a browser, installing one if need be; say each attempt before it is made."""
    try:
        return find_browser(machine)
    except BrowserMissing:
        if machine.env.get("BROWSER_INSTALL") == "no":
            raise
    return first_that_works(_attempts(machine), partial(find_browser, machine), machine, say)


def first_that_works(
    attempts: Iterable[Attempt], find: Callable[[], Path], machine: Machine, say: Say
) -> Path:
    """Make attempts until the browser is found; raise what `find` raises when none brings it."""
    for attempt in attempts:
        say(attempt.announcement)
        if problem := _first_problem(attempt, machine):
            say(f"That did not work: {problem}")
            continue
        try:
            return find()
        except BrowserMissing:
            say("That worked, but no browser starts yet.")
    return find()


def _first_problem(attempt: Attempt, machine: Machine) -> str:
    return next(filter(None, map(machine.run, attempt.commands)), "")


def _attempts(machine: Machine) -> Iterator[Attempt]:
    """Yield what may be tried, asking again each time, for one attempt leads to the next."""
    yield Attempt(
        "No browser found: downloading Playwright's Chromium for the tests "
        "(BROWSER_INSTALL=no forbids it).",
        [[*PLAYWRIGHT, "install", "--no-shell", "chromium"]],
    )
    if not (machine.is_debian and machine.is_root):
        return
    own = machine.playwright_browser()
    if own and own.is_file():
        yield Attempt(
            "Installing the system libraries that Playwright's Chromium needs, with apt-get.",
            [[*PLAYWRIGHT, "install-deps", "chromium"]],
        )
    install = ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]
    yield Attempt(
        "Installing this system's own package 'chromium' with apt-get.",
        [["apt-get", "update"], [*install, WINDOWLESS]],
    )
    yield Attempt(f"The same without '{WINDOWLESS}', which not every system has.", [install])


def _chosen_browser(path: Path, machine: Machine) -> Path:
    if machine.starts(path):
        return path
    found = "does not start" if path.exists() else "does not exist"
    raise BrowserPathWrong(
        f"BROWSER_PATH: {str(path)!r} {found}; "
        "name a Chrome, Chromium or Edge, for example BROWSER_PATH=/usr/bin/chromium"
    )


def _candidates(machine: Machine) -> Iterator[Path]:
    if own := machine.playwright_browser():
        yield own
    for program in PROGRAMS:
        if found := machine.find_program(program):
            yield Path(found)
    yield from map(Path, usual_places(machine))


def usual_places(machine: Machine) -> Iterator[PurePath]:
    """Yield where macOS and Windows keep browsers, which are not on PATH there."""
    if machine.system == "darwin":
        for folder in (PurePosixPath("/Applications"), PurePosixPath(machine.home, "Applications")):
            for name in MAC_APPLICATIONS:
                yield folder / f"{name}.app" / "Contents" / "MacOS" / name
    if machine.system == "win32":
        for variable in WINDOWS_FOLDERS:
            if folder_name := machine.env.get(variable):
                yield from (PureWindowsPath(folder_name, program) for program in WINDOWS_PROGRAMS)


def _missing_line(machine: Machine) -> str:
    forbidden = machine.env.get("BROWSER_INSTALL") == "no"
    installed = "BROWSER_INSTALL=no forbids installing one" if forbidden else "none was installed"
    return (
        "No browser for the browser tests: BROWSER_PATH is not set, Playwright's own is not "
        "there or does not start, no Chrome, Chromium or Edge was found, and "
        f"{installed}. Install one of them, or run: python -m playwright install chromium"
    )


def main(arguments: Sequence[str], machine: Machine, say: Say) -> int:
    """Print the browser's path or the line that says there is none; return the exit code."""
    if wants_to_install(arguments, "find", __doc__):
        return told(lambda: find_or_install(machine, say), is_required(machine), say)
    return told(lambda: find_browser(machine), is_required(machine), say)


def wants_to_install(arguments: Sequence[str], module: str, about: str | None) -> bool:
    """Read the command line of a module that finds a browser."""
    parser = argparse.ArgumentParser(prog=f"python -m tests.browser.{module}", description=about)
    parser.add_argument("--install", action="store_true", help="get a browser where there is none")
    return bool(parser.parse_args(arguments).install)


def told(find: Callable[[], Path], is_must: bool, say: Say) -> int:
    """Say which browser is found, or that there is none; return the exit code."""
    try:
        say(f"Browser: {find()}")
    except BrowserPathWrong as error:
        say(str(error))
        return 2
    except BrowserMissing as error:
        say(str(error))
        return int(is_must)
    return 0


if __name__ == "__main__":
    # Flushed, so that a line is read before the minutes it announces.
    sys.exit(main(sys.argv[1:], this_machine(), partial(print, flush=True)))
