"""A server that shows edits soon: of what was edited it builds what is different, where it can."""

import gc
import logging
import os
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer

from generator import moves, quick
from generator.beside import beside
from generator.guide import Guide
from generator.noticing import notice_soon
from generator.render import TEMPLATES, Renderer
from generator.site_build import SiteBuild
from generator.site_settings import inherited
from generator.standing import is_known

log = logging.getLogger("mkdocs.plugins.staged-plans")


def serve_well(
    server: LiveReloadServer, config: MkDocsConfig, last: Callable[[], SiteBuild | None]
) -> None:
    """Have a server notice edits soon, build little, and outlive mistakes.

    `last` gives the last whole build there was. MkDocs's own loop shows no page after a
    mistake until a build succeeds:
    https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/livereload/__init__.py#L185-L196
    """
    settings, *more = map(str, inherited(Path(config.config_file_path or "mkdocs.yml")))
    notice_soon(server, [config.docs_dir, settings, *config.theme.dirs], os.environ)
    for path in more:
        server.watch(path)
    whole = server.builder
    edits = _Edits(last())

    def build() -> None:
        if not edits.build():
            edits.begin_anew(None)
            whole()
            edits.begin_anew(last())

    server.builder = _forgiving(build, last)


class _Edits:
    """What was edited since a whole build, and what is different for it."""

    def __init__(self, build: SiteBuild | None) -> None:
        self.begin_anew(build)

    def begin_anew(self, build: SiteBuild | None) -> None:
        """Take a whole build for the state that edits come after; none where it failed."""
        self._last: quick.LastBuild | None = None
        is_one = build and build.is_finished and build.memory.keeps and not build.how.dirty
        if not (build and is_one and is_known(build.config) and quick.is_possible(build.config)):
            return  # or what a plugin made of one page may be on others
        self._of = build
        self._last = quick.LastBuild(build.config, build.files, build.nav, build.env)
        _pass_over_what_stands()

    def build(self) -> bool:
        """Bring the last build up to date with an edit; tell whether that was possible.

        Where the words or the settings were edited, a page came or went, or there is a
        mistake, it is not: a whole build tells what is wrong.
        """
        last, self._last = self._last, None  # whatever ends this early: none that is half done
        if not last:
            return False
        now = self._of.stamps()
        edit = _what(quick.different(self._of.stamped, now), last)
        try:
            if not edit or not self._build(edit, last):
                return False
        except Exception:  # noqa: BLE001  # the whole build that follows tells what is wrong
            return False
        self._of.stamped, self._last = now, last
        return True

    def _build(self, edit: "_Edit", last: quick.LastBuild) -> bool:
        """Build what is different after an edit, unless that is too much."""
        of = self._of
        try:
            loaded = of.load()
        except PluginError:
            return False
        if self._is_new_everywhere(loaded.guide):
            return False
        renderer = Renderer(loaded.guide, of.config.site_url or "", of.memory)
        drafts = {draft.path: draft for draft in renderer.drafts()}
        changed = quick.different(of.drafts, drafts)
        others = dict(beside(renderer, with_pictures=of.draws))
        files = quick.different(of.others, others)
        if changed is None or files is None:
            return False
        made = map(renderer.page, map(drafts.__getitem__, drafts if edit.of_pages else changed))
        pages = {page.path: page for page in made if page != of.made[page.path]}
        texts = {path: page.text for path, page in pages.items()}
        texts |= dict.fromkeys(self._by_hand(edit, renderer), "")
        of.loaded, of.renderer, of.drafts, of.others = loaded, renderer, drafts, others
        of.made.update(pages)
        static = {path: "" for path in edit.copied if path not in texts}
        files_anew = {path: others[path] for path in files} | static
        written = last.build(texts, files_anew, is_theme_new=edit.of_theme)
        of.end_count()
        log.info("%d pages built anew.", written)
        return True

    def _is_new_everywhere(self, guide: Guide) -> bool:
        """Tell whether every page says something else than it did."""
        extra = self._of.config.extra
        return (guide.settings, moves.shortly(guide)) != (extra["guide"], extra["moved"])

    def _by_hand(self, edit: "_Edit", renderer: Renderer) -> Iterator[str]:
        """Return the paths of pages by hand that were edited, or whose blocks are different."""
        for path, (source, text) in self._of.filled.items():
            if path in edit.copied or renderer.fill(path, source) != text:
                yield path


def _pass_over_what_stands() -> None:
    """Have no search for what may be thrown away look through what a whole build left.

    It stays until the next whole build, and is large: else most of an edit's time is that search.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


@dataclass(frozen=True)
class _Edit:
    """What was edited: files with these paths in the site, and templates of either kind."""

    copied: Collection[str]
    of_pages: bool
    of_theme: bool


def _what(edited: Sequence[Path] | None, last: quick.LastBuild) -> _Edit | None:
    """Return what was edited, or nothing where it is something else."""
    if edited is None:
        return None
    of_pages = {path for path in edited if path.is_relative_to(TEMPLATES)}
    of_theme = {path for path in edited if last.is_of_theme(path)}
    copied = last.copied(set(edited) - of_pages - of_theme)
    return None if copied is None else _Edit(copied, bool(of_pages), bool(of_theme))


def _forgiving(
    build: Callable[[], None], last: Callable[[], SiteBuild | None]
) -> Callable[[], None]:
    """Return a build that takes a mistake, which was told already, for a build that is over."""

    def build_what_is_well() -> None:
        try:
            build()
        except Abort as error:
            if not isinstance(error.__context__, PluginError):
                log.error(error.format_message())  # noqa: TRY400  # a sentence says enough
            now = last()
            is_shown = now and now.is_finished  # as where --strict minds a warning at the end
            served = "This site is served" if is_shown else "The last good site is still served"
            log.info("%s. Mend what was told, and save it.", served)

    return build_what_is_well
