"""A server that hears of edits from the system, at once, in place of looking twice a second."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    EVENT_TYPE_CREATED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    FileDeletedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

QUIET = 0.02
"""Seconds without an edit before a build begins: one save is often several events."""

_GONE = {EVENT_TYPE_DELETED, EVENT_TYPE_MOVED}
_EDITS = {EVENT_TYPE_CREATED, EVENT_TYPE_DELETED, EVENT_TYPE_MODIFIED, EVENT_TYPE_MOVED}


def notice_soon(server: LiveReloadServer, paths: Iterable[str], said: Mapping[str, str]) -> None:
    """Have a server hear of edits from the system, also of those paths that it watches already.

    Systems tell nothing of some folders, such as those of other machines. There `POLL=1` in
    what is `said` by the environment leaves MkDocs as it is, which looks at every file.
    """
    if said.get("POLL"):
        return
    before = [path for path in paths if _is_dropped(server, path)]
    server.observer = _Hearing(server.observer)  # type: ignore[assignment]  # it does as much
    server.build_delay = QUIET
    for path in before:
        server.watch(path)


def _is_dropped(server: LiveReloadServer, path: str) -> bool:
    """Stop watching a path, and tell whether it was watched."""
    try:
        server.unwatch(path)
    except KeyError:
        return False
    return True


class _Hearing:
    """Hears of edits from the system, or has the server look for them where it tells nothing."""

    def __init__(self, looking: BaseObserver) -> None:
        self._looking, self._hearing = looking, Observer()
        self._asked: list[tuple[FileSystemEventHandler, str, bool]] = []

    def schedule(
        self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False
    ) -> ObservedWatch:
        """Tell a handler of edits of a file, or of all files in a folder."""
        self._asked.append((handler, path, recursive))
        place = Path(path).resolve()
        if place.is_dir():
            for linked in _linked(place) if recursive else ():
                self._hearing.schedule(_Edits(handler), str(linked), recursive=True)
            return self._hearing.schedule(_Edits(handler), str(place), recursive=recursive)
        # A file is watched by its folder: an editor may put another one in its place.
        return self._hearing.schedule(_Edits(handler, place), str(place.parent))

    def unschedule(self, watch: ObservedWatch) -> None:
        """Tell no more of a place."""
        self._hearing.unschedule(watch)

    def start(self) -> None:
        """Begin."""
        try:
            self._hearing.start()
        except OSError:  # there are more folders than the system watches for one person
            self._hearing = self._looking
            for handler, path, recursive in self._asked:
                self._looking.schedule(handler, path, recursive=recursive)
            self._looking.start()

    def stop(self) -> None:
        """End."""
        self._hearing.stop()

    def join(self, timeout: float | None = None) -> None:
        """Wait for the end."""
        self._hearing.join(timeout)


def _linked(folder: Path) -> list[Path]:
    """Return the folders that links below a folder lead to: a system tells of each by itself.

    One that leads to where it stands is told of already.
    """
    found = [Path(base, name) for base, names, _ in os.walk(folder) for name in names]
    linked = [path.resolve() for path in found if path.is_symlink()]
    return [path for path in linked if not folder.is_relative_to(path)]


class _Edits(FileSystemEventHandler):
    """Passes on edits alone, for systems tell of files that are read as well.

    A whole folder that goes is one event, which MkDocs would take for none.
    """

    def __init__(self, to: FileSystemEventHandler, only: Path | None = None) -> None:
        self._to, self._only = to, only

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass an event on, if it is an edit of what is watched."""
        paths = {Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path}
        if event.event_type in _EDITS and (not self._only or self._only in paths):
            has_gone = event.is_directory and event.event_type in _GONE
            self._to.dispatch(FileDeletedEvent(event.src_path) if has_gone else event)
