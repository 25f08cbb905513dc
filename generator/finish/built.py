"""A built site in a folder: its pages with their tags, its other files, and what leads where."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.finish.tags import Change, Tags, moved, spliced, telling
from generator.finish.ways import Ways
from generator.writing import write, write_whole


class FinishError(Exception):
    """The site cannot be finished; the message says why in one line."""


class Built(Ways):
    """The files of a site by their paths, read when they are asked for: a site may be large.

    Of pages that are `ready`, the tags are known.
    """

    def __init__(
        self, folder: Path, ready: Mapping[str, Tags] | None = None, *, is_aside: bool = False
    ) -> None:
        """Take a folder; where it `is_aside`, nobody reads its files while they are written."""
        self.folder, self._write = folder, write if is_aside else write_whole
        found = (path for path in folder.rglob("*") if path.is_file())
        super().__init__({path.relative_to(folder).as_posix() for path in found})
        self.pages = tuple(sorted(path for path in self.paths if path.endswith(".html")))
        if "index.html" not in self.paths:
            raise FinishError(f"{folder} is no built site: there is no index.html in it")
        self._tags = dict(ready or {})
        self._spliced: dict[str, list[tuple[Change, ...]]] = {}
        self._digests: dict[str, str] = {}

    def unread(self) -> Iterator[str]:
        """Return the pages whose tags are not known yet."""
        return (path for path in self.pages if path not in self._tags)

    def tags(self, path: str) -> Tags:
        """Return the start tags of a page that say what it loads or is."""
        if path not in self._tags:
            self._tags[path] = tuple(telling(self.text(path)))
        return self._tags[path]

    def bytes(self, path: str) -> bytes:
        """Return a file as it will be written."""
        if path in self._spliced:
            return self.text(path).encode("utf-8")
        return (self.folder / path).read_bytes()

    def text(self, path: str) -> str:
        """Return a file of text as it will be written.

        Raises:
            FinishError: it is in another encoding.
        """
        try:
            text = (self.folder / path).read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            raise FinishError(f"{self.folder / path} is not in UTF-8") from None
        for changes in self._spliced.get(path, ()):
            text = spliced(text, changes)
        return text

    def digest(self, path: str) -> str:
        """Return the SHA-256 of a file as it will be written."""
        if path not in self._digests:
            self._digests[path] = hashlib.sha256(self.bytes(path)).hexdigest()
        return self._digests[path]

    def put(self, path: str, text: str, tags: Tags | None = None) -> None:
        """Change a file or add one, with its tags where they are known."""
        if path not in self.paths or self.bytes(path) != text.encode("utf-8"):
            self._write(self.folder / path, text)
            self._forget(path)
        if tags is not None:
            self._tags[path] = tags
        self.paths.add(path)

    def splice(self, path: str, changes: Iterable[Change]) -> None:
        """Change stretches of a page, which is written later; no tags are read again."""
        made = tuple(changes)
        tags = tuple(moved(self.tags(path), made))
        before = self._spliced.get(path, [])
        self._forget(path)
        self._tags[path], self._spliced[path] = tags, [*before, made]

    def write(self) -> None:
        """Write the pages that were spliced, each file whole."""
        for path in sorted(self._spliced):
            made = self.bytes(path)
            self._write(self.folder / path, made)
            self._digests[path] = hashlib.sha256(made).hexdigest()
        self._spliced.clear()

    def _forget(self, path: str) -> None:
        self._digests.pop(path, None)
        self._spliced.pop(path, None)
        self._tags.pop(path, None)

    def root(self, page: str) -> str:
        """Return how references of a page to the top of the site begin, such as "../../"."""
        return self.root_of(page, self.tags(page))
