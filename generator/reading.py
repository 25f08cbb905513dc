"""Reading a file that a person wrote, with nothing hidden in it."""

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from generator.problems import Problem, Problems

MOST_BYTES = 1_000_000
"""One megabyte: about two hundred times a long plan."""

_CONFLICT = ("<<<<<<< ", ">>>>>>> ", "||||||| ")
_ODD_INDENT = re.compile(r"[ -]*([^\S \x00-\x1f\x7f-\x9f\u2028\u2029])")
_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
_NAMELESS = {"Cc": "a control character", "Co": "private use, so many devices show nothing"}
_KINDS = (
    (stat.S_ISLNK, "this is a link to another file"),
    (stat.S_ISDIR, "this is a folder"),
    (stat.S_ISFIFO, "this is a pipe"),
    (stat.S_ISSOCK, "this is a socket"),
    (stat.S_ISCHR, "this is a device"),
    (stat.S_ISBLK, "this is a device"),
)


class Place(NamedTuple):
    """A line and a column, both counted from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Text:
    """A file's text with line ends as "\\n", and the name to call it in messages."""

    file: str
    text: str

    def line(self, number: int) -> str:
        """Return line `number`, counted from 1, or nothing past the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def place(self, position: int) -> Place:
        """Return the place of the character at `position`, counted from 0."""
        line_start = self.text.rfind("\n", 0, position) + 1
        return Place(self.text.count("\n", 0, position) + 1, position - line_start + 1)

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines, without their ends."""
        return self.text.split("\n")


def read(path: Path, name: str) -> Text:
    """Read the UTF-8 file at `path`, called `name` in messages.

    Raises:
        Problems: it is not a regular file, cannot be read, is empty, is larger
            than MOST_BYTES, is not UTF-8, or holds tabs, invisible characters
            or the marks of an unfinished merge.
    """
    return text_of(bytes_of(path, name), name)


def text_of(data: bytes, name: str) -> Text:
    """Return the text in the bytes of a file.

    Raises:
        Problems: they are not UTF-8, or hold tabs, invisible characters or the marks of an
            unfinished merge.
    """
    text = Text(name, _decode(data, name))
    found = [*_hidden(text), *_unmerged(text)]
    if found:
        raise Problems(found)
    return text


def read_loosely(path: Path, name: str) -> str:
    """Return a file's UTF-8 text with whatever characters are in it.

    Raises:
        Problems: as `read`, but for what the text holds.
    """
    return _decode(bytes_of(path, name), name)


def is_hidden(character: str) -> bool:
    """Tell whether a character has no look of its own on every device.

    Those are control characters, zero-width ones, direction marks and those for private use.
    """
    return unicodedata.category(character) in _INVISIBLE or ord(character) & 0xFFFE == 0xFFFE


def name_of(character: str) -> str:
    """Return U+XXXX and the Unicode name of a character nobody can see."""
    kind = _NAMELESS.get(unicodedata.category(character), "not a character")
    name = unicodedata.name(character, kind).lower()
    return f"U+{ord(character):04X} ({name})"


def _whole_file(name: str, rule: str, message: str, hint: str) -> Problems:
    return Problems([Problem(name, 1, 1, "", rule, message, hint)])


def bytes_of(path: Path, name: str) -> bytes:
    """Return what is in a file.

    Raises:
        Problems: it is not a regular file, cannot be read, is empty, or larger than MOST_BYTES.
    """
    try:
        size = _size(path, name)
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(handle, "rb") as file:
            data = file.read(min(size, MOST_BYTES) + 1)  # room for more takes most of the time
            data += file.read(MOST_BYTES) if len(data) > size else b""  # it has just grown
    except OSError as error:
        why = error.strerror or str(error)
        hint = "make sure the file is there and you may read it"
        raise _whole_file(name, "unreadable", f"the file cannot be read ({why})", hint) from None
    if len(data) > MOST_BYTES:
        hint = "split it into several files"
        raise _whole_file(name, "too-large", "the file is larger than 1 MB", hint)
    if not data.strip():
        hint = "write something in it or delete it"
        raise _whole_file(name, "empty", "the file is empty", hint)
    return data


def _size(path: Path, name: str) -> int:
    """Return how many bytes are in a file that is one."""
    found = path.lstat()
    for is_kind, message in _KINDS:
        if is_kind(found.st_mode):
            raise _whole_file(name, "not-a-file", message, "put the file itself here")
    return found.st_size


def _decode(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        hint = "save it again and choose UTF-8 in your editor"
        raise _whole_file(name, "encoding", "the file is saved as UTF-16 or UTF-32", hint)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, name, error.start) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf8(data: bytes, name: str, start: int) -> Problems:
    before = data[:start].decode("utf-8")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    message = f"the byte {data[start]:#04x} is not UTF-8 text"
    hint = "save the file again and choose UTF-8 in your editor"
    return Problems([Problem(name, line, column, "", "encoding", message, hint)])


def _hidden(text: Text) -> list[Problem]:
    """Tell of every character nobody can see, once, at the first place where it stands."""
    places: dict[str, list[Place]] = {}
    for line, content in enumerate(text.text.split("\n"), 1):
        if not content.isascii() or not content.isprintable():
            for column, character in _unseen(content):
                places.setdefault(character, []).append(Place(line, column))
    return [_hidden_problem(text, character, found) for character, found in places.items()]


def _unseen(line: str) -> Iterator[tuple[int, str]]:
    if odd := _ODD_INDENT.match(line):
        yield odd.end(), odd[1]
    for column, character in enumerate(line, 1):
        if is_hidden(character):
            yield column, character


def _hidden_problem(text: Text, character: str, places: list[Place]) -> Problem:
    line, column = places[0]
    more = len({place.line for place in places}) - 1
    also = f" and in {more} more line{'s' if more > 1 else ''}" if more else ""
    excerpt = "".join("\N{REPLACEMENT CHARACTER}" if is_hidden(c) else c for c in text.line(line))
    if character == "\t":
        message, rule = f"a tab stands here{also}", "tab"
        hint = "use spaces, two for each level"
        excerpt = text.line(line).replace("\t", " ")
    elif is_hidden(character):
        message, rule = (
            f"an invisible character stands here{also}: {name_of(character)}",
            "invisible",
        )
        hint = "delete it and type the words around it again"
    else:
        message, rule = f"the line is indented with {name_of(character)}{also}", "invisible"
        hint = "delete it and type spaces"
    return Problem(text.file, line, column, "", rule, message, hint, excerpt)


def _unmerged(text: Text) -> list[Problem]:
    message = "this is the mark of a merge that was not finished"
    hint = "keep the lines you want and delete the marks <<<<<<<, ======= and >>>>>>>"
    marks = [
        (number, line)
        for number, line in enumerate(text.text.split("\n"), 1)
        if line.startswith(_CONFLICT) or line == "======="
    ]
    return [
        Problem(text.file, number, 1, "", "merge-conflict", message, hint, line)
        for number, line in marks
        if line.startswith(_CONFLICT[0]) or (number, line) == marks[0]
    ]
