"""YAML as it is meant here: the YAML 1.2 core schema, plain data, every value at its place.

PyYAML follows YAML 1.1, where `no` is false and `1:30` is ninety. So only its
events are used, and the meaning of plain scalars is taken from the core schema
of YAML 1.2.2, chapter 10.3.2.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.problems import Problem, Problems, shortened
from generator.reading import Place, Text, is_hidden, name_of
from generator.yaml_looks import Illusion, swallowed, watched
from generator.yaml_words import Slip, in_plain_words, quoted

MOST_LEVELS = 20
"""A plan needs seven levels; more than twenty is a slip or an attack."""

Path = tuple[str | int, ...]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = {"", "~", "null", "Null", "NULL"}
_TRUE, _FALSE = {"true", "True", "TRUE"}, {"false", "False", "FALSE"}
_INT = re.compile(r"[-+]?[0-9]{1,4000}|0o[0-7]{1,4000}|0x[0-9a-fA-F]{1,4000}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_INF = re.compile(r"[-+]?\.(inf|Inf|INF)")


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
    start = _place(error.context_mark) if error.context_mark else place
    slip = Slip(document.source, error.problem or "", place, error.context or "", start)
    where, message, hint = in_plain_words(slip)
    if all(known.line != where.line and known.rule != "dash" for known in document.problems):
        document.report(where, "syntax", message, hint)


def _place(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1)


def _place_in_text(mark: Any) -> int:
    return int(mark.index)


class _TooDeep(Exception):
    """Nothing below this level is read."""


class _Reader:
    """Turns the events of one document into data, keeping places and reporting mistakes."""

    def __init__(self, document: Document, events: Iterator[yaml.Event]) -> None:
        self.document = document
        self.events = watched(document.source, events, self._report_illusion)

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

    def _report_illusion(self, illusion: Illusion) -> None:
        self.document.report(*illusion)

    def _report(self, event: yaml.Event, rule: str, message: str, hint: str) -> None:
        self.document.report(_place(event.start_mark), rule, message, hint)

    def _refuse_directives(self, event: yaml.DocumentStartEvent) -> None:
        if event.version or event.tags:
            self._report(
                event, "directive", "a line that starts with % is not used here", "delete it"
            )

    def _node(self, event: yaml.Event, path: Path) -> Any:
        self.document.values[path] = _place(event.start_mark)
        if path[-1:] != ("<<",):  # whatever stands there, << itself is refused
            self._refuse_extras(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, path)
        if isinstance(event, yaml.ScalarEvent):
            value = self._scalar(event)
            if not isinstance(value, str):
                self.document.written[path] = event.value
            return value
        return None

    def _refuse_extras(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._refuse_sign(event, "alias", "*")
        elif getattr(event, "tag", None):
            self._refuse_sign(event, "tag", "!")
        elif getattr(event, "anchor", None):
            self._refuse_sign(event, "anchor", "&")

    def _refuse_sign(self, event: yaml.Event, rule: str, sign: str) -> None:
        message = f"a text that starts with {sign} means something special, which is not used here"
        line = self.document.source.line(_place(event.start_mark).line)
        self._report(event, rule, message, f"delete it, or {quoted(line)}")

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
        if isinstance(event, yaml.AliasEvent):
            self._refuse_extras(event)
            return f"*{place.line}:{place.column}"
        if not isinstance(event, yaml.ScalarEvent):
            hint = "write title: My plan, or put the text in quotes if it starts with a bracket"
            self._report(event, "key", "a key has to be a word", hint)
            self._node(event, (*path, "?"))
            return f"?{place.line}:{place.column}"
        self._refuse_extras(event)
        self._scalar(event)
        self._refuse_odd_key(event, (*path, event.value), is_known=event.value in found)
        self.document.keys.setdefault((*path, event.value), place)
        return str(event.value)

    def _refuse_odd_key(self, event: yaml.ScalarEvent, path: Path, *, is_known: bool) -> None:
        name, is_plain = event.value, event.implicit[0]
        if is_plain and name == "<<":
            message = "<< would copy another part of the file, which is not done here"
            self._report(event, "merge-key", message, "write out what it stands for")
        elif is_plain and re.match(r"-\w", name):
            message = "there is no space after the dash"
            self._report(event, "dash", message, f"write - {name[1:]}:")
        elif is_plain and not name:
            message = "there is no key before this colon"
            self._report(event, "key", message, "write one, such as title: My plan")
        elif self._is_asked(event):
            message = "a ? before a key means something special, which is not used here"
            self._report(event, "key", message, "delete it, or put the whole text in quotes")
        elif is_known:
            first = self.document.keys[path].line
            message = f"the key '{shortened(name)}' is here twice (first in line {first})"
            self._report(event, "duplicate-key", message, "keep one of them")

    def _is_asked(self, event: yaml.Event) -> bool:
        """Tell whether a ? stands before a key."""
        position = _place_in_text(event.start_mark)
        return self.document.source.text[max(position - 2, 0) : position].rstrip(" ").endswith("?")

    def _scalar(self, event: yaml.ScalarEvent) -> Any:
        if not event.value.isprintable():
            self._refuse_hidden(event)
        if not event.implicit[0]:
            return event.value
        for illusion in swallowed(self.document.source, event):
            self.document.report(*illusion)
        return _resolve(event.value)

    def _refuse_hidden(self, event: yaml.ScalarEvent) -> None:
        for character in sorted(set(event.value)):
            if character != "\n" and is_hidden(character):
                message = f"the text holds an invisible character: {name_of(character)}"
                hint = "delete the code with the backslash that writes it"
                self._report(event, "invisible", message, hint)


def is_text(word: str) -> bool:
    """Tell whether a word means itself where it stands without quotes, and no number or the like.

    For words that begin with a letter or a digit and hold no sign of YAML's, as ids do.
    """
    return isinstance(_resolve(word), str)


def _resolve(text: str) -> Any:
    """Return what a plain scalar means in the core schema of YAML 1.2."""
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    return _number(text) if text[0] in "+-.0123456789" else text


def _number(text: str) -> int | float | str:
    """Return a number, or the text where it is none."""
    if _INT.fullmatch(text):
        return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))
    if _FLOAT.fullmatch(text):
        return float(text)
    if _INF.fullmatch(text):
        return float(text.replace(".", "", 1))
    return float("nan") if text in {".nan", ".NaN", ".NAN"} else text
