"""Rules for how hard a text is to read."""

import warnings
from collections import defaultdict
from collections.abc import Iterator

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


def long_sentences(context: Context) -> Iterator[Finding]:
    for told in texts(context):
        found = sentences(told.text)
        average = len(words(" ".join(found))) / len(found) if found else 0
        if average > MOST_WORDS:
            message = f"the sentences have {average:.1f} words on average"
            hint = f"make two of one, until it is at most {MOST_WORDS}"
            yield Finding(told.file, told.path, message, hint)


def reading_age(context: Context) -> Iterator[Finding]:
    of_file: dict[str, list[Told]] = defaultdict(list)
    for told in texts(context):
        of_file[told.file].append(told)
    for file, found in of_file.items():
        whole = [sentence for told in found for sentence in sentences(told.text)]
        age = years(whole)
        if age > MOST_YEARS:
            hardest = max(found, key=lambda told: years(sentences(told.text), fewest=30))
            message = f"all its texts together read as for somebody of {age:.1f} years"
            hint = f"aim at {MOST_YEARS}: this one is the hardest; shorten sentences and words"
            yield Finding(file, hardest.path, message, hint)


def years(found: list[str], fewest: int = FEWEST_WORDS) -> float:
    """Return the age at which readers manage some sentences, by the Flesch-Kincaid formula.

    It is nought for fewer words than the formula needs.
    """
    # Only here, for a build has no need of it; and it comes without types. Python warns of an
    # escape in it when it first compiles it, which nobody who writes plans should read.
    with warnings.catch_warnings(action="ignore"):
        from readability import getmeasures  # type: ignore[import-untyped]

    told = [words(sentence) for sentence in found]
    if sum(map(len, told)) < fewest:
        return 0
    measured = getmeasures("\n".join(" ".join(sentence) for sentence in told), lang="en")
    return float(measured["readability grades"]["Kincaid"]) + _SCHOOL_AGE


RULES = (
    Rule("long-sentences", "A long sentence is read twice, or not at all.", long_sentences),
    Rule("reading-age", "A thirteen-year-old should be able to follow.", reading_age),
)
