"""Guides made of tests/cases/base and one small change, as the folders of tests/cases hold them.

A case is a folder with a `change.diff`, or files that are laid over the base, or
both. A `change.diff` reads like a diff without line numbers: `--- plans/bread.yml`
names the file, `@@` starts a change, lines with "-" go, lines with "+" come, lines
with " " stay; `+++ nothing` takes the whole file away.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

CASES = Path(__file__).parent / "cases"
BASE = CASES / "base"
CHANGE = "change.diff"


def cases(folder: Path) -> Iterator[Path]:
    """Return the folders of cases below a folder, by name."""
    return (path.parent for path in sorted(folder.rglob("expected.txt")))


def lay_out(case: Path, folder: Path) -> None:
    """Make the guide of a case in a new folder."""
    shutil.copytree(BASE, folder)
    for path in sorted(case.rglob("*")):
        target = folder / path.relative_to(case)
        if path.is_file() and path.name not in {CHANGE, "expected.txt"}:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    change = case / CHANGE
    if change.exists():
        apply(change.read_bytes().decode("utf-8"), folder)


def apply(change: str, folder: Path) -> None:
    """Apply a change to the files of a folder; every line it speaks of has to be there."""
    for section in ("\n" + change).split("\n--- ")[1:]:
        name, _, rest = section.partition("\n")
        path = folder / name
        if rest.startswith("+++ nothing"):
            path.unlink()
            continue
        text = path.read_bytes().decode("utf-8")
        for hunk in rest.removeprefix("@@\n").split("\n@@\n"):
            text = _changed(text, hunk.removesuffix("\n").split("\n"), name)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))


def _changed(text: str, hunk: list[str], name: str) -> str:
    old = "".join(f"{line[1:]}\n" for line in hunk if line[0] in "- ")
    new = "".join(f"{line[1:]}\n" for line in hunk if line[0] in "+ ")
    count = f"\n{text}".count(f"\n{old}")
    assert count == 1, f"{name} holds these lines {count} times, not once:\n{old}"
    return f"\n{text}".replace(f"\n{old}", f"\n{new}", 1)[1:]
