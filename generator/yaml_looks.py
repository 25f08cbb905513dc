"""What YAML reads otherwise than it looks: texts that are cut or joined without a sign of it."""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from generator.reading import Place, Text

_ODD = re.compile(r"\S#|#\w")
_GLUED = re.compile(r"^[^#\n]*[^\s#](?=#)", re.MULTILINE)
_NOTE = re.compile(r" +(?=#\w)")
_SIGN_WITH_NOTE = re.compile(r"[|>][-+0-9]*(?=#)")
_ITEM = re.compile(r" *(?=- )")

Event = Any
"""One of yaml's events. Their types hold that a mark may be missing; a parser's never is."""


class Illusion(NamedTuple):
    """Something that is not what it looks like, with the rule that it breaks."""

    place: Place
    rule: str
    message: str
    hint: str


def swallowed(source: Text, event: Event) -> Iterator[Illusion]:
    """Return the lines of a text without quotes that look like items of a list."""
    for number in range(event.start_mark.line + 2, event.end_mark.line + 2):
        if found := _ITEM.match(source.line(number)):
            message = "this line starts like a list item, but belongs to the text above it"
            hint = "indent it like the item above, or put the whole text in quotes"
            yield Illusion(Place(number, found.end() + 1), "dash", message, hint)


def watched(
    source: Text, events: Iterator[Event], report: Callable[[Illusion], None]
) -> Iterator[Event]:
    """Pass on the events of a text and report every note in it that looks like part of a text."""
    return _watched(source, events, report) if _ODD.search(source.text) else events


def _watched(
    source: Text, events: Iterator[Event], report: Callable[[Illusion], None]
) -> Iterator[Event]:
    end = 0
    for event in events:
        for place, side in _hidden_notes(source, end, event):
            message = "the text ends before this #, for what follows it is a note that nobody sees"
            hint = f"put the whole text in quotes, or write a space {side} the # of a note"
            report(Illusion(place, "note", message, hint))
        end = event.end_mark.index
        yield event


def _hidden_notes(source: Text, start: int, event: Event) -> Iterator[tuple[Place, str]]:
    """Return where a note has no blank before or after its #; libyaml wants neither."""
    start, end = max(start - 1, 0), event.start_mark.index
    for found in _GLUED.finditer(source.text[start:end]):
        yield source.place(start + found.end()), "before"
    style = getattr(event, "style", "is no text")
    if not style and (after := _NOTE.match(source.text, event.end_mark.index)):
        yield source.place(after.end()), "after"
    if style in ("|", ">") and (sign := _SIGN_WITH_NOTE.match(source.text, end)):
        yield source.place(sign.end()), "before"
