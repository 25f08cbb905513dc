"""A guide's files read one after the other, and what is wrong with them, each at its place."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from generator.mend import follows_from, mended
from generator.model.claims import Part
from generator.model.plans import WrittenPlan
from generator.problems import Problem, Problems
from generator.reading import Text, bytes_of, text_of
from generator.rules import Finding
from generator.surroundings import Surroundings
from generator.validate import problem_at, validate
from generator.yaml_document import Document
from generator.yaml_document import Path as Path_
from generator.yaml_tree import parse

P = TypeVar("P", bound=Part)
T = TypeVar("T")


class Reader:
    """Reads files one after the other and gathers their mistakes."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.root = around.root.resolve()
        self.problems: list[Problem] = []
        self._documents: dict[str, Callable[[], Document]] = {}
        self.unsure: set[str] = set()
        self._replaced: dict[str, set[Path_]] = {}
        self._folders: dict[Path, str | None] = {}

    def name(self, path: Path) -> str:
        """Return what messages call a file: short where it lies below the root."""
        if path.parent not in self._folders:
            self._folders[path.parent] = self._below_root(path.parent.resolve())
        below = self._folders[path.parent]
        return path.as_posix() if below is None else below + path.name

    def _below_root(self, folder: Path) -> str | None:
        """Return what stands before the names of a folder's files, or nothing for one elsewhere."""
        if folder == self.root:
            return ""
        if folder.is_relative_to(self.root):
            return folder.relative_to(self.root).as_posix() + "/"
        return None

    def first(self, model: type[P], name: str, folders: Iterable[Path | None]) -> P | None:
        """Return the part in the first file there is, or an empty one where there is none.

        Nothing is returned where the file is wrong.
        """
        for path in (folder / name for folder in folders if folder):
            if path.exists() or path.is_symlink():
                return self.part(model, path)
        return model()

    def part(self, model: type[P], path: Path) -> P | None:
        """Return the part in a file, or nothing after noting its mistakes."""
        name = self.name(path)
        made_from = model, self.around.stamp(path)  # before it is read: a later edit has another
        try:
            part, text = self._kept("read", name, made_from, partial(self._read, model, path, name))
        except Problems as found:
            self.problems += found.problems
            return None
        self._documents[path.stem] = self._parsed_again(text)
        return part

    def _read(self, model: type[P], path: Path, name: str) -> tuple[P, Text]:
        """Return the part in a file and its text.

        Raises:
            Problems: its mistakes; once it was parsed, they can be told at their places.
        """
        data = bytes_of(path, name)
        text = self._kept("text", name, data, partial(text_of, data, name))
        document = self._parsed(text)
        self._documents[path.stem] = self._parsed_again(text)
        return self._kept(model, name, text, partial(validate, model, document)), text

    def _parsed(self, text: Text) -> Document:
        return self._kept("document", text.file, text, partial(parse, text))

    def _parsed_again(self, text: Text) -> Callable[[], Document]:
        """Return what parses a file once more, should a mistake ask for its places.

        To keep it would take as much room as all else together.
        """
        return cache(partial(self._parsed, text))

    def _kept(self, what: object, name: str, made_from: object, make: Callable[[], T]) -> T:
        return self.around.memory.get((what, name), made_from, make)

    def plan(self, path: Path) -> WrittenPlan | None:
        """Return the plan in a file; one with mistakes as it might be without them.

        Only rules may look at that: the mistakes are noted, and nothing is built.
        """
        plan = self.part(WrittenPlan, path)
        if plan:
            return plan
        self.unsure.add(path.stem)
        document = self._documents.get(path.stem)
        found = mended(WrittenPlan, document().data) if document else None
        if found is None:
            return None
        plan, self._replaced[path.stem] = found
        return plan

    def found(self, findings: Iterable[tuple[str, Finding]]) -> Iterator[Problem]:
        """Return what rules find, each at its place in its file."""
        for rule, found in findings:
            if follows_from(self._replaced.get(found.file, set()), rule, found.path):
                continue
            if document := self._documents.get(found.file):
                yield problem_at(document(), found.path, rule, found.message, found.hint)
            else:
                yield self._on_page(rule, found)

    def _on_page(self, rule: str, found: Finding) -> Problem:
        line = int(found.path[0])
        excerpt = self.around.pages[found.file].split("\n")[line - 1]
        file = self.name(self.around.content / found.file)
        return Problem(file, line, 1, "", rule, found.message, found.hint, excerpt)
