"""YAML as it is meant here: the YAML 1.2 core schema, plain data, every value at its place.

PyYAML follows YAML 1.1, where `no` is false and `1:30` is ninety. So only its
events are used, and the meaning of plain scalars is taken from the core schema
of YAML 1.2.2, chapter 10.3.2.
"""

from collections.abc import Iterator
from typing import Any

import yaml

from generator.problems import Problems
from generator.reading import Place, Text
from generator.yaml_document import Document, Path
from generator.yaml_looks import Illusion, swallowed, watched
from generator.yaml_refused import (
    place_of_mark,
    refuse,
    refuse_directives,
    refuse_hidden,
    refuse_odd_key,
    refuse_sign,
)
from generator.yaml_scalars import resolve
from generator.yaml_words import Slip, in_plain_words

MOST_LEVELS = 20
"""A plan needs seven levels; more than twenty is a slip or an attack."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
    place = place_of_mark(mark) if mark else Place(1, 1)
    start = place_of_mark(error.context_mark) if error.context_mark else place
    slip = Slip(document.source, error.problem or "", place, error.context or "", start)
    where, message, hint = in_plain_words(slip)
    if all(known.line != where.line and known.rule != "dash" for known in document.problems):
        document.report(where, "syntax", message, hint)


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
                refuse_directives(self.document, event)
                if documents > 1:
                    refuse(
                        self.document,
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

    def _node(self, event: yaml.Event, path: Path) -> Any:
        self.document.values[path] = place_of_mark(event.start_mark)
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
            refuse_sign(self.document, event, "alias", "*")
        elif getattr(event, "tag", None):
            refuse_sign(self.document, event, "tag", "!")
        elif getattr(event, "anchor", None):
            refuse_sign(self.document, event, "anchor", "&")

    def _descend(self, event: yaml.Event, path: Path) -> None:
        if len(path) >= MOST_LEVELS:
            refuse(
                self.document,
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
        place = place_of_mark(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            self._refuse_extras(event)
            return f"*{place.line}:{place.column}"
        if not isinstance(event, yaml.ScalarEvent):
            hint = "write title: My plan, or put the text in quotes if it starts with a bracket"
            refuse(self.document, event, "key", "a key has to be a word", hint)
            self._node(event, (*path, "?"))
            return f"?{place.line}:{place.column}"
        self._refuse_extras(event)
        self._scalar(event)
        refuse_odd_key(self.document, event, (*path, event.value), is_known=event.value in found)
        self.document.keys.setdefault((*path, event.value), place)
        return str(event.value)

    def _scalar(self, event: yaml.ScalarEvent) -> Any:
        if not event.value.isprintable():
            refuse_hidden(self.document, event)
        if not event.implicit[0]:
            return event.value
        for illusion in swallowed(self.document.source, event):
            self.document.report(*illusion)
        return resolve(event.value)
