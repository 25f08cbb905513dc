"""A server that shows edits soon: of what was edited it builds what is different, where it can."""

import logging
import os
from collections.abc import Callable, Sequence

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, PluginError
from mkdocs.livereload import LiveReloadServer

from generator import quick
from generator.beside import beside
from generator.noticing import notice_soon
from generator.render import Renderer
from generator.site_build import SiteBuild

log = logging.getLogger("mkdocs.plugins.staged-plans")


def serve_well(
    server: LiveReloadServer, config: MkDocsConfig, last: Callable[[], SiteBuild | None]
) -> None:
    """Have a server notice edits soon, build little, and outlive mistakes.

    `last` gives the last whole build there was. MkDocs's own loop shows no page after a
    mistake until a build succeeds:
    https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/livereload/__init__.py#L185-L196
    """
    paths = [config.docs_dir, config.config_file_path or "mkdocs.yml", *config.theme.dirs]
    notice_soon(server, paths, os.environ)
    whole = server.builder
    edits = _Edits(last())

    def build() -> None:
        if not edits.build():
            edits.begin_anew(None)
            whole()
            edits.begin_anew(last())

    server.builder = _forgiving(build)


class _Edits:
    """What was edited since a whole build, and what is different for it."""

    def __init__(self, build: SiteBuild | None) -> None:
        self.begin_anew(build)

    def begin_anew(self, build: SiteBuild | None) -> None:
        """Take a whole build for the state that edits come after; none where it failed."""
        self._last: quick.LastBuild | None = None
        if not (build and build.is_finished and not build.how.plain and quick.is_possible()):
            return
        self._of = build
        self._last = quick.LastBuild(build.config, build.files, build.nav, build.env)

    def build(self) -> bool:
        """Bring the last build up to date with an edit; tell whether that was possible.

        Where a template, the words or the settings were edited, a page came or went, or
        there is a mistake, it is not: a whole build tells what is wrong.
        """
        last = self._last
        if not last:
            return False
        now = self._of.stamps()
        edited = quick.different(self._of.stamped, now)
        copied = None if edited is None else last.copied(edited)
        return copied is not None and self._build_from(last, copied, now)

    def _build_from(self, last: quick.LastBuild, copied: Sequence[str], now: quick.Stamps) -> bool:
        """Build what plans make different, and the files with these paths in the site."""
        of = self._of
        try:
            loaded = of.load()
        except PluginError:
            return False
        if loaded.guide.settings != of.loaded.guide.settings:
            return False
        renderer = Renderer(loaded.guide, of.config.site_url or "", of.memory)
        drafts = {draft.path: draft for draft in renderer.drafts()}
        changed = quick.different(of.drafts, drafts)
        others = dict(beside(renderer, with_pictures=of.draws))
        files = quick.different(of.others, others)
        if changed is None or files is None:
            return False
        of.loaded, of.renderer, of.drafts, of.others = loaded, renderer, drafts, others
        pages = {path: renderer.page(drafts[path]) for path in changed}
        texts = {path: page.text for path, page in pages.items()}
        texts |= {
            path: ""
            for path, (source, text) in of.filled.items()
            if path in copied or renderer.fill(path, source) != text
        }
        of.made.update(pages)
        of.stamped = now
        static = {path: "" for path in copied if path not in texts}
        try:
            last.build(texts, {path: others[path] for path in files} | static)
        except (BuildError, OSError):
            self._last = None  # it is neither the old one nor the new one
            return False
        log.info("%d pages built anew.", len(texts))
        return True


def _forgiving(build: Callable[[], None]) -> Callable[[], None]:
    """Return a build that takes a mistake, which was told already, for a build that is over."""

    def build_what_is_well() -> None:
        try:
            build()
        except Abort as error:
            if not isinstance(error.__context__, PluginError):
                log.error(error.format_message())  # noqa: TRY400  # a sentence says enough
            log.info("The last good site is still served. Mend what was told, and save it.")

    return build_what_is_well
