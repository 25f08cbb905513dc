"""The pages written by hand, as the rest of the generator needs them."""

import re
from collections.abc import Iterable
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


def own_styles(folder: Path) -> list[str]:
    """Return the paths of a guide's own style sheets, seen from the folder of its pages."""
    found = sorted(Path(folder, "assets", "stylesheets").glob("*.css"))
    return [path.relative_to(folder).as_posix() for path in found]
