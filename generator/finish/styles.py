"""Style sheets, joined: those that stand one after another on a page come in one request.

A sheet that a script brings when something is opened stays alone, and is made small.
"""

import hashlib
import posixpath
import re

import rcssmin

from generator.finish.built import Built
from generator.finish.reach import brought
from generator.finish.tags import Tag

_MAP = re.compile(r"/\*# sourceMappingURL=[^*]*\*/\s*$")


def join_styles(built: Built) -> None:
    """Join the neighbouring style sheets of each page; the name says what is in the new one."""
    made: dict[tuple[str, ...], str] = {}
    for path in built.pages:
        links = [tag for tag in built.tags(path) if _is_sheet(tag)]
        changes = []
        for run in _runs(built.text(path) if len(links) > 1 else "", links):
            files = [built.file_of(path, tag.attributes["href"]) for tag in run]
            sheets = tuple(file for file in files if file)
            if len(sheets) < 2 or len(sheets) < len(files) or not _share_folder(sheets):
                continue
            if sheets not in made:
                made[sheets] = _joined(built, sheets)
            first = run[0].attributes["href"]
            way = posixpath.join(posixpath.dirname(first), posixpath.basename(made[sheets]))
            link = f'<link rel="stylesheet" href="{way}">'
            changes.append((run[0].start, run[-1].end, link))
        if changes:
            built.splice(path, changes)
    for sheet in brought(built, ".css"):
        built.put(sheet, _small(built, sheet) + "\n")


def _is_sheet(tag: Tag) -> bool:
    about = tag.attributes
    return tag.name == "link" and about.get("rel") == "stylesheet" and "href" in about


def _runs(page: str, links: list[Tag]) -> list[list[Tag]]:
    """Return the links that have nothing but white space between them, and no condition."""
    runs: list[list[Tag]] = []
    for tag in links:
        follows = bool(runs) and not page[runs[-1][-1].end : tag.start].strip()
        if follows and not _has_condition(tag) and not _has_condition(runs[-1][-1]):
            runs[-1].append(tag)
        else:
            runs.append([tag])
    return runs


def _has_condition(tag: Tag) -> bool:
    return "media" in tag.attributes or "disabled" in tag.attributes


def _share_folder(sheets: tuple[str, ...]) -> bool:
    return len({posixpath.dirname(sheet) for sheet in sheets}) == 1


def _joined(built: Built, sheets: tuple[str, ...]) -> str:
    """Write the sheets as one, beside them, and return its path."""
    text = "\n".join(_small(built, sheet) for sheet in sheets) + "\n"
    name = f"joined.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css"
    path = posixpath.join(posixpath.dirname(sheets[0]), name)
    built.put(path, text)
    return path


def _small(built: Built, sheet: str) -> str:
    return str(rcssmin.cssmin(_MAP.sub("", built.text(sheet)).removeprefix("\ufeff")))
