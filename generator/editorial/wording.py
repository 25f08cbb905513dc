"""Rules for words and units that a guide's settings ask for."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.editorial.texts import texts, without_sources
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


def units(context: Context) -> Iterator[Finding]:
    if context.guide.settings.units != "both":
        return
    for told in texts(context):
        for pair in _PAIRS:
            for found in re.finditer(rf"{_NUMBER}(?:{pair.metric})(?!\w)", told.text):
                after = told.text[found.end() : found.end() + _NEAR]
                if not re.search(rf"\d\s?-?(?:{pair.us})", after):
                    yield Finding(told.file, told.path, *_alone(found, pair))


def _alone(found: re.Match[str], pair: Pair) -> tuple[str, str]:
    numbers = [float(number) for number in found.groups() if number]
    beside = " to ".join(_rounded(pair.convert(number)) for number in numbers)
    message = f"'{found[0]}' has no {pair.shown} beside it"
    return message, f"write {found[0]} ({beside} {pair.shown})"


def _rounded(number: float) -> str:
    return f"{number:.0f}" if number >= 10 else f"{number:.1f}".removesuffix(".0")


def avoided_words(context: Context) -> Iterator[Finding]:
    for entry in context.guide.settings.avoid:
        either = "|".join(map(re.escape, entry.words))
        pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
        for told in texts(context):
            if found := pattern.search(without_sources(told.text)):
                message = f"'{found[0]}' is a word this guide does without ({entry.why})"
                yield Finding(told.file, told.path, message, f"write {entry.instead}")


RULES = (
    Rule("units", "Readers measure with what they have.", units),
    Rule("avoided-words", "A guide speaks with one voice.", avoided_words),
)
