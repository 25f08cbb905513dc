"""Ways to other pages, to sources and to drawings."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LinkView:
    """A link to another page, relative to the page it stands on.

    A link to a stage has its number, and its steps as the browser counts them.
    """

    title: str
    href: str
    number: int = 0
    count: str = ""
    steps: int = 0


@dataclass(frozen=True)
class IconView:
    """A small drawing by its name, as the d of an SVG path on a square of 24."""

    name: str
    drawing: str


@dataclass(frozen=True)
class SourceView:
    """An entry of a list of sources; `used` leads to what rests on it, where that is shown."""

    key: str
    number: int
    title: str
    author: str
    tier: str
    year: int | None
    url: str | None
    note: str | None
    used: tuple[LinkView, ...] = ()
