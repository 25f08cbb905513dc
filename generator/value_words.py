"""What a value that does not fit the model means, for people who wrote it in good faith."""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from generator.problems import nearest, shortened

_EACH_ON_ITS_LINE = "write each entry on its own line after '- '"
_PACES = "write once, ongoing, 3-7 days, 1-6 weeks or 3-10 sessions"
_AN_ID = "use lower-case letters, digits and single hyphens, such as first-look"


class Mistake(NamedTuple):
    """A value the model does not allow.

    `kind` is pydantic's name for the mistake, or ours; `key` is the key the
    value belongs to, `written` how a number or the like is spelt in the file;
    `limits` is what the model says of it; `keys` are those a group would have.
    """

    kind: str
    key: str
    value: Any
    written: str
    limits: Mapping[str, Any]
    keys: tuple[str, ...]

    @property
    def found(self) -> str:
        """What stands there, in few words."""
        if self.value is None:
            return "nothing"
        if isinstance(self.value, Mapping):
            return "a group of keys"
        if isinstance(self.value, list | tuple):
            return "a list"
        is_number = isinstance(self.value, int | float) and not isinstance(self.value, bool)
        if isinstance(self.value, str):
            return f"'{shortened(self.value)}'"
        return f"the number {shortened(self.written)}" if is_number else self.written


Words = tuple[str, str]


def in_plain_words(mistake: Mistake) -> Words:
    """Return what was found and expected, and what to write, which may be left to an example."""
    return _WORDS.get(mistake.kind, _something)(mistake)


def _something(mistake: Mistake) -> Words:
    return f"found {mistake.found}, which does not fit here", ""


def _expected(what: str, hint: str = "") -> Callable[[Mistake], Words]:
    return lambda mistake: (f"found {mistake.found}, expected {what}", hint)


def _said(message: str, hint: str = "") -> Callable[[Mistake], Words]:
    return lambda _: (message, hint)


def _text(mistake: Mistake) -> Words:
    message = f"found {mistake.found}, expected text"
    if isinstance(mistake.value, bool | int | float):
        return message, f'put it in quotes: "{shortened(mistake.written)}"'
    if isinstance(mistake.value, Mapping) and len(mistake.value) == 1:
        (key, value) = next(iter(mistake.value.items()))
        if isinstance(value, str):
            return message, f'put the whole text in quotes: "{shortened(f"{key}: {value}")}"'
    return message, "put the whole text in quotes" if isinstance(mistake.value, list) else ""


def _plainly(what: str) -> Callable[[Mistake], Words]:
    """Tell of a number, or true or false, that stands in quotes or is something else."""

    def tell(mistake: Mistake) -> Words:
        if not isinstance(mistake.value, str):
            return _expected(what)(mistake)
        is_quoted = re.fullmatch(r"[0-9]{1,4}|true|false", mistake.value)
        hint = f"write {mistake.key}: {mistake.value}, without quotes" if is_quoted else ""
        return f"found the text {mistake.found}, expected {what}", hint

    return tell


def _list(mistake: Mistake) -> Words:
    message, value = f"found {mistake.found}, expected a list", mistake.value
    if isinstance(value, str) and re.fullmatch(r"\w[\w -]{0,39}", value):
        return message, f"write {mistake.key}: [{value}]"
    return message, _EACH_ON_ITS_LINE


def _group(mistake: Mistake) -> Words:
    if not mistake.key:
        what = "only notes" if mistake.value is None else mistake.found
        return f"found {what} in this file, expected keys", "write lines such as title: My plan"
    message = f"found {mistake.found}, expected a group of keys"
    return message, f"write its keys on lines of their own, indented: {', '.join(mistake.keys)}"


def _choice(mistake: Mistake) -> Words:
    known = re.findall(r"'([^']*)'", mistake.limits["expected"])
    meant = nearest(mistake.value, known) if isinstance(mistake.value, str) else ""
    listed = f"{', '.join(known[:-1])} or {known[-1]}" if len(known) > 1 else known[0]
    message = f"found {mistake.found}, expected {listed}"
    if meant:
        return f"{message} (did you mean '{meant}'?)", f"write {mistake.key}: {meant}"
    return message, ""


def _too_long(mistake: Mistake) -> Words:
    length, most = len(mistake.value), mistake.limits["max_length"]
    return f"the text has {length} characters, at most {most} fit", "shorten it"


def _date(mistake: Mistake) -> Words:
    if isinstance(mistake.value, str) and re.fullmatch(
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}", mistake.value
    ):
        return f"there is no day {mistake.value}", "write year, month and day, such as 2026-11-22"
    return _expected("a date", "write it as 2026-11-22: year, month, day")(mistake)


def _range(mistake: Mistake) -> Words:
    numbers = re.findall(r"[0-9]+", mistake.value) if isinstance(mistake.value, str) else []
    hint = f"write {_in_order(*numbers)}" if len(numbers) == 2 else "write 5 or 2-5"
    return f"found {mistake.found}, expected a number or a range", hint


def _in_order(one: str, other: str) -> str:
    return "-".join(sorted((one, other), key=int))


def _backwards(mistake: Mistake) -> Words:
    turned = re.sub(r"(\d+)-(\d+)", r"\2-\1", mistake.value)
    return f"found {mistake.found}, expected the smaller number first", f"write {turned}"


_WORDS: dict[str, Callable[[Mistake], Words]] = {
    "string_type": _text,
    "int_type": _plainly("a whole number"),
    "int_from_float": _plainly("a whole number"),
    "float_type": _plainly("a number"),
    "bool_type": _plainly("true or false"),
    "tuple_type": _list,
    "model_type": _group,
    "dict_type": _expected("a group of keys", "write each entry below a key of its own, indented"),
    "literal_error": _choice,
    "string_pattern_mismatch": lambda mistake: (f"{mistake.found} is not an id", _AN_ID),
    "string_too_long": _too_long,
    "string_too_short": _said("the text is empty"),
    "too_short": _said("the list is empty, expected at least one entry", _EACH_ON_ITS_LINE),
    "greater_than_equal": lambda mistake: _expected(f"at least {mistake.limits['ge']}")(mistake),
    "less_than_equal": lambda mistake: _expected(f"at most {mistake.limits['le']}")(mistake),
    "date": _date,
    "formula-name": _expected(
        "a name for formulas", "use lower-case letters and digits alone, such as speed"
    ),
    "address": _expected("a web address", "write it whole, such as https://example.org/page"),
    "drawing": _expected(
        "the d of an SVG path",
        "write what is drawn on a square of 24, such as M6 21V4h11l-3 4 3 4H6",
    ),
    "stage-place": _expected("a plan, a slash and a stage", "write it as my-first-plan/first-look"),
    "former-place": _expected(
        "the id of a stage, or a plan, a slash and a stage",
        "write first-look or my-plan/first-look",
    ),
    "range": _range,
    "pace": _expected("how long it takes", _PACES),
    "range-order": _backwards,
    "several-lines": _said(
        "the text runs over several lines", "write it on one line, or on several below >-"
    ),
    "untrimmed": _said("the text has blanks at its start or end", "delete them"),
    "times-missing": _said("a step of kind repeat does not say how often", "write times: 3"),
    "times-unused": _said(
        "times is only for a step of kind repeat", "write kind: repeat, or delete times"
    ),
}
