"""What a YAML syntax error means, and where it really is, for people who never heard of YAML.

The phrases matched here are those of libyaml's scanner and parser
(https://github.com/yaml/libyaml, src/scanner.c and src/parser.c).
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from generator.reading import Place, Text

_KEY = re.compile(r"(?P<indent>[ ]*(?:-[ ]+)*)(?P<key>[\w-]+):(?P<value>.*)")
_LONGEST_EXAMPLE = 70
_BRACKETS = "write [one, two], or put the whole text in quotes if it only starts with a bracket"


class Slip(NamedTuple):
    """What the parser stumbled over, in its own two phrases, each with its place."""

    text: Text
    problem: str
    place: Place
    context: str
    start: Place

    @property
    def line(self) -> str:
        """The line it stumbled in."""
        return self.text.line(self.place.line)

    @property
    def character(self) -> str:
        """The character it stumbled over."""
        return self.line[self.place.column - 1 : self.place.column]

    @property
    def before(self) -> str:
        """What stands in the line before that character."""
        return self.line[: self.place.column - 1]

    def above(self) -> int:
        """Return the number of the nearest line above that says something, or 0."""
        numbers = range(self.place.line - 1, 0, -1)
        return next((n for n in numbers if not re.match(r"\s*(#|$)", self.text.line(n))), 0)


Words = tuple[Place, str, str]


def in_plain_words(slip: Slip) -> Words:
    """Return where the mistake is, what is wrong and what to do."""
    said = f"{slip.problem} {slip.context}"
    tell = next((tell for pattern, tell in _TELLERS if re.search(pattern, said)), _something)
    return tell(slip)


def quoted(line: str) -> str:
    """Return what to do with a line whose text has to stand in quotes, shown with that text."""
    found = re.match(r"\s*(?:- +)*([\w-]+: +)?(\S.*?)(?:\s+#.*)?\s*$", line)
    key, value = (found[1] or "", _bare(found[2])) if found else ("", "")
    if not value or len(line) > _LONGEST_EXAMPLE:
        return 'put the whole text in quotes, such as title: "Stage two: the door"'
    if not set('"\\') & set(value):
        return f'put the whole text in quotes: {key}"{value}"'
    return f"put the whole text in quotes: {key}'{value.replace(chr(39), chr(39) * 2)}'"


def _bare(value: str) -> str:
    """Return a text without the quotes it was meant to have around all of it."""
    is_meant = re.fullmatch(r"""'.+'|"[^"]* ".*"|"[^"]*\\[^"]*\"""", value)
    return value[1:-1] if is_meant else value


def _something(slip: Slip) -> Words:
    message = "this line is not written the way YAML wants it"
    return slip.place, message, quoted(slip.line)


def _colon(slip: Slip) -> Words:
    if ": " in slip.before:
        return slip.place, "a second ': ' stands in one line", quoted(slip.line)
    above = slip.above()
    if not above:
        return _something(slip)
    here = Place(slip.place.line, _indent(slip.line) + 1)
    there = _KEY.match(slip.text.line(above))
    if there is None or there["value"][:1] not in {"", " "}:
        return _no_space(slip, above)
    if there["key"].startswith("-"):
        place = Place(above, len(there["indent"]) + 1)
        return place, "there is no space after the dash", f"write - {there['key'][1:]}:"
    if not _KEY.match(slip.line):
        hint = "put the whole text in quotes, or write >- after its key and the text below it"
        return slip.place, "a ': ' stands in a text that runs over several lines", hint
    column = len(there["indent"]) + 1
    message = f"this line is indented further than the key '{there['key']}' above it"
    hint = f"start it in column {column}, or put the whole text in quotes if it belongs to that"
    return here, message, hint


def _no_space(slip: Slip, number: int) -> Words:
    found = _KEY.match(slip.text.line(number))
    if not found or found["value"][:1] in {"", " "}:
        message = "this line is neither a key nor part of the text above it"
        hint = "write a key, a colon and a space, such as title: My plan, or indent it further"
        return Place(number, _indent(slip.text.line(number)) + 1), message, hint
    place = Place(number, found.start("value"))
    message = f"there is no space after the colon of '{found['key']}'"
    hint = f"write {found['key']}: {found['value'].strip()}"
    return place, message, hint if len(hint) < _LONGEST_EXAMPLE else "write a space there"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _not_a_key(slip: Slip) -> Words:
    return _no_space(slip, slip.start.line)


def _misfit(slip: Slip) -> Words:
    before = slip.before.rstrip()
    if before.endswith(('"', "'")):
        return _after_quote(slip, before[-1])
    if before.endswith(("]", "}")):
        message = f"more text follows the closing {before[-1]}"
        return slip.place, message, quoted(slip.line)
    if before.strip(" -"):
        return _something(slip)
    return _out_of_line(slip)


