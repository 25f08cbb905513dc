"""The pages written by hand, as the rest of the generator needs them."""

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
