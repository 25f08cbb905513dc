"""The start tags of a page, by Python's own parser and by the generator's reader."""

from html.parser import HTMLParser
from typing import Any

from generator.finish.tags import tags


class Known(HTMLParser):
    """The start tags of a page as Python's own parser reads them, with the text in scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[list[Any]] = []
        self.inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.found.append([tag, {name: value or "" for name, value in attrs}, ""])
        self.inside = tag in ("script", "style")

    def handle_endtag(self, _: str) -> None:
        """Note that what comes is no longer in it."""
        self.inside = False

    def handle_data(self, data: str) -> None:
        """Note the text in scripts and styles."""
        if self.inside:
            self.found[-1][2] += data


def known(page: str) -> list[tuple[str, dict[str, str], str]]:
    """Return the tags of a page by Python's parser, with the texts that matter."""
    return [(name, about, text.strip()) for name, about, text in Known(page).found]


def ours(page: str) -> list[tuple[str, dict[str, str], str]]:
    """Return the tags of a page by our reader, with the texts that matter."""
    raw = ("script", "style")
    return [
        (tag.name, dict(tag.attributes), tag.text.strip() if tag.name in raw else "")
        for tag in tags(page)
    ]
