"""The pages of plans, made by processes side by side, while MkDocs does the rest.

To MkDocs they are pages that are empty, until it asks what to write. A plan on whose pages there
is anything to say, be it a warning, is made once more by this process: so all is told as ever.
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from posixpath import normpath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from generator import quick
from generator.finish import Ready, Tags, Ways, ready
from generator.pages import Group
from generator.side_by_side import SideBySide, processes

log = logging.getLogger("mkdocs.plugins.staged-plans")
_engine = logging.getLogger("mkdocs")


@dataclass(frozen=True)
class Written:
    """A page as a site has it: what is in its file, what is searched, and what links need."""

    ready: Ready
    entries: Sequence[Mapping[str, Any]]
    ids: frozenset[str]
    links: Mapping[str, dict[str, str]]


class EmptyPage(Page):
    """A page that MkDocs need neither read nor render."""

    def read_source(self, _: MkDocsConfig) -> None:
        """Read nothing."""
        self.markdown = ""

    def render(self, *_: object) -> None:
        """Render nothing."""
        self.content = ""


def can_be(config: MkDocsConfig, groups: Sequence[Group]) -> bool:
    """Tell whether pages can be made side by side, and need not be known for the navigation."""
    paths = {path for group in groups for path, source in group.pages.items() if source}
    named = {normpath(path) for path in _named(config.nav)}
    is_any_named = not config.nav or bool(named & paths)
    return processes() > 1 and not is_any_named and quick.is_possible(config)


class Ahead:
    """The pages of all plans, asked for in the order of the guide."""

    tags: dict[str, Tags]

    def __init__(self, groups: Sequence[Group], pages: Callable[[Group], Iterator[File]]) -> None:
        """Take groups of pages, and what makes the Markdown files of one."""
        self._groups, self._pages = groups, pages
        self._of = {path: number for number, group in enumerate(groups) for path in group.pages}
        self._made: dict[str, Written] = {}
        self._here: dict[int, Iterator[tuple[str, Written]]] = {}
        self._working: SideBySide[list[Written]] | None = None
        self._has_begun = False
        self.tags = {}

    def begin_reading(self, files: Files, nav: Navigation, config: MkDocsConfig) -> None:
        """Give MkDocs empty pages."""
        self._files, self._nav, self._config = files, nav, config
        self._empty = {path: EmptyPage(None, files.src_uris[path], config) for path in self._of}

    def begin_writing(self, env: Any, begin: Callable[[], object]) -> None:
        """Note with what pages are written; processes that make them call `begin` first."""
        self._writer = quick.Writer(self._config, self._files, self._nav, env)
        self._ways = Ways({file.dest_uri for file in self._files})
        self._begin = begin
        nothing = {"template": env.from_string(""), "search": {"exclude": True}}
        for page in self._empty.values():
            page.meta = nothing

    def output(self, page: Page) -> str | None:
        """Return what is in a page's file, or nothing where it is not one of these.

        The pages begin to be made when the first of all is written: most of what that took to
        begin with, such as the theme's templates, no process has to do again.
        """
        if not self._has_begun:
            self._has_begun = True  # first of all: a copy of this process must never begin any
            self._working = SideBySide(len(self._groups), self._quietly, partial(self._alone, page))
        if not isinstance(page, EmptyPage):
            return None
        made = self._take(page.file.src_uri)
        page.present_anchor_ids = set(made.ids)
        links = {self._files.src_uris[to]: anchors for to, anchors in made.links.items()}
        page.links_to_anchors = links
        self._writer.add_entries(made.entries)
        self.tags[page.file.dest_uri] = made.ready.tags
        for name, text in made.ready.late.items():
            file = Path(self._config.site_dir, name)
            if not file.exists():  # some are shared
                write_file(text.encode("utf-8"), str(file))
        return made.ready.text

    def end(self) -> None:
        """Stop whatever is being made."""
        if self._working:
            self._working.end()

    def _alone(self, first: Page) -> None:
        """In a process that makes pages: leave to the other one what is its own."""
        self._begin()
        first.active = False
        _engine.handlers = [_Unforeseen(logging.INFO)]

    def _take(self, path: str) -> Written:
        number = self._of[path]
        if path not in self._made and number not in self._here:
            made = self._working.result(number) if self._working else None
            self._made.update(zip(self._groups[number].pages, made or (), strict=bool(made)))
            self._here[number] = zip(
                self._groups[number].pages, self._written(self._groups[number]), strict=True
            )
        while path not in self._made:  # one by one, so that an error names the page it is on
            name, page = next(self._here[number])
            self._made[name] = page
            self._files.src_uris[name].page = self._empty[name]
        return self._made.pop(path)

    def _quietly(self, number: int) -> list[Written] | None:
        """Return the pages of a plan, or nothing where anything else is to be said."""
        try:
            return list(self._written(self._groups[number]))
        except _Unforeseen.Said:
            return None

    def _written(self, group: Group) -> Iterator[Written]:
        for file in self._pages(group):
            page = self._writer.read(file)
            output, entries = self._writer.write(page)
            file.content_string = ""
            links = page.links_to_anchors or {}
            yield Written(
                ready(output, file.dest_uri, self._ways.root_of),
                entries,
                frozenset(page.present_anchor_ids or ()),
                {to.src_uri: anchors for to, anchors in links.items()},
            )


class _Unforeseen(logging.Handler):
    """Ends what would have to be told, for another process tells it."""

    class Said(Exception):
        """There is something to tell."""

    def emit(self, _: logging.LogRecord) -> None:
        """End it."""
        raise self.Said


def _named(nav: Any) -> Iterator[str]:
    """Return all that a navigation names."""
    if isinstance(nav, str):
        yield nav
    for inner in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from _named(inner)
