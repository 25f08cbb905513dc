"""Indentation, blank lines and comments, which only people need, taken out of what is sent."""

import re

from generator.finish.built import Built

_KEPT_OR_INDENTED = re.compile(
    r"(<(pre|textarea|script|style)\b.*?</\2\s*>)|\s*\n\s*", re.DOTALL | re.IGNORECASE
)
_COMMENT = re.compile(r"^[ \t]*/\*(?:(?!\*/)[\s\S])*\*/[ \t]*\n", re.MULTILINE)
_INDENTED = re.compile(r"\s*\n\s*")


def trim_pages(built: Built) -> None:
    """Take indentation out of all pages; what a browser shows stays the same."""
    for path, page in built.pages.items():
        built.put(path, trimmed_page(page))


def trimmed_page(page: str) -> str:
    """Return a page with each white space that holds a line end as one line end."""
    return _KEPT_OR_INDENTED.sub(lambda found: found[1] or "\n", page)


def trimmed_styles(sheet: str) -> str:
    """Return a style sheet without indentation, and without comments that fill whole lines."""
    return _INDENTED.sub("\n", _COMMENT.sub("", sheet))
