"""Finished HTML that Markdown need not read: set aside before it, and put back after.

Templates write most of a page as HTML. Reading it as Markdown would change nothing in it and
take most of the time of a build.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

_BLOCK = re.compile(r"^<(div|nav|section|template)\b[^>]*>", re.MULTILINE)
_UNSEARCHED = re.compile(r"<([a-z]++)(?=[^>]*?\bdata-(?:search-exclude|guide-late)\b)[^>]*>")
_PLACE = re.compile(r"<!-- set aside: (\d+) -->")
_ID = re.compile(' id="([^"]+)"')


@dataclass(frozen=True)
class SetAside:
    """The blocks of a page by their places: those that are searched, and those that are not."""

    searched: Mapping[str, str]
    others: Mapping[str, str]

    @property
    def ids(self) -> frozenset[str]:
        """All ids in the blocks, which links may lead to."""
        texts = (*self.searched.values(), *self.others.values())
        return frozenset(found for text in texts for found in _ID.findall(text))


def set_aside(markdown: str, *, only_unsearched: bool = False) -> tuple[str, SetAside]:
    """Return a page with a place for each block of HTML, and the blocks.

    What the search leaves out of a block is set aside by itself, or that alone: then Markdown
    reads the rest, which takes long and makes the same page.
    """
    searched: dict[str, str] = {}
    others: dict[str, str] = {}

    def keep(element: str, kept: dict[str, str]) -> str:
        number = str(len(searched) + len(others))
        kept[number] = element
        return f"<!-- set aside: {number} -->"

    def keep_block(block: str) -> str:
        rest = _replaced(block, _UNSEARCHED, lambda element: keep(element, others))
        is_kept = only_unsearched or _PLACE.fullmatch(rest)
        return rest if is_kept else keep(rest, searched)

    return _replaced(markdown, _BLOCK, keep_block), SetAside(searched, others)


def put_back(html: str, blocks: Mapping[str, str]) -> str:
    """Return a page with those of its blocks that are given where they stood."""
    return _PLACE.sub(lambda found: blocks.get(found[1], found[0]), html)


def _replaced(text: str, opening: re.Pattern[str], replace: Callable[[str], str]) -> str:
    """Return a text with each element that opens so, to its own closing tag, replaced."""
    parts, place = [], 0
    while found := opening.search(text, place):
        end = _end(text, found[1], found.start())
        parts += [text[place : found.start()], replace(text[found.start() : end])]
        place = end
    return "".join([*parts, text[place:]])


def _end(text: str, name: str, start: int) -> int:
    """Return where the element that opens at a place ends."""
    depth = 0
    for tag in _tags(name).finditer(text, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return len(text)


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}\b[^>]*>")
