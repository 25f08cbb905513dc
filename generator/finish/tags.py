"""The tags of a page, read as browsers read them, fast enough for a thousand pages."""

import html
import re
from collections.abc import Callable, Iterator, Mapping
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
_ABOUT = re.compile(r"\bstyle\b|\bdata-guide-(?:store|place|late-from|emergency)\b", re.IGNORECASE)


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
        found: dict[str, str] = {}
        for name, double, single, bare in _ATTRIBUTE.findall(self.written):
            found.setdefault(name.lower(), html.unescape(double or single or bare))
        return found

    def moved(self, by: int) -> "Tag":
        """Return it as it is when the text before it has grown."""
        return self._replace(start=self.start + by, end=self.end + by)


def tags(page: str) -> Iterator[Tag]:
    """Return all start tags of a page; what looks like one in scripts or comments is none."""
    return _read(page, is_wanted=lambda *_: True)


def telling(page: str) -> Iterator[Tag]:
    """Return the start tags that say what a page loads or is, a few of its thousand or so."""
    return _read(page, is_wanted=_tells)


def _tells(name: str, written: str) -> bool:
    return name in _NAMES or _ABOUT.search(written) is not None


def _read(page: str, is_wanted: Callable[[str, str], bool]) -> Iterator[Tag]:
    place = 0
    while found := _TAG.search(page, place):
        place = found.end()
        if found[1] is None:
            continue
        name, text = found[1].lower(), ""
        if name in _RAW:
            closing = _RAW[name].search(page, place)
            text = page[place : closing.start() if closing else len(page)]
            place += len(text)
        if is_wanted(name, found[2]):
            yield Tag(name, found[2], found.start(), found.end(), text)
