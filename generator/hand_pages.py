"""The pages written by hand, as the rest of the generator needs them."""

import html
import posixpath
import re
from collections.abc import Container
from pathlib import Path

from generator.reading import read_loosely


def hand_pages(folder: Path) -> dict[str, str]:
    """Return the Markdown of every page below a folder, by its path there, such as "fit.md".

    Hidden files and folders are no pages, neither here nor for MkDocs.

    Raises:
        Problems: a page cannot be read.
    """
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.md")}
    return {
        name: read_loosely(path, path.as_posix())
        for name, path in sorted(found.items())
        if not any(part.startswith(".") for part in name.split("/"))
    }


_TITLE = re.compile(
    r"\A---\n(?:.*\n)*?title: *[\"']?(.*?)[\"']? *\n|^# (.*?)(?: *\{#.*)?$", re.MULTILINE
)


def title(path: str, text: str) -> str:
    """Return what a page calls itself, or its path where it has no title."""
    found = _TITLE.search(text)
    return html.unescape(found[1] or found[2]) if found else path


_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s#]+\.md)(?:#[^)\s]*)?\)")


def without_missing_plans(path: str, text: str, made: Container[str]) -> str:
    """Return a page with its links to pages of plans that are not here as plain text.

    For plans from elsewhere, among pages that were written around others.
    """

    def kept(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), found[2]))
        is_missing = target.startswith("plans/") and target not in made
        return found[1] if is_missing else found[0]

    return _LINK.sub(kept, text)


def own_styles(folder: Path) -> list[str]:
    """Return the paths of a guide's own style sheets, seen from the folder of its pages."""
    found = sorted(Path(folder, "assets", "stylesheets").glob("[!.]*.css"))
    return [path.relative_to(folder).as_posix() for path in found]
