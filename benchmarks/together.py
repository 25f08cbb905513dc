"""The most memory that all processes of a build hold together."""

import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import sleep

from benchmarks.ways import Command, Way, environment

PROCESSES = Path("/proc")
PAUSE = 0.25
"""Seconds between two looks: each walks through all memory, which takes time as well."""


def megabytes(way: Way) -> float | None:
    """Build once more and return the peak; where the system does not tell (not Linux), nothing.

    What several processes share, as copies of one do, counts once. Asking takes time from the
    build, so nothing else is measured of it.

    Raises:
        subprocess.CalledProcessError: a command failed.
    """
    if sys.platform != "linux":
        return None
    if way.is_new:
        shutil.rmtree(way.site, ignore_errors=True)
    return max(_peak(command, way) for command in way.commands)


def _peak(command: Command, way: Way) -> float:
    with subprocess.Popen(
        [*map(str, command)],
        cwd=way.folder,
        env=environment(way.given),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running:
        most = 0.0
        while running.poll() is None:
            most = max(most, sum(map(_held, _of_session(running.pid))))
            sleep(PAUSE)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, running.args)
    return most


def _of_session(leader: int) -> list[Path]:
    found = []
    for process in PROCESSES.glob("[0-9]*"):
        with suppress(OSError):  # it has ended
            # The name before the last bracket may hold anything.
            if int((process / "stat").read_text("utf-8").rpartition(")")[2].split()[3]) == leader:
                found.append(process)
    return found


def _held(process: Path) -> float:
    with suppress(OSError):
        for line in (process / "smaps_rollup").read_text("utf-8").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024 / 1e6
    return 0.0
