"""A way to build a guide, and what it takes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

PROJECT = Path(__file__).parents[1]

Command = tuple[str | Path, ...]


@dataclass(frozen=True)
class Way:
    """Commands that write a site, one after the other.

    With `is_new`, there is no site before them. `folder` is where they run, and `given` what the
    environment holds beside what it holds anyway.
    """

    site: Path
    commands: tuple[Command, ...]
    folder: Path = PROJECT
    given: Mapping[str, str] = field(default_factory=dict)
    is_new: bool = True


@dataclass(frozen=True)
class Taken:
    """What a build took: seconds that passed, processor seconds, and megabytes at the peak."""

    passed: float
    worked: float
    megabytes: float


def python(*words: str | Path) -> Command:
    """Return a command that runs Python with these words."""
    return (sys.executable, *words)


def environment(given: Mapping[str, str]) -> Mapping[str, str]:
    """Return the environment of a build."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", **given}


def take(way: Way) -> Taken:
    """Build in a way and return what it took.

    Raises:
        subprocess.CalledProcessError: a command failed.
    """
    if way.is_new:
        shutil.rmtree(way.site, ignore_errors=True)
    parts = [_run(command, way) for command in way.commands]
    return Taken(
        sum(part.passed for part in parts),
        sum(part.worked for part in parts),
        max(part.megabytes for part in parts),
    )


def pages_in(site: Path) -> int:
    """Return how many pages a site has, or a folder of Markdown."""
    return len(list(site.rglob("index.html"))) or len(list(site.rglob("*.md")))


def _run(command: Command, way: Way) -> Taken:
    words = [*map(str, command)]
    begun = monotonic()
    running = subprocess.Popen(
        words,
        cwd=way.folder,
        env=environment(way.given),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, words)
    passed = monotonic() - begun
    unit = 1 if sys.platform == "darwin" else 1024  # in bytes there, in units of 1024 elsewhere
    return Taken(passed, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6)
