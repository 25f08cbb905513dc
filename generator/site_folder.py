"""A site's folder, which changes in one go or not at all.

A site is built in a folder beside its place, and put there when it is whole:

    .site.building/lock   held by the process that builds
    .site.building/new    the site in the making
    .site.building/work   what an engine needs to make it
    .site.building/old    the last site, for the moment between two renames
    .site.building/left-… what is left of a site that nobody here may remove

The lock ends with its process, however that ends, so what a killed build left
behind is cleared by the next one.
"""

import contextlib
import os
import shutil
from itertools import count
from pathlib import Path

from generator.exchange import exchange

try:
    import fcntl
except ImportError:  # a system without it builds as safely, but one build at a time
    fcntl = None  # type: ignore[assignment,unused-ignore]


class IsHeld(Exception):
    """Another process is building into the same place."""


class SiteFolder:
    """The place of a site, and the folder beside it in which the next one is built."""

    def __init__(self, place: Path) -> None:
        self.place = place.resolve()
        self.beside = self.place.with_name(f".{self.place.name}.building")
        self.new, self.work = self.beside / "new", self.beside / "work"
        self._old = self.beside / "old"
        self._lock_file = self.beside / "lock"
        self._lock: int | None = None
        self._made: list[Path] = []

    def open(self) -> Path:
        """Return the empty folder to build in, after mending what a killed build left.

        Raises:
            IsHeld: another process is building into the same place.
            OSError: the folder cannot be made.
        """
        parents = [self.place.parent, *self.place.parent.parents]
        self._made = [folder for folder in parents if not folder.exists()]
        self.place.parent.mkdir(parents=True, exist_ok=True)
        while self._lock is None:
            self._lock = self._try_lock()
        self._clear()
        self.new.mkdir()
        return self.new

    def take(self, made: Path) -> None:
        """Take a folder, made in `work`, for the site that was built."""
        self.new.rmdir()
        made.rename(self.new)

    def publish(self) -> None:
        """Put what was built in its place, and let go of the place.

        Hidden files at the top of the last site are kept, as MkDocs keeps them, unless there are
        new ones of their name.
        """
        if not self.place.exists():
            self.new.rename(self.place)
        else:
            self._keep_hidden()
            if not exchange(self.new, self.place):
                self._rename_twice()
        self._made = []
        self.discard()

    def left(self) -> list[Path]:
        """Return the folders that could not be taken away, and are nobody's site any more."""
        return sorted(self.beside.glob("left-*"))

    def leave(self) -> None:
        """In a copy of this process: leave the place to the one that holds it.

        Otherwise the place would be held for as long as the copy lives.
        """
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def discard(self) -> None:
        """Take away what was built, if anything, and let go of the place."""
        try:
            self._close()
        except KeyboardInterrupt:
            self._close()
            raise

    def _rename_twice(self) -> None:
        self.place.rename(self._old)
        try:
            self.new.rename(self.place)
        except BaseException:
            self._old.rename(self.place)
            raise

    def _keep_hidden(self) -> None:
        shutil.copymode(self.place, self.new)
        for kept in self.place.glob(".*"):
            if (self.new / kept.name).exists():
                continue  # the guide itself has one
            if kept.is_dir() and not kept.is_symlink():
                shutil.copytree(kept, self.new / kept.name, symlinks=True)
            else:
                shutil.copy2(kept, self.new / kept.name, follow_symlinks=False)

    def _try_lock(self) -> int | None:
        """Return a handle that holds the place, or nothing when its folder went away meanwhile."""
        self.beside.mkdir(exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            handle = os.open(self._lock_file, os.O_RDWR | os.O_CREAT, 0o644)
            if not _hold(handle):
                holder = os.read(handle, 20).decode("ascii", "replace").strip()
                os.close(handle)
                raise IsHeld(
                    f"another build{f', process {holder},' if holder else ''} is writing "
                    f"{self.place}; wait until it is done, then try again"
                )
            if _is_at(handle, self._lock_file):
                os.truncate(handle, 0)
                os.write(handle, b"%d\n" % os.getpid())
                return handle
            os.close(handle)
        return None

    def _close(self) -> None:
        if self._lock is not None:
            self._clear()
            if fcntl is None:  # such a system takes away no file that is open
                os.close(self._lock)
            self._lock_file.unlink(missing_ok=True)
            if fcntl is not None:  # and no other takes a lock on a file that is about to go
                os.close(self._lock)
            self._lock = None
        for folder in (self.beside, *self._made):
            with contextlib.suppress(OSError):  # somebody else has begun to use it
                folder.rmdir()

    def _clear(self) -> None:
        if self._old.exists() and not self.place.exists():  # stopped between two renames
            self._old.rename(self.place)
        for leftover in (self.new, self.work, self._old):
            if leftover.exists():
                self._remove(leftover)

    def _remove(self, folder: Path) -> None:
        """Take a folder away, or out of the way where somebody else owns a part of it."""
        try:
            shutil.rmtree(folder)
        except OSError:
            names = (self.beside / f"left-{number}" for number in count(1))
            folder.rename(next(name for name in names if not name.exists()))


def _hold(handle: int) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_at(handle: int, path: Path) -> bool:
    """Tell whether an open file is still the one at a path."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
