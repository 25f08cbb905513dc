"""Templates that a page needs only when something is opened: moved into files of their own."""

import hashlib
import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.finish.tags import Change
from generator.finish.trim import trimmed_page

_LATE = re.compile(
    r'<template\b[^>]*\bdata-guide-late(?P<every>="every")?(?=[\s>])[^>]*>.*?</template>', re.DOTALL
)
_FILE = "late.txt"


class Late(NamedTuple):
    """Templates that go into one file: its path, its text, and where they stood on their page."""

    file: str
    text: str
    spans: tuple[tuple[int, int], ...]


def late(page: str, path: str) -> Iterator[Late]:
    """Return the late templates of a page, by the files they go into.

    Those of `data-guide-late="every"` are outside of what instant navigation swaps, and a page's
    own go with the page, so they have two files.
    """
    found = list(_LATE.finditer(page))
    for is_every in (False, True):
        if group := [each for each in found if bool(each["every"]) is is_every]:
            text = trimmed_page("\n".join(each[0] for each in group) + "\n")
            file = _every_file(text) if is_every else late_file(path)
            yield Late(file, text, tuple(each.span() for each in group))


def without_late(lates: Iterable[Late], root: str) -> Iterator[Change]:
    """Take late templates out of a page; where the first of a file stood, it points to that.

    `root` leads to the top of the site. `late.mjs` puts them back when they are needed.
    """
    for file, _, ((start, end), *others) in lates:
        yield start, end, f'<template data-guide-late-from="{root}{file}"></template>'
        yield from ((start, end, "") for start, end in others)


def _every_file(text: str) -> str:
    """Return the path of a file that pages share for as long as it says the same on them."""
    return f"assets/{hashlib.sha256(text.encode('utf-8')).hexdigest()[:8]}.{_FILE}"


def late_file(page: str) -> str:
    """Return the path of the file that a page's own late templates are moved into."""
    folder, name = posixpath.split(page)
    return posixpath.join(folder, _FILE if name == "index.html" else f"{name}.{_FILE}")
