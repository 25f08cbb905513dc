"""Where references on pages lead, within the files of a site."""

import posixpath
from collections.abc import Collection, Iterable
from urllib.parse import unquote, urlsplit

from generator.finish.tags import Tag


class Ways:
    """The paths of a site's files, and what leads where among them."""

    def __init__(self, paths: Collection[str]) -> None:
        self.paths = set(paths)

    def root_of(self, page: str, tags: Iterable[Tag]) -> str:
        """Return how references of a page with some tags begin to the top of the site: "../../"."""
        for tag in tags:
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
        try:
            parts = urlsplit(reference)
        except ValueError:  # no address, such as one with a [ in its host
            return None
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
