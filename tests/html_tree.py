"""HTML as a tree to look things up in, read as browsers read it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr",
}  # fmt: skip


@dataclass
class Element:
    """An element with its attributes, and the texts and elements in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in the element, to the letter."""
        return "".join(part if isinstance(part, str) else part.text for part in self.inside)

    @property
    def all(self) -> Iterator["Element"]:
        """All elements inside, in the order of the page."""
        for part in self.inside:
            if isinstance(part, Element):
                yield part
                yield from part.all

    def named(self, *tags: str, **attributes: str) -> list["Element"]:
        """Return the elements inside with one of the tags and with all the attributes."""
        wanted = attributes.items()
        return [e for e in self.all if e.tag in tags and wanted <= e.attributes.items()]

    def with_id(self, name: str) -> "Element":
        """Return the only element inside that has an id."""
        found = [element for element in self.all if element.attributes.get("id") == name]
        assert len(found) == 1, f"{len(found)} elements have the id {name}"
        return found[0]

    def of_class(self, name: str) -> list["Element"]:
        """Return the elements inside that have a class."""
        return [e for e in self.all if name in e.attributes.get("class", "").split()]


def tree(html: str) -> Element:
    """Return a page, or a part of one, as an element that holds it."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.root


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inside.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take <path/> as empty; in HTML only void and foreign elements are written so."""
        self._open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)