def _after_quote(slip: Slip, quote: str) -> Words:
    opens = re.compile(rf"(?:\s*|.*?[:-] +){quote}[^{quote}]*$")
    for number in range(slip.place.line, 0, -1):
        line = slip.text.line(number) if number < slip.place.line else slip.before.rstrip()[:-1]
        if found := opens.match(line):
            if number == slip.place.line:
                break
            place = Place(number, found[0].rindex(quote) + 1)
            return place, "this quote is never closed", f"write {quote} at the end of the text"
        if number < slip.place.line and _KEY.match(line) and quote in line:
            break
    message = f"the text ends at this {quote}, but more follows"
    return Place(slip.place.line, len(slip.before.rstrip())), message, quoted(slip.line)


def _out_of_line(slip: Slip) -> Words:
    is_item, lines_up = slip.line.lstrip().startswith("- "), slip.place.column == slip.start.column
    if slip.character == ":":
        return slip.place, "there is no key before this colon", "write one, such as title: My plan"
    if is_item and lines_up:
        hint = "put it below a key of its own, such as steps:"
        return slip.place, "a list item stands among keys", hint
    if lines_up:
        hint = "begin the line with '- ', or indent it like the other keys of the item above"
        return slip.place, "this line stands among list items, but it is not one", hint
    message = "this line does not line up with the lines above it"
    return slip.place, message, "indent it by as many spaces as its neighbours"


def _list_item(slip: Slip) -> Words:
    hint = "put '- ' on a line of its own, below its key"
    return slip.place, "a list item starts where none can be", hint


def _open_quote(slip: Slip) -> Words:
    quote = slip.text.line(slip.start.line)[slip.start.column - 1 :][:1]
    return slip.start, "this quote is never closed", f"write {quote} at the end of the text"


def _bracket(slip: Slip) -> Words:
    hint = _BRACKETS
    if slip.place.line > slip.start.line:
        return slip.start, "this bracket is never closed", hint
    return slip.place, "a comma is missing here, or the bracket is never closed", hint


def _open_bracket(slip: Slip) -> Words:
    """Tell of the last bracket before the place where nothing more could be read."""
    before = "\n".join([*slip.text.lines[: slip.place.line - 1], slip.before])
    position = max(before.rfind("["), before.rfind("{"))
    line, column = before.count("\n", 0, position) + 1, position - before.rfind("\n", 0, position)
    return Place(line, column), "this bracket is never closed", _BRACKETS


def _first_character(slip: Slip) -> Words:
    is_inside = "flow" in slip.context
    if is_inside and slip.character in {"", "]", "}"}:
        return _open_bracket(slip)
    if is_inside and slip.character == ",":
        return slip.place, "there is nothing before this comma", "delete the comma"
    return slip.place, f"a text cannot start with {slip.character}", quoted(slip.line)


def _escape(slip: Slip) -> Words:
    message = "a backslash in double quotes means something special"
    return slip.place, message, "use single quotes, or write the backslash twice"


def _special(slip: Slip) -> Words:
    character = slip.text.line(slip.start.line)[slip.start.column - 1 :][:1]
    line = slip.text.line(slip.start.line)
    return slip.start, f"a text that starts with {character} means something special", quoted(line)


def _block_text(slip: Slip) -> Words:
    sign = slip.text.line(slip.start.line)[slip.start.column - 1 :][:1]
    message = f"something stands after the {sign} in the same line"
    return slip.place, message, "write the text on the lines below it, indented by two spaces more"


def _directive(slip: Slip) -> Words:
    line = min(slip.place.line, slip.start.line)
    message = "a line that starts with % is not used here"
    return Place(line, 1), message, "delete it, or indent it if it belongs to the text above"


def _outside(slip: Slip) -> Words:
    line = slip.above() or 1
    if slip.text.line(line).startswith("%"):
        return _directive(slip._replace(start=Place(line, 1)))
    return Place(line, 1), "the file ends at this line, but more follows", "delete this line"


_TELLERS: tuple[tuple[str, Callable[[Slip], Words]], ...] = (
    ("incompatible YAML document|duplicate %|directive", _directive),
    ("expected <document start>", _outside),
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _not_a_key),
    ("document indicator|unexpected end of stream", _open_quote),
    ("expected key|expected '-' indicator", _misfit),
    ("block sequence entries are not allowed", _list_item),
    ("expected ',' or", _bracket),
    (
        "cannot start any token|expected node content|mapping keys are not allowed",
        _first_character,
    ),
    ("escape c|expected hexdecimal number", _escape),
    ("block scalar", _block_text),
    ("tag|an alias|an anchor", _special),
)
