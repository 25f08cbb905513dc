"""How far long work has come: a bar in a terminal, and now and then a line anywhere else."""

import sys
from collections.abc import Callable, Iterator
from time import monotonic
from typing import TypeVar

from tqdm import tqdm

PATIENCE = 1
"""Seconds of work before a bar is drawn."""

PAUSE = 5
"""Seconds before each line where there is no terminal, such as in the log of a workflow."""

T = TypeVar("T")


class Progress:
    """Counts things done of things to do, and shows the count once it takes a while.

    `say` prints a line where there is no terminal; without it nothing is shown at all.
    """

    def __init__(self, what: str, total: int, say: Callable[[str], None] | None) -> None:
        self._what, self._total, self._done = what, total, 0
        is_shown = say is not None and sys.stderr.isatty()
        self._bar = tqdm(total=total, desc=what, delay=PATIENCE, leave=False, disable=not is_shown)
        self._say = None if is_shown else say
        self._next_line = monotonic() + PAUSE

    def step(self) -> None:
        """Count one more."""
        self._done += 1
        self._bar.update()
        if self._say and self._done < self._total and monotonic() >= self._next_line:
            self._say(f"{self._what}: {self._done} of {self._total}")
            self._next_line = monotonic() + PAUSE

    def close(self) -> None:
        """Take the bar away."""
        self._bar.close()


def watched(things: list[T], what: str, say: Callable[[str], None] | None) -> Iterator[T]:
    """Yield things, and show how many of them were taken."""
    progress = Progress(what, len(things), say)
    try:
        for thing in things:
            yield thing
            progress.step()
    finally:
        progress.close()
