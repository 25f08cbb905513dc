"""The project's documents, as tests read them: what each shows as code, and where."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

PROJECT = Path(__file__).parents[1]
DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "docs/other-guides.md",
    "docs/next-engine.md",
)
MADE_UP = "plans/kitten.yml"
"""The plan of the examples, which a reader makes."""

every_document = pytest.mark.parametrize("document", DOCUMENTS)


@cache
def tokens(document: str) -> list[Token]:
    found = MarkdownIt("commonmark").enable("table").parse((PROJECT / document).read_text("utf-8"))
    return [inner for token in found for inner in (token, *(token.children or ()))]


def code(document: str) -> Iterator[str]:
    """Return what a document shows as code, a line at a time."""
    for token in tokens(document):
        if token.type in {"code_inline", "fence"}:
            yield from token.content.splitlines()


def fences(document: str, language: str) -> list[str]:
    found = tokens(document)
    return [one.content for one in found if one.type == "fence" and one.info == language]


def prose_code(document: str) -> list[str]:
    """Return the code inside sentences and tables."""
    return [token.content for token in tokens(document) if token.type == "code_inline"]
