"""The pages written by hand, as the rest of the generator needs them."""

from pathlib import Path


def hand_pages(folder: Path) -> dict[str, str]:
    """Return the Markdown of every page below a folder, by its path there, such as "fit.md"."""
    found = sorted(folder.rglob("*.md"))
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in found}
