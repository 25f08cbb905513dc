"""The plugin of MkDocs: what MkDocs calls, and in which order.

What a build needs is imported once one begins, for most of the time of a build that finds
nothing to do would be spent on it.
"""

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.memory import Memory
from generator.standing import Standing

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from generator.site_build import SiteBuild

log = logging.getLogger("mkdocs.plugins.staged-plans")


class StagedPlansConfig(Config):
    """What mkdocs.yml may set for the plugin."""

    plans = config_options.Type(str, default="plans")
    offline = config_options.Type(bool, default=True)
    plain = config_options.Type(bool, default=False)


class StagedPlansPlugin(BasePlugin[StagedPlansConfig]):
    """Adds the pages of all plans to the site."""

    command, dirty = "", False
    standing: Standing | None = None
    memory: Memory | None = None
    now: "SiteBuild | None" = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note how MkDocs was started."""
        self.command, self.dirty = command, dirty

    def on_config(self, config: MkDocsConfig) -> None:
        """Load the guide before anything is cleaned: a mistake leaves the last site whole.

        Raises:
            SystemExit: the site that stands is what would be built.
        """
        root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        folder = Path(root, self.config.plans)
        if self.command == "build" and not (self.dirty or self.config.plain):
            self._stop_where_nothing_changed(config, dict.fromkeys((folder, root / "plans")))

        from generator.how import How
        from generator.site_build import SiteBuild

        is_first = not self.memory
        if self.command == "serve" and is_first:  # later ones are of a server that listens already
            from generator.listening import ensure_free

            host, port = config.dev_addr
            ensure_free(str(host), int(port))
        given = self.config
        self.now = None  # until this one has begun
        how = How(root, folder, self.command, self.dirty, given.offline, given.plain)
        self.memory = self.memory or Memory(keeps=how.is_served and not how.plain)
        self.now = SiteBuild(config, how, self.memory)
        self.now.begin()

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages made from plans."""
        return self._build.add_files(files, config)

    def on_nav(self, nav: Navigation, files: Files, **_: object) -> None:
        """Note the way through the guide."""
        self._build.begin_reading(nav, files)

    def on_page_markdown(self, markdown: str, page: Page, **_: object) -> str:
        """Fill in the blocks that a page written by hand asks for, and give each page its date."""
        return self._build.markdown(markdown, page)

    def on_page_content(self, html: str, page: Page, **_: object) -> str:
        """Put back what is searched of a page that was read, and count it."""
        return self._build.content(html, page)

    def on_env(self, env: Any, files: Files, **_: object) -> None:
        """Note with what pages are written from here on."""
        self._build.begin_writing(env, files)

    def on_post_page(self, output: str, page: Page, **_: object) -> str:
        """Put back the rest of a page, and count it."""
        return self._build.output(output, page)

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig, **_: object) -> None:
        """Finish the site, after what other plugins add to it, and take it for whole."""
        self._build.finish(config)

    def on_build_error(self, error: Exception, **_: object) -> None:
        """Leave the last site as it is."""
        if self.now:
            self.now.fail(error)

    def on_shutdown(self) -> None:
        """Put the site in its place, or nothing where the build did not get to its end."""
        if self.now and self.now.end() and self.standing:
            self.standing.keep()

    def on_serve(self, server: "LiveReloadServer", config: MkDocsConfig, **_: object) -> None:
        """Show edits soon, and go on serving the last good site while something is broken."""
        from generator.serving import serve_well

        if self.command == "build":  # as MkDocs calls it with `--clean`
            self.command = "serve"
            if self.now:
                self.now.end()
        serve_well(server, config, lambda: self.now)

    @property
    def _build(self) -> "SiteBuild":
        if not self.now:
            raise RuntimeError("MkDocs asks for pages of a build that has not begun")
        return self.now

    def _stop_where_nothing_changed(self, config: MkDocsConfig, folders: Iterable[Path]) -> None:
        self.standing = Standing(config, folders)
        if self.standing.is_current():
            log.info("Nothing has changed since %s was built: it stays as it is.", config.site_dir)
            raise SystemExit(0)
