"""YAML as it is meant here: the YAML 1.2 core schema, plain data, every value at its place.

PyYAML follows YAML 1.1, where `no` is false and `1:30` is ninety. So only its
events are used, and the meaning of plain scalars is taken from the core schema
of YAML 1.2.2, chapter 10.3.2.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from generator.problems import Problem, Problems
from generator.reading import Text, hidden_name, is_hidden
from generator.yaml_words import in_plain_words

MOST_LEVELS = 20
"""A plan needs seven levels; more than twenty is a slip or an attack."""

Path = tuple[str | int, ...]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = {"", "~", "null", "Null", "NULL"}
_TRUE, _FALSE = {"true", "True", "TRUE"}, {"false", "False", "FALSE"}
_INT = re.compile(r"[-+]?[0-9]{1,300}|0o[0-7]{1,300}|0x[0-9a-fA-F]{1,300}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_INF = re.compile(r"[-+]?\.(inf|Inf|INF)")


class Place(NamedTuple):
    """A line and a column, both counted from 1."""

    line: int
    column: int


@dataclass
class Document:
    """A file's data as dicts, lists and scalars, with the places of its values and keys."""

    source: Text
    data: Any = None
    values: dict[Path, Place] = field(default_factory=dict)
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


def parse(source: Text) -> Document:
    """Read one YAML document of plain data.

    Raises:
        Problems: a syntax error, or anything beyond plain data: anchors,
            aliases, merge keys, tags, directives, several documents, keys that
            are not text, duplicate keys, more than MOST_LEVELS levels.
    """
    document = Document(source)
    try:
        events = yaml.parse(source.text, Loader=_LOADER)
        _Reader(document, events).read()
    except yaml.MarkedYAMLError as error:
        _report_syntax(document, error)
    except yaml.reader.ReaderError as error:
        document.report(Place(1, 1), "syntax", f"this is not YAML: {error.reason}")
    if document.problems:
        raise Problems(document.problems)
    return document


def _report_syntax(document: Document, error: yaml.MarkedYAMLError) -> None:
    mark = error.problem_mark or error.context_mark
    place = _place(mark) if mark else Place(1, 1)
    message, hint = in_plain_words(error.problem or "", error.context or "")
    document.report(place, "syntax", message, hint)


def _place(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1)


class _TooDeep(Exception):
    """Nothing below this level is read."""


class _Reader:
    """Turns the events of one document into data, keeping places and reporting mistakes."""

    def __init__(self, document: Document, events: Iterator[yaml.Event]) -> None:
        self.document = document
        self.events = events

    def read(self) -> None:
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                self._refuse_directives(event)
                if documents > 1:
                    self._report(
                        event,
                        "several-documents",
                        "a second document starts here",
                        "keep one plan a file and delete the line ---",
                    )
                    return
                try:
                    self.document.data = self._node(next(self.events), ())
                except _TooDeep:
                    return

    def _report(self, event: yaml.Event, rule: str, message: str, hint: str) -> None:
        self.document.report(_place(event.start_mark), rule, message, hint)

    def _refuse_directives(self, event: yaml.DocumentStartEvent) -> None:
        if event.version or event.tags:
            self._report(
                event, "directive", "a line that starts with % is not used here", "delete it"
            )

    def _node(self, event: yaml.Event, path: Path) -> Any:
        self.document.values[path] = _place(event.start_mark)
        self._refuse_extras(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, path)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        return None

    def _refuse_extras(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._report(
                event,
                "alias",
                f"*{event.anchor} repeats another part of the file",
                "write it out, or quote the text if it only starts with *",
            )
        elif isinstance(event, yaml.NodeEvent) and event.anchor:
            self._report(
                event,
                "anchor",
                f"&{event.anchor} names a part of the file",
                "delete it, or quote the text if it only starts with &",
            )
        if tag := getattr(event, "tag", None):
            self._report(
                event,
                "tag",
                f"{tag} is a tag",
                "delete it, or quote the text if it only starts with !",
            )

    def _descend(self, event: yaml.Event, path: Path) -> None:
        if len(path) >= MOST_LEVELS:
            self._report(
                event,
                "too-deep",
                f"this is nested more than {MOST_LEVELS} levels deep",
                "indent it less",
            )
            raise _TooDeep

    def _sequence(self, event: yaml.Event, path: Path) -> list[Any]:
        self._descend(event, path)
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items))))
        return items

    def _mapping(self, event: yaml.Event, path: Path) -> dict[str, Any]:
        self._descend(event, path)
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event, path, found)
            value = self._node(next(self.events), (*path, key))
            found.setdefault(key, value)
        return found

    def _key(self, event: yaml.Event, path: Path, found: dict[str, Any]) -> str:
        place = _place(event.start_mark)
        if not isinstance(event, yaml.ScalarEvent):
            self._report(event, "key", "a key has to be a word", "write: title: My plan")
            self._node(event, (*path, "?"))
            return f"?{place.line}:{place.column}"
        self._refuse_extras(event)
        self._scalar(event)
        if event.value == "<<" and event.implicit[0]:
            self._report(event, "merge-key", "<< merges another part of the file", "write it out")
        if event.value in found:
            first = self.document.keys[*path, event.value]
            self._report(
                event,
                "duplicate-key",
                f"the key '{event.value}' is here twice (first in line {first.line})",
                "keep one of them",
            )
        self.document.keys.setdefault((*path, event.value), place)
        return str(event.value)

    def _scalar(self, event: yaml.ScalarEvent) -> Any:
        for character in sorted(set(event.value)):
            if character != "\n" and is_hidden(character):
                self._report(
                    event,
                    "invisible",
                    f"the text holds an invisible character: {hidden_name(character)}",
                    "delete it",
                )
        return _resolve(event.value) if event.implicit[0] else event.value


def _resolve(text: str) -> Any:
    """Return what a plain scalar means in the core schema of YAML 1.2."""
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if _INT.fullmatch(text):
        return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))
    if _FLOAT.fullmatch(text):
        return float(text)
    if _INF.fullmatch(text):
        return float(text.replace(".", "", 1))
    return float("nan") if text in {".nan", ".NaN", ".NAN"} else text
