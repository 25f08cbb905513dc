"""Finished HTML that Markdown need not read: set aside before it, and put back after."""

import re
from collections.abc import Mapping

_SHEET = re.compile(r'^<section class="guide-sheet.*?^</section>$', re.DOTALL | re.MULTILINE)
_PLACE = re.compile(r'<section data-guide-set-aside="(\d+)"></section>')


def set_aside(markdown: str) -> tuple[str, Mapping[str, str]]:
    """Return a page with a place for each of its sheets, and the sheets by their places.

    A sheet is HTML that a template wrote, and more than half of a page: reading it as
    Markdown would change nothing in it and take most of the time of a build.
    """
    sheets: dict[str, str] = {}

    def keep(found: re.Match[str]) -> str:
        number = str(len(sheets))
        sheets[number] = found[0]
        return f'<section data-guide-set-aside="{number}"></section>'

    return _SHEET.sub(keep, markdown), sheets


def put_back(html: str, sheets: Mapping[str, str]) -> str:
    """Return a page with its sheets where they stood."""
    return _PLACE.sub(lambda found: sheets[found[1]], html)
