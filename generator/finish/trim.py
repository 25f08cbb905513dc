"""Indentation and blank lines, which only people need, taken out of what is sent."""

import re

_KEPT = re.compile(r"<(pre|textarea|script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_BLANK = " \t\r\f"  # what HTML takes for white space; a no-break space is none


def trimmed_page(page: str) -> str:
    """Return a page with each white space that holds a line end as one line end."""
    parts, place = [], 0
    for kept in _KEPT.finditer(page):
        parts += [_trimmed(page[place : kept.start()]), kept[0]]
        place = kept.end()
    return "".join([*parts, _trimmed(page[place:])])


def _trimmed(text: str) -> str:
    first, *others = text.split("\n")
    if not others:
        return text
    inner = (line for each in others[:-1] if (line := each.strip(_BLANK)))
    return "\n".join([first.rstrip(_BLANK), *inner, others[-1].lstrip(_BLANK)])
