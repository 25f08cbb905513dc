"""Rules for how hard a text is to read."""

import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from generator.editorial.texts import Told, sentences, texts, words
from generator.rules.rule import Context, Finding, Rule

MOST_WORDS = 24
"""Sentences of 25 words and more are where readers lose the thread (GOV.UK's own limit)."""

MOST_YEARS = 13
"""The age of a reader who should manage, as for any public page about health."""

FEWEST_WORDS = 100
"""Below that, the figure says more about chance than about the text."""

_SCHOOL_AGE = 5
"""The age at which a child enters the grade that the formula calls nought."""


class Length(NamedTuple):
    """How long a text is."""

    sentences: int
    words: int
    syllables: int


def long_sentences(context: Context) -> Iterator[Finding]:
    for told, (count, all_words, _) in context.once(_lengths):
        average = all_words / count if count else 0
        if average > MOST_WORDS:
            message = f"the sentences have {average:.1f} words on average"
            hint = f"make two of one, until it is at most {MOST_WORDS}"
            yield Finding(told.file, told.path, message, hint)


def reading_age(context: Context) -> Iterator[Finding]:
    of_file: dict[str, list[tuple[Told, Length]]] = defaultdict(list)
    for told, length in context.once(_lengths):
        of_file[told.file].append((told, length))
    for file, found in of_file.items():
        age = years(length for _, length in found)
        if age > MOST_YEARS:
            hardest, _ = max(found, key=lambda one: years([one[1]], fewest=30))
            message = f"all its texts together read as for somebody of {age:.1f} years"
            hint = f"aim at {MOST_YEARS}: this one is the hardest; shorten sentences and words"
            yield Finding(file, hardest.path, message, hint)


def years(found: Iterable[Length], fewest: int = FEWEST_WORDS) -> float:
    """Return the age at which readers manage some texts, by the Flesch-Kincaid formula.

    It is nought for fewer words than the formula needs.
    """
    count, all_words, syllables = map(sum, zip(*found, strict=True))
    if all_words < fewest:
        return 0
    return float(_readability().KincaidGradeLevel(syllables, all_words, count)) + _SCHOOL_AGE


def _lengths(context: Context) -> list[tuple[Told, Length]]:
    return [(told, length_of(told.text)) for told in texts(context)]


def length_of(text: str) -> Length:
    """Return how long a text is, its sources left out."""
    found = sentences(text)
    all_words = [word for sentence in found for word in words(sentence)]
    return Length(len(found), len(all_words), sum(map(_syllables, all_words)))


@cache  # for the words of a guide are few, and each comes often
def _syllables(word: str) -> int:
    return int(_readability().LANGDATA["en"]["syllables"](word))


@cache
def _readability() -> Any:
    """Return the package, its parts rather than all its measures, which take ten times as long.

    Only here, for a build has no need of it; and it comes without types. Python warns of an
    escape in it when it first compiles it, which nobody who writes plans should read.
    """
    with warnings.catch_warnings(action="ignore"):
        import readability  # type: ignore[import-untyped]
    return readability


RULES = (
    Rule("long-sentences", "A long sentence is read twice, or not at all.", long_sentences),
    Rule("reading-age", "A thirteen-year-old should be able to follow.", reading_age),
)
