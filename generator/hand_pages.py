"""The pages written by hand, as the rest of the generator needs them."""

import posixpath
import re
from collections.abc import Container, Iterable
from pathlib import Path

from generator.reading import read_loosely


def hand_pages(folder: Path) -> dict[str, str]:
    """Return the Markdown of every page below a folder, by its path there, such as "fit.md".

    Raises:
        Problems: a page cannot be read.
    """
    found = sorted(folder.rglob("*.md"))
    return {
        path.relative_to(folder).as_posix(): read_loosely(path, path.as_posix()) for path in found
    }


_CARDS = re.compile(r"^<!-- guide: (card [a-z0-9-]+|pocket-cards) -->$", re.MULTILINE)


def asks_for_cards(texts: Iterable[str]) -> bool:
    """Tell whether any of some pages shows cards."""
    return any(_CARDS.search(text) for text in texts)


_CALCULATORS = re.compile(r"^<!-- guide: calculator [a-z0-9-]+ -->$", re.MULTILINE)


def asks_for_calculators(texts: Iterable[str]) -> bool:
    """Tell whether any of some pages shows a calculator."""
    return any(_CALCULATORS.search(text) for text in texts)


_TITLE = re.compile(
    r"\A---\n(?:.*\n)*?title: *[\"']?(.*?)[\"']? *\n|^# (.*?)(?: *\{#.*)?$", re.MULTILINE
)


def title(path: str, text: str) -> str:
    """Return what a page calls itself, or its path where it has no title."""
    found = _TITLE.search(text)
    return (found[1] or found[2]) if found else path


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
    found = sorted(Path(folder, "assets", "stylesheets").glob("*.css"))
    return [path.relative_to(folder).as_posix() for path in found]
