"""The tags of a page, read as browsers read them, fast enough for a thousand pages."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from sys import intern
from typing import NamedTuple

_TAG = re.compile(
    r"""<!--.*?(?:-->|\Z)|<([a-zA-Z][^\s/>]*)([^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*)>""", re.DOTALL
)
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title")
}
_NAMES = {"html", "head", "title", "meta", "link", "script", "style", "img", "source"}
_QUIET = (
    r"""[^"'>sdSD]*+(?:(?:"[^"]*+"|'[^']*+'|[sS](?!(?i:tyle)\b)"""
    r"""|[dD](?!(?i:ata-guide-(?:store|place|late-from|emergency))\b))[^"'>sdSD]*+)*+"""
)
_IS_QUIET = re.compile(_QUIET)
_READ = {*_NAMES, *_RAW}
_FIRST = "".join(sorted({name[0] + name[0].upper() for name in _READ}))
_REST = "|".join(sorted({name[1:] for name in _READ}))
_SILENT = re.compile(
    rf"""[^<]*+(?:<(?:[^a-zA-Z!<]|(?![{_FIRST}](?i:{_REST})[\s/>])[a-zA-Z][^\s/>]*+{_QUIET}>)"""
    r"""[^<]*+)*+"""
)
"""As far as it goes there is no tag that tells: most texts, tags and attributes of a page."""


class Tag(NamedTuple):
    """A start tag: where it stands in the page, and the text inside a script, style or title."""

    name: str
    written: str
    start: int
    end: int
    text: str = ""

    @property
    def attributes(self) -> Mapping[str, str]:
        """Its attributes, with character references resolved."""
        return _attributes(self.written)

    def moved(self, by: int) -> "Tag":
        """Return it as it is when the text before it has grown."""
        return self._replace(start=self.start + by, end=self.end + by) if by else self


Tags = tuple[Tag, ...]


@lru_cache(maxsize=4096)  # those of the theme are the same on many pages
def _attributes(written: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found


def tags(page: str) -> Iterator[Tag]:
    """Return all start tags of a page; what looks like one in scripts or comments is none."""
    place = 0
    while found := _TAG.search(page, place):
        place, tag = _read(page, found)
        if tag:
            yield tag


def telling(page: str) -> Iterator[Tag]:
    """Return the start tags that say what a page loads or is, a few of its thousand or so.

    Of titles, that is the first: drawings have some too.
    """
    place, is_titled = _after_silence(page, 0), False
    while found := _TAG.search(page, place):
        place, tag = _read(page, found)
        place = _after_silence(page, place)
        if not tag or (tag.name == "title" and is_titled):
            continue
        is_titled = is_titled or tag.name == "title"
        if tag.name in _NAMES or not _IS_QUIET.fullmatch(tag.written):
            yield tag


def _after_silence(page: str, place: int) -> int:
    """Return where the next tag may stand that tells."""
    found = _SILENT.match(page, place)
    return found.end() if found else place


def _read(page: str, found: re.Match[str]) -> tuple[int, Tag | None]:
    """Return where reading goes on after a tag or a comment, and the tag."""
    place = found.end()
    if found[1] is None:
        return place, None
    name, text = found[1].lower(), ""
    if name in _RAW:
        closing = _RAW[name].search(page, place)
        text = page[place : closing.start() if closing else len(page)]
        place += len(text)
    # Interned, for the theme's are the same on all pages, and some are long.
    return place, Tag(intern(name), intern(found[2]), found.start(), found.end(), intern(text))


Change = tuple[int, int, str]
"""Where a stretch of a page starts and ends, and what is put in its place: whole tags, both."""


def spliced(page: str, changes: Iterable[Change]) -> str:
    """Return a page with some changes, of which none reaches into another."""
    parts, place = [], 0
    for start, end, text in sorted(changes):
        parts += [page[place:start], text]
        place = end
    return "".join([*parts, page[place:]])


def moved(found: Iterable[Tag], changes: Iterable[Change]) -> Iterator[Tag]:
    """Return the tags of a page as they are once it has been changed, without reading it again."""
    waiting, by = iter(found), 0
    tag = next(waiting, None)
    for start, end, text in sorted(changes):
        while tag and tag.start < start:
            yield tag.moved(by)
            tag = next(waiting, None)
        yield from (new.moved(start + by) for new in telling(text))
        while tag and tag.start < end:
            tag = next(waiting, None)
        by += len(text) - (end - start)
    while tag:
        yield tag.moved(by)
        tag = next(waiting, None)
