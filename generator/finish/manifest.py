"""The web app manifest: what a phone needs to put the guide on its home screen.

All of it is said on the pages already: the name and the colours in the head of the first page,
the pictures in the site's folder.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.finish.built import Built

MANIFEST = "manifest.webmanifest"
_PICTURE = re.compile(r"(?:.*/)?icon-(?P<size>\d+)\.png")


def add_manifest(built: Built) -> None:
    """Write the manifest."""
    built.put(MANIFEST, json.dumps(manifest(built), ensure_ascii=False, indent=1) + "\n")


def manifest(built: Built) -> Mapping[str, Any]:
    """Return what the manifest says."""
    said = _said(built)
    name = said.get("application-name") or said["title"]
    made = {
        "id": "./",
        "name": name,
        "short_name": said.get("apple-mobile-web-app-title") or name,
        "description": said.get("description", ""),
        "lang": said["lang"],
        "dir": "auto",
        "start_url": "./?open=continue",
        "scope": "./",
        "display": "standalone",
        "icons": list(_icons(built)),
    }
    if colour := said.get("colour"):
        made |= {"theme_color": colour, "background_color": colour}
    return made


def _said(built: Built) -> Mapping[str, str]:
    """Return what the head of the first page says, by name; of several, what comes first."""
    said: dict[str, str] = {"lang": "en", "title": "", "colour": ""}
    for tag in built.tags("index.html"):
        about = tag.attributes
        if tag.name == "html":
            said["lang"] = about.get("lang", "en")
        elif tag.name == "title" and not said["title"]:
            said["title"] = tag.text.strip()
        elif tag.name == "meta" and "name" in about:
            said.setdefault(about["name"], about.get("content", ""))
            said["colour"] = said["colour"] or about.get("data-guide-colour", "")
    return said


def _icons(built: Built) -> Iterator[Mapping[str, str]]:
    for path in sorted(built.paths):
        if found := _PICTURE.fullmatch(path):
            size = f"{found['size']}x{found['size']}"
            icon = {"src": path, "sizes": size, "type": "image/png"}
            yield icon | {"purpose": "any"}
            yield icon | {"purpose": "maskable"}
