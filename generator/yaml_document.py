"""A file as plain data, with the place of every value and key."""

from dataclasses import dataclass, field
from typing import Any

from generator.problems import Problem
from generator.reading import Place, Text

Path = tuple[str | int, ...]


@dataclass
class Document:
    """A file's data as dicts, lists and scalars, with the places of its values and keys.

    `written` is how values that are not text are spelt in the file.
    """

    source: Text
    data: Any = None
    values: dict[Path, Place] = field(default_factory=dict)
    written: dict[Path, str] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def report(self, place: Place, rule: str, message: str, hint: str = "") -> None:
        """Note a mistake at `place` and go on reading."""
        excerpt = self.source.line(place.line)
        file = self.source.file
        self.problems.append(Problem(file, *place, "", rule, message, hint, excerpt))

    def place_of(self, path: Path) -> Place:
        """Return the place of the value at `path`, or of what encloses it most closely."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Place(1, 1))

    def key_place(self, path: Path) -> Place:
        """Return the place of the key at the end of `path`, or of its value."""
        return self.keys.get(path) or self.place_of(path)
