"""How long an edit of a plan takes under `make serve`: until it is noticed, and until it is shown.

`benchmarks.site` measures it for each guide that it makes.
"""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import monotonic, sleep

PAUSE = 0.3
"""Seconds between two edits, as nobody saves more often."""

NOTICED, SHOWN = "Detected file changes", "Reloading browsers"
"""What the server says when it has noticed an edit, and when it tells browsers to load anew.

Between the two it waits a moment for more edits, builds, and writes."""


@dataclass(frozen=True)
class Edit:
    """The seconds until an edit was noticed, and from then until it was shown."""

    noticed: float
    shown: float


def timed(project: Path, guide: Path, plan: str, edits: int) -> list[Edit]:
    """Serve a guide, and edit one step's text in one of its plans again and again."""
    file = guide / "plans" / f"{plan}.yml"
    text = file.read_text("utf-8")
    with _served(project, guide) as lines:
        return [_edit(file, _changed(text, number), lines) for number in range(1, edits + 1)]


def table(rows: Mapping[int, list[Edit]]) -> Iterator[str]:
    """Write down what edits took, by the number of plans."""
    yield "| plans | noticed after, median | least to most | shown after that | least to most |"
    yield "|---|---|---|---|---|"
    for plans, edits in rows.items():
        cells = (
            _milliseconds([edit.noticed for edit in edits]),
            _milliseconds([edit.shown for edit in edits]),
        )
        yield f"| {plans} | {' | '.join(cells)} |"


def _milliseconds(seconds: list[float]) -> str:
    taken = sorted(round(1000 * second) for second in seconds)
    return f"{median(taken):.0f} ms | {taken[0]} to {taken[-1]}"


@contextmanager
def _served(project: Path, guide: Path) -> Iterator[Iterator[str]]:
    """Serve a guide, and give the lines that the server writes from then on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = (sys.executable, "-m", "mkdocs", "serve", "--livereload", "-f", guide / "mkdocs.yml")
    with subprocess.Popen(
        [*map(str, command), "-a", address],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        lines = iter(running.stderr or ())
        _until("Serving on", lines)
        try:
            yield lines
        finally:
            running.terminate()


def _edit(file: Path, text: str, lines: Iterator[str]) -> Edit:
    """Save a plan as editors do, in one go."""
    sleep(PAUSE)
    aside = file.parent.parent / "saved"
    aside.write_text(text, "utf-8")
    begun = monotonic()
    aside.replace(file)
    noticed = _until(NOTICED, lines)
    return Edit(noticed - begun, _until(SHOWN, lines) - noticed)


def _until(said: str, lines: Iterator[str]) -> float:
    """Return when the server says something."""
    for line in lines:
        if said in line:
            return monotonic()
    raise RuntimeError(f"the server ended before it said {said!r}")


def _changed(text: str, number: int) -> str:
    """Return a plan with another number at the end of its first step's text."""
    step = r"(- id: p\d+-s0-l0-n0\n +text: [^\n]*?)\.?(?=\n)"
    changed, found = re.subn(step, rf"\g<1> {number}.", text, count=1)
    if not found:
        raise RuntimeError("the plan has no step to edit")
    return changed
