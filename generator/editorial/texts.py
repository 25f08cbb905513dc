"""The texts of a guide's files as plain sentences, each with its place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.cards import Card, Item
from generator.chooser import Question
from generator.model import Claim, Part, Session, Stage, Step, StepBack, WrittenPlan
from generator.rules.rule import Context
from generator.yaml_tree import Path

_CITED = re.compile(r"\s*\((?:\[[^\]]*\]\([^)]*\)[,;\s]*(?:and\s)?(?:our own rule)?)+\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_BREAK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.)\s)|\n(?=#)")
_LEAD = re.compile(r"^\s*(?:[-*+]|\d+\.|#+)\s+")
_END = re.compile(r"(?<=[.!?])[\"')\]]*\s+")
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_NO_PROSE = re.compile(r"```.*?```|<(svg|style|script|table)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_NOT_SAID = re.compile(r"\s*(?:[<|#]|!!!|\?\?\?|\[\^?[\w-]+\]:)")
_WORD = re.compile(r"[^\W_][\w’'-]*")


class Told(NamedTuple):
    """A text with its file and its path, which is the line in a page written by hand."""

    file: str
    path: Path
    text: str


def texts(context: Context) -> Iterator[Told]:
    """Return every text of more than a title, where it is written, pages by hand included."""
    for file, path, part in context.parts:
        for key, text in _of(part):
            if text:
                yield Told(file, (*path, key), text)
    for page, text in context.pages.items():
        yield from _blocks(page, text)


def _blocks(page: str, text: str) -> Iterator[Told]:
    """Return the paragraphs and lists of a page written by hand, each with its first line.

    Tables, headings, code and HTML are left out: they are no sentences.
    """
    body = _FRONT.sub(lambda found: "\n" * found[0].count("\n"), text)
    body = _NO_PROSE.sub(lambda found: "\n" * found[0].count("\n"), body)
    for found in re.finditer(r"(?:[^\n]*\S[^\n]*(?:\n|$))+", body):
        kept = "\n".join(line for line in found[0].split("\n") if not _NOT_SAID.match(line))
        if words(kept):
            yield Told(page, (body.count("\n", 0, found.start()) + 1,), kept)


def _of(part: Part) -> Iterator[tuple[str, str | None]]:
    if isinstance(part, WrittenPlan):
        yield "summary", part.summary
    if isinstance(part, Stage):
        yield "goal", part.goal
    if isinstance(part, Claim):
        yield "text", part.text
    if isinstance(part, Step | Session | Item | Question):
        yield "note", part.note
    if isinstance(part, StepBack):
        yield "how", part.how
    if isinstance(part, Card):
        yield "when", part.when
        yield "closing", part.closing


def sentences(text: str) -> list[str]:
    """Return the sentences of a plain or rich text, without its signs and what it cites.

    A paragraph, a heading and an entry of a list each end a sentence, whatever its last sign.
    """
    plain = _LINK.sub(r"\1", without_sources(text)).replace("*", "").replace("`", "")
    found = (_LEAD.sub("", block) for block in _BREAK.split(plain))
    return [part.strip() for block in found for part in _END.split(block) if words(part)]


def without_sources(text: str) -> str:
    """Return a text without what it cites: those are names, and not the guide's words."""
    return _CITED.sub("", text)


def words(text: str) -> list[str]:
    """Return the words and numbers of a text."""
    return _WORD.findall(text)
