"""ARCHITECTURE's table has every module of the generator, and imports point up it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.documents import PROJECT


def rows_of_modules() -> dict[str, int]:
    """Return every module in ARCHITECTURE's table with the number of its row."""
    text = (PROJECT / "ARCHITECTURE.md").read_text("utf-8")
    firsts = re.findall(r"^\| ((?:`\w+` ?)+) \|", text, re.MULTILINE)
    return {name: row for row, first in enumerate(firsts) for name in re.findall(r"\w+", first)}


def modules() -> Iterator[tuple[str, Path]]:
    """Return the generator's files with the name of the module they belong to."""
    folder = PROJECT / "generator"
    for path in folder.rglob("*.py"):
        if path.name != "__main__.py" and path != folder / "__init__.py":
            yield path.relative_to(folder).parts[0].removesuffix(".py"), path


def imported(path: Path) -> Iterator[str]:
    """Return the generator's modules that a file imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "generator":
            inside = (node.module or "").split(".")[1:2]
            yield from inside or (name.name for name in node.names)


def test_architecture_names_every_module() -> None:
    """A new module gets a place in the table, and one that is gone leaves it."""
    assert {name for name, _ in modules()} == set(rows_of_modules())


def test_imports_point_up_the_table() -> None:
    """A module imports from its own row of the table and the rows above."""
    rows = rows_of_modules()
    downward = [
        f"{name} imports {other}"
        for name, path in modules()
        for other in imported(path)
        if rows[other] > rows[name]
    ]
    assert downward == []
