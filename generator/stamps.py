"""When files were changed, to know which were edited since."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain
from pathlib import Path
from stat import S_ISREG

Stamps = Mapping[Path, tuple[int, int]]

SETTLED = 3 * 10**9
"""Nanoseconds after which an edit has another time than any later one, also where times are kept
to two seconds: https://learn.microsoft.com/windows/win32/sysinfo/file-times."""


def stamps(folders: Iterable[Path], without: Path | None = None) -> Stamps:
    """Return the time in nanoseconds and the size of each file in some folders.

    Those `without` are left out, and what is no folder is taken for a file.
    """
    found: dict[Path, tuple[int, int]] = {}
    for path in chain.from_iterable(map(_files, folders)):
        if path.name.startswith(".") or (without and path.is_relative_to(without)):
            continue  # such as what an editor keeps beside a file that is open in it
        with suppress(OSError):  # it has just gone
            state = path.stat()
            if S_ISREG(state.st_mode):
                found[path] = (state.st_mtime_ns, state.st_size)
    return found


def settled(path: Path, now: int) -> object:
    """Return what is equal only as long as a file is as it was, without reading it.

    Of a file that has only just been changed, nothing is. `now` is in nanoseconds, before
    anything is read.
    """
    with suppress(OSError):
        state = path.lstat()
        last = max(state.st_mtime_ns, state.st_ctime_ns)
        if S_ISREG(state.st_mode) and last + SETTLED < now:
            return state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino
    return object()


def _files(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        yield folder
    for base, _, names in os.walk(folder, followlinks=True):  # as MkDocs does, and faster than Path
        yield from map(Path(base).joinpath, names)
