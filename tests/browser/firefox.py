"""Find Firefox, the second engine, and, as a command with --install, get it where it is missing.

The order: FIREFOX_PATH, then firefox-esr and firefox on PATH, then where macOS keeps it.
BROWSER_INSTALL=no forbids installing. Under CI=true it is a must where it can be installed.
"""

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from tests.browser.find import (
    Attempt,
    BrowserMissing,
    BrowserPathWrong,
    Say,
    first_that_works,
    is_required,
    told,
    wants_to_install,
)
from tests.browser.machine import Machine, this_machine

PROGRAMS = ("firefox-esr", "firefox")
MAC_FOLDERS = ("/Applications", "Applications")
PACKAGE = "firefox-esr"


def find_firefox(machine: Machine | None = None) -> Path:
    """Return the Firefox to test with; raise BrowserMissing or BrowserPathWrong."""
    machine = machine or this_machine()
    if chosen := machine.env.get("FIREFOX_PATH"):
        return _chosen(Path(chosen), machine)
    for candidate in _candidates(machine):
        if machine.starts(candidate):
            return candidate
    raise BrowserMissing(_missing_line(machine))


def is_firefox_required(machine: Machine | None = None) -> bool:
    """Tell whether a missing Firefox is a failure: in CI, where .ci/run could install it."""
    machine = machine or this_machine()
    return is_required(machine) and _may_install(machine)


def find_or_install(machine: Machine, say: Say) -> Path:
    """Return Firefox, installing it if need be and allowed; say so before it is done."""
    try:
        return find_firefox(machine)
    except BrowserMissing:
        if not _may_install(machine):
            raise
    attempt = Attempt(
        f"No Firefox found for the second engine's tests: installing this system's own package "
        f"'{PACKAGE}' with apt-get (BROWSER_INSTALL=no forbids it).",
        [
            ["apt-get", "update"],
            ["apt-get", "install", "--yes", "--no-install-recommends", PACKAGE],
        ],
    )
    return first_that_works([attempt], partial(find_firefox, machine), machine, say)


def _may_install(machine: Machine) -> bool:
    allowed = machine.env.get("BROWSER_INSTALL") != "no"
    return allowed and machine.is_debian and machine.is_root


def _chosen(path: Path, machine: Machine) -> Path:
    if machine.starts(path):
        return path
    found = "does not start" if path.exists() else "does not exist"
    raise BrowserPathWrong(
        f"FIREFOX_PATH: {str(path)!r} {found}; "
        "name a Firefox, for example FIREFOX_PATH=/usr/bin/firefox"
    )


def _candidates(machine: Machine) -> Iterator[Path]:
    for program in PROGRAMS:
        if found := machine.find_program(program):
            yield Path(found)
    if machine.system == "darwin":
        for folder in MAC_FOLDERS:
            inside = "Firefox.app/Contents/MacOS/firefox"
            yield Path(PurePosixPath(machine.home, folder, inside))


def _missing_line(machine: Machine) -> str:
    forbidden = machine.env.get("BROWSER_INSTALL") == "no"
    why = "BROWSER_INSTALL=no forbids installing it" if forbidden else "it was not installed"
    return (
        "No Firefox for the second engine's tests: FIREFOX_PATH is not set, no firefox-esr or "
        f"firefox that starts was found, and {why}. Install Firefox to run them."
    )


def main(arguments: Sequence[str], machine: Machine, say: Say) -> int:
    """Print Firefox's path or the line that says there is none; return the exit code."""
    is_must = is_firefox_required(machine)
    if wants_to_install(arguments, "firefox", __doc__):
        return told(lambda: find_or_install(machine, say), is_must, say)
    return told(lambda: find_firefox(machine), is_must, say)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], this_machine(), partial(print, flush=True)))
