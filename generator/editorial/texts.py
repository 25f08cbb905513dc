"""The texts of a guide's files as plain sentences, each with its place."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from generator.cards import Card, Item
from generator.chooser import Question
from generator.model.claims import Claim, Part
from generator.model.plans import WrittenPlan
from generator.model.sessions import Session
from generator.model.stages import Stage, StepBack
from generator.model.steps import Step
from generator.rules.rule import Context
from generator.yaml_document import Path

_CITED = re.compile(r"\s*\((?:\[[^\]]*\]\([^)]*\)[,;\s]*(?:and\s)?(?:our own rule)?)+\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_BREAK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.)\s)|\n(?=#)")
_LEAD = re.compile(r"^\s*(?:[-*+]|\d+\.|#+)\s+")
_END = re.compile(r"(?<=[.!?])[\"')\]]*\s+")
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_NO_PROSE = re.compile(r"```.*?```|<(svg|style|script|table)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_NOT_SAID = re.compile(r"\s*(?:[<|#]|!!!|\?\?\?|\[\^?[\w-]+\]:)")
_WORD = re.compile(r"[^\W_][\w’'-]*")

_KEYS: tuple[tuple[tuple[type[Part], ...], tuple[str, ...]], ...] = (
    ((WrittenPlan,), ("summary",)),
    ((Stage,), ("goal",)),
    ((Claim,), ("text",)),
    ((Step, Session, Item, Question), ("note",)),
    ((StepBack,), ("how",)),
    ((Card,), ("when", "closing")),
)


class Told(NamedTuple):
    """A text with its file and its path, which is the line in a page written by hand."""

    file: str
    path: Path
    text: str


def texts(context: Context) -> list[Told]:
    """Return every text of more than a title, where it is written, pages by hand included."""
    return context.once(_texts)


def _texts(context: Context) -> list[Told]:
    in_files = (
        Told(file.name, (*path, key), text)
        for file in context.files
        for path, part in file.parts
        for key in _keys(type(part))
        if (text := getattr(part, key))
    )
    on_pages = (_blocks(page, text) for page, text in context.pages.items())
    return [*in_files, *chain.from_iterable(on_pages)]


def _blocks(page: str, text: str) -> Iterator[Told]:
    """Return the paragraphs and lists of a page written by hand, each with its first line.

    Tables, headings, code and HTML are left out: they are no sentences.
    """
    body = _FRONT.sub(lambda found: "\n" * found[0].count("\n"), text)
    body = _NO_PROSE.sub(lambda found: "\n" * found[0].count("\n"), body)
    for found in re.finditer(r"(?:[^\n]*\S[^\n]*(?:\n|$))+", body):
        kept = "\n".join(line for line in found[0].split("\n") if not _NOT_SAID.match(line))
        if _WORD.search(kept):
            yield Told(page, (body.count("\n", 0, found.start()) + 1,), kept)


@cache
def _keys(kind: type[Part]) -> tuple[str, ...]:
    """Return the keys of a kind of part that hold texts."""
    return tuple(key for parts, keys in _KEYS for key in keys if issubclass(kind, parts))


def sentences(text: str) -> list[str]:
    """Return the sentences of a plain or rich text, without its signs and what it cites.

    A paragraph, a heading and an entry of a list each end a sentence, whatever its last sign.
    """
    said = without_sources(text)
    linked = _LINK.sub(r"\1", said) if "[" in said else said
    plain = linked.replace("*", "").replace("`", "")
    blocks = _BREAK.split(plain) if "\n" in plain else [plain]
    found = (_LEAD.sub("", block) for block in blocks)
    return [part.strip() for block in found for part in _END.split(block) if _WORD.search(part)]


def without_sources(text: str) -> str:
    """Return a text without what it cites: those are names, and not the guide's words."""
    return _CITED.sub("", text) if "(" in text else text


def words(text: str) -> list[str]:
    """Return the words and numbers of a text."""
    return _WORD.findall(text)


def first_word(text: str) -> str:
    """Return the first word of a text in small letters, or nothing where it has none."""
    found = _WORD.search(text)
    return found[0].lower() if found else ""
