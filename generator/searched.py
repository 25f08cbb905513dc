"""What a server's last build found to be searched, page by page, and the file that holds it.

The theme's search writes all it knows as JSON at the end of a build, which takes as long as a guide
is large. After an edit, the JSON of most pages stands already.
"""

import json
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import write_file

Entry = Mapping[str, Any]

_NOTHING = '"docs":[]}'
"""How the theme's file ends where nothing is searched."""


class Searched:
    """The entries of the theme's search by the addresses of their pages."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._plugin: Any = config.plugins.get("material/search")
        self._index = getattr(self._plugin, "search_index", None)
        self._found: dict[str, Sequence[Entry]] = {}
        for entry in self._index.entries if self._index else ():
            page = entry["location"].partition("#")[0]
            self._found[page] = [*self._found.get(page, ()), entry]
        self._written = {page: _json(entries) for page, entries in self._found.items()}

    def replace(self, found: Mapping[str, Sequence[Entry]]) -> None:
        """Have pages found by other entries than before."""
        self._found |= found
        self._written |= {page: _json(entries) for page, entries in found.items()}

    def write(self) -> None:
        """Write the file as the theme's search does."""
        if not self._index:
            return
        self._index.entries = []
        begin = self._index.generate_search_index(None)
        if not begin.endswith(_NOTHING):  # it is another search than the one known here
            self._index.entries = list(chain.from_iterable(self._found.values()))
            self._plugin.on_post_build(config=self._config)
            return
        text = begin.removesuffix("]}") + ",".join(filter(None, self._written.values())) + "]}"
        file = Path(self._config.site_dir, "search", "search_index.json")
        write_file(text.encode("utf-8"), str(file))


def _json(entries: Sequence[Entry]) -> str:
    return ",".join(json.dumps(entry, separators=(",", ":"), default=str) for entry in entries)
