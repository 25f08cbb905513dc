"""Numbers that stay on one line with their unit, on every page and every sheet."""

import re

_UNITS = (
    "°[CF]?", "%", "mm", "cm", "m", "km", "mg", "g", "kg", "ml", "l", "s", "min", "h", "km/h",
    "oz", "lbs?", r"in(?!\s+\w)", "ft", "yd", "mi", "mph", "kcal", "kJ",
)  # fmt: skip
"""Signs and short forms, which mean nothing alone; "in" before a word is that word."""

_BETWEEN = re.compile(rf"[0-9¼½¾][ \n](?=[°%A-Za-z])(?=(?:{'|'.join(_UNITS)})(?!\w))")
_NO_BREAK = "\u00a0"


def unbroken(page: str) -> str:
    """Return a page of Markdown and HTML with a no-break space between numbers and units.

    Only in its prose: front matter, tags and code stay as they are written.
    """
    parts, place = [], 0
    for found in _BETWEEN.finditer(page, _after_front_matter(page)):
        if _is_prose(page, found.start() + 1):
            parts += [page[place : found.start() + 1], _NO_BREAK]
            place = found.end()
    return "".join([*parts, page[place:]])


def _after_front_matter(page: str) -> int:
    return page.find("\n---\n", 3) + 1 if page.startswith("---\n") else 0


def _is_prose(page: str, place: int) -> bool:
    """Tell whether a place is in a sentence; few places are asked about, so this may look far."""
    tag = page.rfind("<", 0, place)
    is_in_tag = tag > page.rfind(">", 0, place) and (
        page[tag + 1].isalpha() or page[tag + 1] == "/"
    )
    line = page[page.rfind("\n", 0, place) + 1 : place]
    is_code = line.count("`") % 2 or page.count("```", 0, place) % 2 or line.startswith("    ")
    ends_block = page[place] == "\n" and line.lstrip().startswith(("#", "|", "<"))
    return not (is_in_tag or is_code or ends_block)
