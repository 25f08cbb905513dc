"""The files that a reader of the site may need: all pages, and all that they lead on to load.

Found by following what pages, styles and scripts say, so that a theme's unused files, such as
its source maps and its search in other languages, are left out.
"""

import json
import posixpath
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.finish.built import Built
from generator.finish.manifest import MANIFEST
from generator.finish.tags import Tag

_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)""")
_MODULE = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)['"](\.[^'"]+)['"]""")
_BESIDE = re.compile(r"""\bnew URL\(['"](\.[^'"]+)['"], import\.meta\.url\)""")
_ALWAYS = (MANIFEST, "sitemap.xml", "search/search_index.json", "search.json")
"""What the theme's scripts ask for, be it Material's or Zensical's."""
_LOADED = {"script": "src", "img": "src", "source": "src", "link": "href"}
_SAID = ("icon", "stylesheet", "apple-touch-icon", "modulepreload")


def reachable(built: Built) -> tuple[str, ...]:
    """Return the paths of all files that pages need, in order."""
    found: set[str] = set()
    waiting = [*built.pages, *(path for path in _ALWAYS if path in built.paths)]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting.extend(_needs(built, path))
    return tuple(sorted(found))


def brought(built: Built, ending: str) -> tuple[str, ...]:
    """Return the files with such a name that scripts bring once they are needed."""
    found = {
        file
        for path in built.paths
        if path.endswith(".mjs")
        for reference in _BESIDE.findall(built.text(path))
        if (file := built.file_of(path, reference)) and file.endswith(ending)
    }
    return tuple(sorted(found))


def _needs(built: Built, path: str) -> Iterator[str]:
    for reference in _references(built, path):
        if file := built.file_of(path, reference):
            yield file


def _references(built: Built, path: str) -> Iterator[str]:
    match posixpath.splitext(path)[1]:
        case ".html":
            for tag in built.tags(path):
                yield from _loaded(tag)
        case ".css":
            yield from ("".join(parts) for parts in _URL.findall(built.text(path)))
        case ".mjs":
            yield from (urlsplit(each).path for each in _MODULE.findall(built.text(path)))
            yield from _BESIDE.findall(built.text(path))
        case ".webmanifest":
            yield from (icon["src"] for icon in json.loads(built.text(path))["icons"])


def _loaded(tag: Tag) -> Iterator[str]:
    if "data-guide-late-from" in tag.written:
        yield tag.attributes["data-guide-late-from"]
    attribute = _LOADED.get(tag.name)
    about = tag.attributes if attribute else {}
    if attribute and attribute in about:
        if tag.name != "link" or set(about.get("rel", "").split()) & set(_SAID):
            yield about[attribute]
    elif tag.name == "script" and about.get("id") == "__config":  # the theme's own settings
        yield str(json.loads(tag.text).get("search") or "")
