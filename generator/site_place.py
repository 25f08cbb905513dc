"""Where a site may stand: never in the place of what it is made from, or of anybody's work."""

from collections.abc import Iterable, Iterator
from pathlib import Path


def unfit(place: Path, sources: Iterable[Path], themes: Iterable[Path] = ()) -> str:
    """Return in one sentence why a site cannot stand at a place, or nothing when it can.

    `sources` are folders that the site must not take the place of; into `themes`
    it must not be put either, for all that lies in them becomes part of the site.
    """
    themes = tuple(themes)
    return next(_reasons(place.resolve(), (*sources, *themes), themes), "")


def _reasons(place: Path, sources: Iterable[Path], themes: Iterable[Path]) -> Iterator[str]:
    if place.exists() and not place.is_dir():
        yield f"{place} is a file, and a site is a folder; choose another place for it"
    if (place / ".git").exists() or ".git" in place.parts:
        yield f"{place} is a git checkout, and would be emptied; choose another place for the site"
    for source in (folder.resolve() for folder in sources):
        if source.is_relative_to(place):
            yield f"the site would take the place of {source}, which it is made from"
    for theme in (folder.resolve() for folder in themes):
        if place.is_relative_to(theme):
            yield f"{place} lies in {theme}, which becomes part of the site; choose another place"
    if _holds_something_else(place):
        yield (
            f"{place} holds files but no index.html, so it is no site of an earlier build; "
            "choose an empty folder, or empty this one"
        )


def _holds_something_else(place: Path) -> bool:
    if not place.is_dir() or (place / "index.html").exists():
        return False
    return any(not entry.name.startswith(".") for entry in place.iterdir())
