"""The rule that a guide speaks to its reader.

It knows English alone, and what a guide calls its readers only from the guide's settings.
"""

import re
from collections.abc import Iterator
from functools import cache

from generator.editorial.texts import sentences, texts
from generator.rules.rule import Context, Finding, Rule

_READERS = ("reader", "user")
"""What texts of any guide call whoever reads them."""

_MUST = r"(?:should|must|ought\sto|(?:has|have)\sto|needs?\sto)\b"
_QUOTED = re.compile(r"“[^”]*”|‘(?:[^’]|’(?=\w))*’|«[^»]*»|\"[^\"\n]*\"")
"""What somebody says, who may well say "I"."""

_NUMBERED = "".join(rf"(?<!{word}\sI)" for word in ("ype", "art", "hase", "lass", "rade", "tage"))
_WRITER = rf"(?:I{_NUMBERED}(?:['’](?:m|ve|d|ll)\b|(?=\s[a-z]))|[Mm](?:e|y|yself)\b)"
"""Whoever writes; "Part I" and the like are numbers."""

_ANYBODY = rf"(?:One|(?:(?<=if\s)|(?<=when\s)|(?<=before\s)|(?<=,\s))one)\s{_MUST}"
"""Elsewhere it is one of several, as in "the last one should be easy"."""


def second_person(context: Context) -> Iterator[Finding]:
    named = context.guide.settings.readers
    pattern = _pattern(named)
    for told in texts(context):
        if pattern.search(told.text):  # seldom, and nothing is taken apart where it is not
            for sentence in sentences(_QUOTED.sub("", told.text)):
                found = pattern.search(sentence)
                if found and not _is_a_readers_question(found, sentence):
                    yield Finding(told.file, told.path, *_told(found))


def _is_a_readers_question(found: re.Match[str], sentence: str) -> bool:
    """Tell whether it is a question as readers ask it, such as: Is my oven hot enough?"""
    return bool(found["writer"]) and sentence.endswith("?")


def _told(found: re.Match[str]) -> tuple[str, str]:
    if found["writer"]:
        message = f"'{found[0]}' speaks of whoever writes, and not to the reader"
        return message, "write you or your, or we where the guide itself speaks"
    return f"'{found[0]}' speaks of the reader, and not to the reader", "write you, or an order"


@cache
def _pattern(named: tuple[str, ...]) -> re.Pattern[str]:
    """Return what to look for where readers are called so, besides what they are called anywhere.

    Names are readers where the guide means any of them: "the baker", and "bakers should".
    "The baker of the village", "one baker" and "many bakers say" are others.
    """
    names = "|".join(map(re.escape, (*_READERS, *named)))
    one = rf"(?:[Tt]he|[Aa]n?|[Ee]very|[Ee]ach|[Aa]ny)\s(?i:{names})(?:['’]s)?(?![\w-]|\sof\b)"
    many = rf"(?:(?i:{names})s|(?:[Tt]he|[Aa])\sperson)\s{_MUST}"
    return re.compile(rf"\b(?:(?P<writer>{_WRITER})|{_ANYBODY}|{one}|{many})")


RULES = (Rule("second-person", "Readers act on what is said to them.", second_person),)
