"""A built site in a folder: its pages as text, its other files as bytes, and what leads where."""

import posixpath
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.finish.tags import Tag, telling
from generator.writing import write_whole


class FinishError(Exception):
    """The site cannot be finished; the message says why in one line."""


class Built:
    """The files of a site by their paths; what is changed here is written at the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        found = sorted(path for path in folder.rglob("*") if path.is_file())
        names = {path.relative_to(folder).as_posix(): path for path in found}
        self.paths = set(names)
        self.pages = {
            name: path.read_bytes().decode("utf-8")
            for name, path in names.items()
            if name.endswith(".html")
        }
        if "index.html" not in self.pages:
            raise FinishError(f"{folder} is no built site: there is no index.html in it")
        self._bytes: dict[str, bytes] = {}
        self._changed: set[str] = set()
        self._tags: dict[str, tuple[Tag, ...]] = {}

    def tags(self, path: str) -> tuple[Tag, ...]:
        """Return the start tags of a page that say what it loads or is."""
        if path not in self._tags:
            self._tags[path] = tuple(telling(self.pages[path]))
        return self._tags[path]

    def bytes(self, path: str) -> bytes:
        """Return a file as it will be written."""
        if path in self.pages:
            return self.pages[path].encode("utf-8")
        if path not in self._bytes:
            self._bytes[path] = (self.folder / path).read_bytes()
        return self._bytes[path]

    def text(self, path: str) -> str:
        """Return a file of text as it will be written."""
        return self.bytes(path).decode("utf-8")

    def put(self, path: str, text: str) -> None:
        """Change a file, or add one; what stays the same is not written again."""
        if path in self.paths and self.bytes(path) == text.encode("utf-8"):
            return
        if path in self.pages:
            self.pages[path] = text
            self._tags.pop(path, None)
        else:
            self._bytes[path] = text.encode("utf-8")
        self.paths.add(path)
        self._changed.add(path)

    def splice(self, path: str, changes: Iterable[tuple[int, int, str]]) -> None:
        """Put texts in place of stretches of a page, given by where they start and end.

        The tags are moved along, since reading every page again is most of a finish. So a
        stretch holds whole tags, and what is put in its place does too. White space that would
        be left twice goes.
        """
        page, found = self.pages[path], self.tags(path)
        for start, end, text in sorted(changes, reverse=True):
            rest = page[end:] if text else page[end:].lstrip()
            grown = start + len(text) + len(rest) - len(page)
            page = page[:start] + text + rest
            before = (tag for tag in found if tag.end <= start)
            inside = (tag.moved(start) for tag in telling(text))
            after = (tag.moved(grown) for tag in found if tag.start >= end)
            found = (*before, *inside, *after)
        self.put(path, page)
        self._tags[path] = found

    def write(self) -> None:
        """Write what was changed, each file whole."""
        for path in sorted(self._changed):
            write_whole(self.folder / path, self.text(path))
        self._changed.clear()

    def root(self, page: str) -> str:
        """Return how references of a page to the top of the site begin, such as "../../"."""
        for tag in self.tags(page):
            reference = tag.attributes.get("href" if tag.name == "link" else "src", "")
            file = self.file_of(page, reference)
            if file and reference.endswith(file):
                return reference.removesuffix(file)
        return "../" * page.count("/")

    def file_of(self, page: str, reference: str) -> str | None:
        """Return the file of the site that a reference on a page leads to, or none.

        A page for errors is served at any depth, so its references begin with the site's own
        path, which is not known here: they are tried without their first parts.
        """
        parts = urlsplit(reference)
        if parts.scheme or parts.netloc or not parts.path:
            return None
        path = unquote(parts.path)
        if path.startswith("/"):
            return self._below_any(path)
        return self._file(posixpath.normpath(posixpath.join(posixpath.dirname(page), path)), path)

    def _below_any(self, path: str) -> str | None:
        parts = path.strip("/").split("/")
        tries = ("/".join(parts[first:]) for first in range(len(parts) + 1))
        return next((found for one in tries if (found := self._file(one or ".", path))), None)

    def _file(self, path: str, written: str) -> str | None:
        if written.endswith(("/", ".")):
            path = posixpath.normpath(posixpath.join(path, "index.html"))
        return path if path in self.paths else None
