"""Work done by several processes side by side, each thing of it apart from all others.

The processes begin as copies of this one, so they know all that it knows, and nothing has to be
handed to them. What they return is handed back. A process that fails, or is killed, returns
nothing for what is left: the caller does that itself, and so meets the same mistake. They end
with the process that began them, however that ends.
"""

import os
import pickle
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO, Generic, TypeVar

T = TypeVar("T")

_beginner = os.getpid()
"""The process that may begin others: a copy of it would make copies of itself without end."""


def processes() -> int:
    """Return how many processes may work side by side here; one where none can be copied.

    On macOS they can, but not with safety: https://docs.python.org/3/library/multiprocessing.html
    """
    if not hasattr(os, "fork") or sys.platform == "darwin":
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class SideBySide(Generic[T]):
    """Processes that do `work` for each number below a count, in turn.

    `begin` is called at the start of each. Where `work` returns nothing, it is as if it failed.
    """

    def __init__(
        self, count: int, work: Callable[[int], T | None], begin: Callable[[], object]
    ) -> None:
        if os.getpid() != _beginner:
            raise RuntimeError("a copy of a process begins no others")
        self._work, self._begin = work, begin
        each = min(processes(), count)
        self._running: list[_Running[T]] = []
        with suppress(OSError):  # the machine has no more to give: those there are must do
            for number in range(each):
                self._running.append(_Running(*self._start(range(number, count, each))))
        self._each = each
        for running in self._running:
            running.read()  # threads only once all copies are made: one of a thread would stand

    def result(self, number: int) -> T | None:
        """Return what was made for a number, waiting for it; some may be left out."""
        place = number % self._each
        return self._running[place].result(number) if place < len(self._running) else None

    def end(self) -> None:
        """End the processes, whatever they are doing."""
        for running in self._running:
            running.end()
        self._running = []

    def _start(self, numbers: Sequence[int]) -> tuple[int, BinaryIO]:
        """Return a process that works for some numbers, and where its results can be read."""
        receiving, sending = os.pipe()
        try:
            beginner, child = os.getpid(), os.fork()
        except OSError:
            os.close(receiving)
            os.close(sending)
            raise
        if child:
            os.close(sending)
            return child, os.fdopen(receiving, "rb")
        try:
            os.close(receiving)
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that began it ends it
            self._begin()
            with os.fdopen(sending, "wb") as results:
                for number in numbers:
                    if os.getppid() != beginner:
                        break
                    made = number, self._work(number)
                    pickle.dump(made, results, pickle.HIGHEST_PROTOCOL)
                    results.flush()
        finally:
            os._exit(0)  # nothing of what it copied is its own to tidy up, and no error to tell


class _Running(Generic[T]):
    """A process, and the results that have come from it."""

    def __init__(self, process: int, source: BinaryIO) -> None:
        self._process, self._source = process, source
        self._results: SimpleQueue[tuple[int, T | None] | None] = SimpleQueue()
        self._is_over = False

    def read(self) -> None:
        """Begin to read results, so that the process never waits for being read."""
        Thread(target=self._read, daemon=True).start()

    def result(self, number: int) -> T | None:
        """Return the result for a number, or nothing where none will come."""
        while not self._is_over:
            found = self._results.get()
            if found and found[0] == number:
                return found[1]
            self._is_over = not found
        return None

    def end(self) -> None:
        """End the process."""
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)

    def _read(self) -> None:
        try:
            with self._source, suppress(EOFError, pickle.UnpicklingError):  # cut off where it ended
                while True:
                    self._results.put(pickle.load(self._source))  # noqa: S301  # our own
        finally:
            self._results.put(None)
