"""After an edit of a plan, a server builds only the pages that are different for it.

MkDocs builds every page at every save, which takes as long as the guide is large. This is the
one module that reaches into how it builds a page. With a release of MkDocs that it was not
written for, and after any edit but one of a plan, MkDocs builds all pages as ever.
"""

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import mkdocs
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.plugins.staged-plans")

KNOWN = "1.6."
"""The releases of MkDocs whose insides this module knows."""

K = TypeVar("K")

Stamps = Mapping[Path, tuple[int, int]]


def is_possible() -> bool:
    """Tell whether this MkDocs is one whose insides are known, and say so where it is not."""
    if mkdocs.__version__.startswith(KNOWN):
        return True
    log.info("MkDocs %s is new here, so each save builds all pages.", mkdocs.__version__)
    return False


class LastBuild:
    """What a server's last whole build left: enough to build single pages again."""

    def __init__(self, config: MkDocsConfig, files: Files, nav: Navigation, env: Any) -> None:
        self.config, self.files, self.nav, self.env = config, files, nav, env
        plugins = config.plugins
        self._search: Any = plugins.get("material/search") or plugins.get("search")
        # Kept, for a build that fails has begun with an empty one.
        self._index = getattr(self._search, "search_index", None)

    def copied(self, edited: Iterable[Path]) -> list[str] | None:
        """Return the paths in the site of files that were edited: pages by hand, styles, scripts.

        Nothing is returned where one is something else, such as a template.
        """
        edited = list(edited)
        if not edited:  # as after most edits, for plans are not among them
            return []
        sources = [(path, file.abs_src_path) for path, file in self.files.src_uris.items()]
        known = {Path(source).resolve(): path for path, source in sources if source}
        found = [known.get(path.resolve()) for path in edited]
        return [path for path in found if path] if all(found) else None

    def build(self, texts: Mapping[str, str], others: Mapping[str, str | bytes]) -> None:
        """Build pages anew from Markdown, and write other files, each by its path."""
        if self._index:
            self._search.search_index = self._index
        for path, content in others.items():
            self._file(path, content).copy_file()
        found = (self._file(path, text).page for path, text in texts.items())
        pages = [page for page in found if page]
        for page in pages:
            build._populate_page(page, self.config, self.files)  # noqa: SLF001
        for page in pages:
            self._write(page)
        for page in pages:
            level = self.config.validation.links.anchors
            page.validate_anchor_links(files=self.files, log_level=level)
        if self._index:
            self._search.on_post_build(config=self.config)

    def _file(self, path: str, content: str | bytes) -> File:
        file = self.files.src_uris[path]
        file.dest_dir = self.config.site_dir  # the site has been put in its place meanwhile
        file.__dict__.pop("abs_dest_path", None)
        if file.generated_by is None:  # a page by hand is read from its file
            return file
        if isinstance(content, str):
            file.content_string = content
        else:
            file.content_bytes = content
        return file

    def _write(self, page: Page) -> None:
        """Write a page, with what the search finds on it in the place of what it found before."""
        before = self._index.entries if self._index else []
        is_here = [entry["location"].partition("#")[0] == page.url for entry in before]
        others = [entry for entry, here in zip(before, is_here, strict=True) if not here]
        place = is_here.index(True) if True in is_here else len(others)
        if self._index:
            self._index.entries = others[:place]
        shown = self.files.documentation_pages()
        build._build_page(page, self.config, shown, self.nav, self.env)  # noqa: SLF001
        if self._index:
            self._index.entries += others[place:]


def stamps(folders: Iterable[Path], without: Path) -> Stamps:
    """Return when each file of some folders was changed, leaving out one folder."""
    found: dict[Path, tuple[int, int]] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else (folder,):
            if path.is_file() and not path.is_relative_to(without):
                state = path.stat()
                found[path] = (state.st_mtime_ns, state.st_size)
    return found


def different(before: Mapping[K, Any], now: Mapping[K, Any]) -> list[K] | None:
    """Return which values are different, or nothing where there are others than before."""
    if before.keys() != now.keys():
        return None
    return [key for key in now if now[key] != before[key]]
