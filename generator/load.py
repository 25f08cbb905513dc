"""From a folder of plan files to a checked guide."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from generator import rules
from generator.model import Guide, Part, Plan, Settings, Sources
from generator.problems import Problem, Problems
from generator.reading import read
from generator.validate import problem_at, validate
from generator.yaml_tree import Document, parse

SETTINGS_FILE = "_guide.yml"
SOURCES_FILE = "_sources.yml"

P = TypeVar("P", bound=Part)


@dataclass(frozen=True)
class Loaded:
    """A guide and the file each of its parts was read from."""

    guide: Guide
    files: dict[str, Path]


def plan_files(folder: Path) -> list[Path]:
    """Return a folder's plan files by name; names with a leading _ are the guide's own."""
    found = [path for path in folder.glob("*.yml") if not path.name.startswith("_")]
    return sorted(found, key=lambda path: path.name)


def load(folder: Path, today: date, pages: Mapping[str, str], root: Path) -> Loaded:
    """Read, validate and check all plans of a folder.

    Args:
        folder: where the plan files are.
        today: the day that no review may be later than.
        pages: the pages written by hand, which plans may link to: path such as "fit.md" to text.
        root: what file names in messages are relative to where they lie below it.

    Raises:
        Problems: all mistakes of all files.
    """
    reader = _Files(root)
    if not folder.is_dir():
        raise Problems([_no_plans(reader.name(folder), "there is no such folder")])
    paths = plan_files(folder)
    if not paths:
        reader.problems.append(_no_plans(reader.name(folder), "there is no plan in this folder"))
    plans = {path.stem: reader.part(Plan, path) for path in paths}
    guide = Guide(
        settings=reader.optional(Settings, folder / SETTINGS_FILE) or Settings(),
        sources=(reader.optional(Sources, folder / SOURCES_FILE) or Sources(sources={})).sources,
        plans={name: plan for name, plan in plans.items() if plan},
    )
    reader.problems += _findings(reader, guide, today, pages, complete=None not in plans.values())
    if reader.problems:
        raise Problems(reader.problems)
    return Loaded(guide, {path.stem: path for path in paths})


def _no_plans(name: str, message: str) -> Problem:
    return Problem(name, 1, 1, "", "no-plans", message, "put a plan there, such as my-plan.yml")


def _findings(
    reader: "_Files", guide: Guide, today: date, pages: Mapping[str, str], *, complete: bool
) -> Iterator[Problem]:
    context = rules.Context(guide, today, pages, complete)
    for rule, finding in rules.findings(context):
        document = reader.documents.get(finding.file)
        if document:
            yield problem_at(document, finding.path, rule, finding.message, finding.hint)


class _Files:
    """Reads files one after the other and gathers their mistakes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.documents: dict[str, Document] = {}

    def name(self, path: Path) -> str:
        """Return what messages call a file: short where it lies below the root."""
        if path.is_relative_to(self.root):
            return path.relative_to(self.root).as_posix()
        return path.as_posix()

    def optional(self, model: type[P], path: Path) -> P | None:
        """Return the part in a file that may be missing."""
        return self.part(model, path) if path.exists() or path.is_symlink() else None

    def part(self, model: type[P], path: Path) -> P | None:
        """Return the part in a file, or nothing after noting its mistakes."""
        try:
            document = parse(read(path, self.name(path)))
            self.documents[path.stem] = document
            return validate(model, document)
        except Problems as found:
            self.problems += found.problems
            return None
