"""What the search for a browser asks of the machine, as values and functions passed in."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

INSTALL_SECONDS = 600
START_SECONDS = 60  # the first start of a snap takes a while

# Asked in a process of its own: Playwright's sync API cannot be started twice in one thread,
# and the tests that need a browser have it running.
ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


@dataclass(frozen=True)
class Machine:
    """A machine to look for a browser on; `run` returns what went wrong in one line, or ''."""

    env: Mapping[str, str]
    system: str
    home: str
    is_debian: bool
    is_root: bool
    find_program: Callable[[str], str | None]
    starts: Callable[[Path], bool]
    playwright_browser: Callable[[], Path | None]
    run: Callable[[Sequence[str]], str]


def this_machine() -> Machine:
    """Return the machine that we run on."""
    return Machine(
        env=os.environ,
        system=sys.platform,
        home=str(Path.home()),
        is_debian=is_debian(Path("/etc/os-release")),
        is_root=sys.platform != "win32" and os.geteuid() == 0,
        find_program=shutil.which,
        starts=starts,
        playwright_browser=playwright_browser,
        run=run,
    )


def is_debian(os_release: Path) -> bool:
    """Tell whether this is Debian, Ubuntu or made from them (freedesktop.org's os-release)."""
    if not os_release.is_file():
        return False
    pairs = (line.partition("=") for line in os_release.read_text("utf-8").splitlines())
    values = {key: value.strip("\"'") for key, _, value in pairs}
    family = {values.get("ID", ""), *values.get("ID_LIKE", "").split()}
    return not family.isdisjoint({"debian", "ubuntu"})


def starts(browser: Path) -> bool:
    """Tell whether the browser's file is there and runs.

    Being there is not enough: a download may lack system libraries, and Ubuntu's
    chromium-browser without snap is a script that says so and fails.
    """
    if not browser.is_file() or sys.platform == "win32":  # where --version opens a window
        return browser.is_file()
    return not run([str(browser), "--version"], START_SECONDS)


def playwright_browser() -> Path | None:
    """Return where Playwright's own Chromium is or would be; None where there is no Playwright."""
    answer = subprocess.run(
        [sys.executable, "-c", ASK_PLAYWRIGHT], capture_output=True, text=True, check=False
    )
    path = answer.stdout.strip()
    return Path(path) if path else None


def run(command: Sequence[str], seconds: float = INSTALL_SECONDS) -> str:
    """Run a command quietly, at most so long; return what went wrong in one line, or ''."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
        try:
            status = _wait(command, output.fileno(), seconds)
        except subprocess.TimeoutExpired:
            return f"stopped after {seconds:g} seconds"
        except OSError as error:
            return f"{command[0]}: {error.strerror}"
        output.seek(0)
        return _reason(output.read()) or f"exit code {status}" if status else ""


def _wait(command: Sequence[str], output: int, seconds: float) -> int:
    """Return the exit code; when time is up, stop the command and what it started."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
    )
    try:
        return process.wait(seconds)
    finally:
        if process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _reason(output: str) -> str:
    """Return the line that tells most: the first that calls itself an error, else the last."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("Error", "E: "))]
    return (errors or lines[-1:] or [""])[0]
