"""Templates that a page needs only when something is opened: moved into a file beside the page."""

import posixpath
import re

from generator.finish.built import Built
from generator.finish.trim import trimmed_page

_LATE = re.compile(r"<template\b[^>]*\bdata-guide-late(?=[\s>])[^>]*>.*?</template>", re.DOTALL)
_FILE = "late.txt"


def move_late(built: Built) -> None:
    """Move the late templates of each page into a file that it points to.

    The pointer stands where the first of them stood. `late.mjs` puts them back when needed.
    """
    for path, page in built.pages.items():
        found = list(_LATE.finditer(page))
        if not found:
            continue
        text = "\n".join(match[0] for match in found) + "\n"
        file = late_file(path)
        built.put(file, trimmed_page(text))
        pointer = f'<template data-guide-late-from="{built.root(path)}{file}"></template>'
        changes = [(match.start(), match.end(), "") for match in found]
        changes[0] = (*changes[0][:2], pointer)
        built.splice(path, changes)


def late_file(page: str) -> str:
    """Return the path of the file that a page's late templates are moved into."""
    folder, name = posixpath.split(page)
    return posixpath.join(folder, _FILE if name == "index.html" else f"{name}.{_FILE}")
