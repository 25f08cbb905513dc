"""A mistake in somebody's file, and how it is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

_LONGEST_QUOTE = 40


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it stands, what was found, what was expected and an example.

    A mistake stands in the way of a guide; a warning is left to its writer to judge.
    Lines and columns count from 1, columns in characters. `path` names the
    place by ids, such as `stages['fit'].goal`; it is empty for a whole file.
    """

    file: str
    line: int
    column: int
    path: str
    rule: str
    message: str
    hint: str = ""
    excerpt: str = ""
    level: Literal["mistake", "warning"] = "mistake"

    def __str__(self) -> str:
        about = "warning: " if self.level == "warning" else ""
        return f"{self.place}: {about}{self.sentence}"

    @property
    def place(self) -> str:
        """`file:line:column`, with the path where there is one."""
        where = f"{self.file}:{self.line}:{self.column}"
        return f"{where}: {self.path}" if self.path else where

    @property
    def sentence(self) -> str:
        """What was found and what to write instead."""
        return f"{self.message}; {self.hint}" if self.hint else self.message

    @property
    def picture(self) -> str:
        """The line itself with a caret under the place, or nothing where there is no line."""
        if not self.excerpt:
            return ""
        start = max(0, self.column - 60)
        shown = self.excerpt[start : start + 100]
        return f"    {shown}\n    {' ' * (self.column - 1 - start)}^"


class Problems(Exception):
    """Mistakes that stand in the way of a guide, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def shortened(text: str) -> str:
    """Return a text that is short enough to be quoted in a sentence of one line."""
    text = text.replace("\n", "⏎")
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like `word`, whatever its case, or nothing for none like it."""
    words = {name.lower(): name for name in sorted(known)}
    found = get_close_matches(word.lower(), words, n=1, cutoff=0.6)
    return words[found[0]] if found else ""


def guess(word: str, known: Iterable[str]) -> str:
    """Return " (did you mean 'x'?)" for the known word most like `word`, or nothing."""
    found = nearest(word, known)
    return f" (did you mean '{found}'?)" if found else ""
