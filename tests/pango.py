"""Whether PDFs can be printed here and, as a command, a way to get what that needs.

CI=true makes it a must. Only where this is root on Debian or Ubuntu is anything installed.
"""

from collections.abc import Callable
from functools import partial

import pytest

from generator.printer import CannotPrint, ensure
from tests.browser.find import is_required
from tests.browser.machine import Machine, this_machine

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
COMMANDS = (
    ["apt-get", "update"],
    ["apt-get", "install", "--yes", "--no-install-recommends", *PACKAGES],
)


def require() -> None:
    """Skip a test where PDFs cannot be printed, and fail it where CI=true."""
    try:
        ensure()
    except CannotPrint as missing:
        if is_required():
            pytest.fail(str(missing), pytrace=False)
        pytest.skip(str(missing))


def main(machine: Machine, say: Callable[[str], None]) -> None:
    """Install what is missing, where that may be done, and say what comes of it."""
    try:
        ensure()
        say("Pango: found")
    except CannotPrint as missing:
        if machine.is_debian and machine.is_root:
            say("Pango is not found: installing it with apt-get, for the tests of PDFs.")
            problem = next(filter(None, map(machine.run, COMMANDS)), "")
            say(f"That did not work: {problem}" if problem else "Pango: installed")
        else:
            say(str(missing))


if __name__ == "__main__":
    main(this_machine(), partial(print, flush=True))
