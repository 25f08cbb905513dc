"""Single pages, built apart from all others: those a plan's edit changes, or those made ahead.

MkDocs builds every page, one after the other and at every save, which takes as long as the guide
is large. This is the one module that reaches into how it builds a page. With a release of MkDocs
that it was not written for, MkDocs builds all pages as ever.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import mkdocs
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from generator.searched import Searched

log = logging.getLogger("mkdocs.plugins.staged-plans")

KNOWN = "1.6."
"""The releases of MkDocs whose insides this module knows."""

K = TypeVar("K")


def is_possible(config: MkDocsConfig) -> bool:
    """Tell whether this MkDocs and its search are known inside, and say where MkDocs is not.

    Pages can be added to the theme's search one by one, not to MkDocs's own.
    """
    if "search" in config.plugins:
        return False
    if mkdocs.__version__.startswith(KNOWN):
        return True
    log.info("MkDocs %s is new here, so all pages are built its way.", mkdocs.__version__)
    return False


class Writer:
    """Makes single pages as MkDocs does, but for what it does with all of them."""

    def __init__(self, config: MkDocsConfig, files: Files, nav: Navigation, env: Any) -> None:
        self.config, self.files, self.nav, self.env = config, files, nav, env
        search: Any = config.plugins.get("material/search")
        index = getattr(search, "search_index", None)
        self._entries: list[Any] = index.entries if index else []
        self._shown = files.documentation_pages()

    def read(self, file: File) -> Page:
        """Return the page of a file, read and rendered from Markdown."""
        page = Page(None, file, self.config)
        build._populate_page(page, self.config, self.files)  # noqa: SLF001
        return page

    def write(self, page: Page) -> tuple[str, list[dict[str, Any]]]:
        """Return what would be written for a page, and what would be searched of it."""
        plugins, config = self.config.plugins, self.config
        before = len(self._entries)
        page.active, config._current_page = True, page  # noqa: SLF001
        try:
            context = build.get_context(self.nav, self._shown, config, page)
            template = self.env.get_template(page.meta.get("template", "main.html"))
            context = plugins.on_page_context(context, page=page, config=config, nav=self.nav)
            output = plugins.on_post_page(template.render(context), page=page, config=config)
            return output, self._entries[before:]
        finally:
            del self._entries[before:]
            page.active, config._current_page = False, None  # noqa: SLF001

    def add_entries(self, entries: Iterable[Mapping[str, Any]]) -> None:
        """Have pages searched that were written elsewhere."""
        self._entries.extend(entries)


class TooMuch(Exception):
    """More is different than what was asked for."""


class LastBuild:
    """What a server's last whole build left: enough to build single pages again."""

    def __init__(self, config: MkDocsConfig, files: Files, nav: Navigation, env: Any) -> None:
        self.config, self.files, self.nav, self.env = config, files, nav, env
        self._searched = Searched(config)

    def copied(self, edited: Iterable[Path]) -> list[str] | None:
        """Return the paths in the site of files that were edited: pages by hand, styles, scripts.

        What is not published is passed over. Nothing is returned where one is something else,
        such as the settings, or a draft that only the preview shows.
        """
        edited = list(edited)
        if not edited:  # as after most edits, for plans are not among them
            return []
        sources = [(file, file.abs_src_path) for file in self.files.src_uris.values()]
        known = {Path(source).resolve(): file for file, source in sources if source}
        found = [known.get(path.resolve()) for path in edited]
        if not all(found) or any(file and _is_draft(file) for file in found):
            return None
        return [file.src_uri for file in found if file and file.inclusion.is_included()]

    def is_of_theme(self, path: Path) -> bool:
        """Tell whether a file is a template of the theme, and no more is written with those than
        pages that are published.
        """
        is_template = path.suffix == ".html" and any(
            map(path.is_relative_to, self.config.theme.dirs)
        )
        is_more = self.config.extra_templates or any(map(_is_draft, self.files))
        return is_template and not is_more

    def build(
        self,
        texts: Mapping[str, str],
        others: Mapping[str, str | bytes],
        *,
        is_theme_new: bool = False,
    ) -> int:
        """Build pages anew from Markdown, and write other files, each by its path.

        Where the theme is new, all pages are written anew, and what it has beside them.
        Return how many pages were written. Nothing is written before all of it is made.

        Raises:
            TooMuch: a page has another title, which other pages show.
            Exception: whatever reading a page or rendering a template may end with.
        """
        pages = [page for path, text in texts.items() if (page := self._file(path, text).page)]
        self._read(pages)
        everywhere = [page for file in self.files.documentation_pages() if (page := file.page)]
        if is_theme_new:
            self._begin_theme()
            pages = everywhere
        made = self._made(pages)
        for path, content in others.items():
            self._file(path, content).copy_file()
        if is_theme_new:
            self._write_theme()
        self._write(made)
        level = self.config.validation.links.anchors
        for page in everywhere:
            page.validate_anchor_links(files=self.files, log_level=level)
        self._searched.write()
        return len(made)

    def _read(self, pages: Sequence[Page]) -> None:
        """Read pages anew."""
        for page in pages:
            title = page.title
            build._populate_page(page, self.config, self.files)  # noqa: SLF001
            if page.title != title and page in self.nav.pages:
                raise TooMuch

    def _begin_theme(self) -> None:
        """Read the theme's templates anew."""
        config, files = self.config, self.files
        self.env = config.plugins.on_env(config.theme.get_env(), config=config, files=files)

    def _write(self, made: Iterable[tuple[Page, str]]) -> None:
        """Write pages, each with what is in its file."""
        for page, output in made:
            self._put(page.file)
            if output.strip():
                text = output.encode("utf-8", errors="xmlcharrefreplace")
                write_file(text, str(page.file.abs_dest_path))

    def _write_theme(self) -> None:
        """Write what the theme has beside pages."""
        for name in self.config.theme.static_templates:
            build._build_theme_template(name, self.env, self.files, self.config, self.nav)  # noqa: SLF001

    def _file(self, path: str, content: str | bytes) -> File:
        file = self.files.src_uris[path]
        self._put(file)
        if file.generated_by is None:  # a page by hand is read from its file
            return file
        if isinstance(content, str):
            file.content_string = content
        else:
            file.content_bytes = content
        return file

    def _put(self, file: File) -> None:
        file.dest_dir = self.config.site_dir  # the site has been put in its place meanwhile
        file.__dict__.pop("abs_dest_path", None)

    def _made(self, pages: Sequence[Page]) -> list[tuple[Page, str]]:
        """Return what is written for pages, and have the search find that in place of the old."""
        writer = Writer(self.config, self.files, self.nav, self.env)
        made = [(page, *writer.write(page)) for page in pages]
        self._searched.replace({page.url: entries for page, _, entries in made})
        return [(page, output) for page, output, _ in made]


def _is_draft(file: File) -> bool:
    return file.inclusion.is_in_serve() and not file.inclusion.is_included()


def different(before: Mapping[K, Any], now: Mapping[K, Any]) -> list[K] | None:
    """Return which values are different, or nothing where there are others than before."""
    if before.keys() != now.keys():
        return None
    return [key for key in now if now[key] != before[key]]
