"""Rules for words and units that a guide's settings ask for."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from generator.editorial.texts import Told, texts, without_sources
from generator.rules.rule import Context, Finding, Rule


class Pair(NamedTuple):
    """A metric unit, the US one that belongs beside it, and how to get from one to the other."""

    metric: str
    us: str
    shown: str
    convert: Callable[[float], float]


_PAIRS = (
    Pair(r"°\s?C|degrees Celsius", r"°\s?F|Fahrenheit", "°F", lambda number: number * 1.8 + 32),
    Pair(r"cm|centimetres?", r"in\b|inch|\"|″", "in", lambda number: number / 2.54),
    Pair(r"kg|kilograms?|kilos?", r"lb|pounds?", "lb", lambda number: number * 2.2046),
    Pair(r"km|kilometres?", r"mi\b|miles?", "miles", lambda number: number / 1.6093),
    Pair(r"m|metres?", r"ft|feet|foot|yards?", "ft", lambda number: number * 3.2808),
)
_NUMBER = r"(?<![\w.])(\d+(?:\.\d+)?)(?:\s?(?:-|–|to)\s?(\d+(?:\.\d+)?))?[\s-]?"
_NEAR = 30
"""In so many characters the other unit has to follow."""

_DIGIT = re.compile(r"\d")
_SEARCHED = [
    (pair, re.compile(rf"{_NUMBER}(?:{pair.metric})(?!\w)"), re.compile(rf"\d\s?-?(?:{pair.us})"))
    for pair in _PAIRS
]


def units(context: Context) -> Iterator[Finding]:
    if context.guide.settings.units != "both":
        return
    for told in filter(_has_a_number, texts(context)):
        for pair, metric, us in _SEARCHED:
            for found in metric.finditer(told.text):
                after = told.text[found.end() : found.end() + _NEAR]
                if not us.search(after):
                    yield Finding(told.file, told.path, *_alone(found, pair))


def _has_a_number(told: Told) -> bool:
    """Tell whether there is anything to look for, which is soon seen, and seldom is."""
    return bool(_DIGIT.search(told.text))


def _alone(found: re.Match[str], pair: Pair) -> tuple[str, str]:
    numbers = [float(number) for number in found.groups() if number]
    beside = " to ".join(_rounded(pair.convert(number)) for number in numbers)
    message = f"'{found[0]}' has no {pair.shown} beside it"
    return message, f"write {found[0]} ({beside} {pair.shown})"


def _rounded(number: float) -> str:
    return f"{number:.0f}" if number >= 10 else f"{number:.1f}".removesuffix(".0")


def avoided_words(context: Context) -> Iterator[Finding]:
    avoided = [(_any_of(entry.words), entry) for entry in context.guide.settings.avoid]
    for told in texts(context) if avoided else ():
        said = without_sources(told.text)
        for pattern, entry in avoided:
            if found := pattern.search(said):
                message = f"'{found[0]}' is a word this guide does without ({entry.why})"
                yield Finding(told.file, told.path, message, f"write {entry.instead}")


def _any_of(found: Iterable[str]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, found))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


RULES = (
    Rule("units", "Readers measure with what they have.", units),
    Rule("avoided-words", "A guide speaks with one voice.", avoided_words),
)
