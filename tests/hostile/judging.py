"""Whether what is said of a broken file helps the person who wrote it."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.problems import Problem

_QUOTED = re.compile(r"'.*?'(?!\w)|\".*?\"|\(.*?\)", re.DOTALL)
_JARGON = re.compile(
    r"\b(traceback|exception|nonetype|token|scalar|node|stream|mapping|sequence|flow|"
    r"block (?:end|entry|collection)|indicator|input should|valid (?:string|integer)|instance|"
    r"dict|tuple|str|int)\b|<class|object at 0x",
    re.IGNORECASE,
)


def faults(problems: Iterable[Problem], texts: dict[str, str]) -> Iterator[str]:
    """Return what is wrong with messages; `texts` holds the files' texts by their names."""
    for problem in problems:
        for fault in (_misplaced(problem, texts), _unclear(problem)):
            if fault:
                yield f"{fault}: {problem}"


def text_of(path: Path) -> str:
    """Return a file's text with line ends as "\\n", whatever its bytes are."""
    text = path.read_bytes().decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _misplaced(problem: Problem, texts: dict[str, str]) -> str:
    if problem.file not in texts:
        return "the file is another"
    lines = texts[problem.file].split("\n")
    if not 1 <= problem.line <= len(lines):
        return f"the line is not within the file's {len(lines)}"
    most = len(lines[problem.line - 1]) + 1
    if not 1 <= problem.column <= most:
        return f"the column is not within the line's {most}"
    return ""


def _unclear(problem: Problem) -> str:
    said = _QUOTED.sub("…", problem.message)
    if len(said.split()) < 3:
        return "this is no sentence"
    if found := _JARGON.search(said):
        return f"'{found[0]}' is no plain word"
    if "\n" in str(problem) or not str(problem).replace("\u00a0", " ").isprintable():
        return "the message holds characters that nobody sees"
    return "" if problem.rule else "there is no rule"
