"""What a machine says of itself, and of the commands that were run on it."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.machine import is_debian, run, starts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ID=debian\n", True),
        ('ID=ubuntu\nID_LIKE="debian"\n', True),
        ('ID=pop\nID_LIKE="ubuntu debian"\n', True),
        ('ID="fedora"\n', False),
        ("", False),
    ],
)
def test_debian_is_told_by_its_os_release(tmp_path: Path, text: str, *, expected: bool) -> None:
    """Debian, Ubuntu and their descendants say so in ID or ID_LIKE."""
    os_release = tmp_path / "os-release"
    os_release.write_text(text, "utf-8")

    assert is_debian(os_release) is expected
    assert not is_debian(tmp_path / "none")


@pytest.fixture
def script(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that writes an executable shell script and returns its path."""

    def write(body: str) -> Path:
        path = tmp_path / "a browser"
        path.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
        path.chmod(0o755)
        return path

    return write


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in browser is a shell script")
def test_a_browser_that_does_not_start_is_no_browser(script: Callable[[str], Path]) -> None:
    """A file may be there and yet lack its libraries, or be the stub of a missing snap."""
    assert starts(script("echo Chromium 1"))
    assert not starts(script("exit 127"))
    assert not starts(Path("/nowhere"))


@pytest.mark.skipif(sys.platform == "win32", reason="the commands are a shell's")
@pytest.mark.parametrize(
    ("command", "problem"),
    [
        ("true", ""),
        ("exit 3", "exit code 3"),
        ("echo first; echo last; exit 1", "last"),
        ("echo 'E: no such package'; echo bye; exit 1", "E: no such package"),
        ("sleep 60", "stopped after 0.2 seconds"),
    ],
)
def test_a_failed_command_gives_its_reason_in_one_line(command: str, problem: str) -> None:
    """What went wrong is one line, whatever the command printed; a hang is cut short."""
    assert run(["sh", "-c", command], seconds=30 if problem[:4] != "stop" else 0.2) == problem


def test_a_command_that_is_not_there_gives_its_reason() -> None:
    """A missing program is a reason like any other."""
    assert run(["no-such-program"]) == "no-such-program: No such file or directory"
