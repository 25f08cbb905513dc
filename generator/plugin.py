"""The adapter to MkDocs: plans become pages in memory, mistakes become one clean message."""

import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime

from generator import quick
from generator.beside import beside, draws
from generator.compiled import keep_compiled
from generator.finish import WORKER_FILE, FinishError, farewell, finish
from generator.hand_pages import hand_pages, own_styles, without_missing_plans
from generator.load import Loaded, Surroundings, load
from generator.pictures import can_draw
from generator.problems import Problems
from generator.progress import Progress, watched
from generator.render import TEMPLATES, Renderer
from generator.set_aside import SetAside, put_back, set_aside
from generator.views import Page as MadePage
from generator.whole_site import WholeSite
from generator.words import CATALOGUES
from generator.writing import write_whole

log = logging.getLogger("mkdocs.plugins.staged-plans")


class StagedPlansConfig(Config):
    """What mkdocs.yml may set for the plugin."""

    plans = config_options.Type(str, default="plans")
    offline = config_options.Type(bool, default=True)


class StagedPlansPlugin(BasePlugin[StagedPlansConfig]):
    """Adds the pages of all plans to the site."""

    command, dirty = "", False
    site: WholeSite | None = None
    progress: Progress | None = None
    last: quick.LastBuild | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note how MkDocs was started."""
        self.command, self.dirty = command, dirty

    def on_config(self, config: MkDocsConfig) -> None:
        """Load the guide before anything is cleaned: a mistake leaves the last site whole."""
        self.root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        self.folder = Path(self.root, self.config.plans)
        self._watch(config)
        # Pictures are for shared links; under live reload nobody shares any.
        self.draws = self.command != "serve" and draws(config.site_url or "")
        config.extra["pictures"] = self.draws
        if config.site_url:  # else Material's first script differs by depth, and has many hashes
            config.extra.setdefault("scope", urlsplit(config.site_url).path or "/")
        self._leave_out_what_is_not_set(config)
        styles = own_styles(Path(config.docs_dir))
        config.extra_css.extend(path for path in styles if path not in config.extra_css)
        self.stamps = self._stamps(config)
        self.loaded = self._load(config)
        self.last = None  # until this build is whole
        self.renderer = Renderer(self.loaded.guide, config.site_url or "")
        config.extra["words"] = self.renderer.words  # what the theme's overrides say
        config.extra["guide"] = self.loaded.guide.settings  # and what they ask for
        self.drafts = {draft.path: draft for draft in self.renderer.drafts()}
        self.made = {path: self.renderer.page(draft) for path, draft in self.drafts.items()}
        self.filled: dict[str, tuple[str, str]] = {}
        self.aside: dict[str, SetAside] = {}
        is_last = self.command in {"build", "gh-deploy"}
        self.site = WholeSite(config, is_last=is_last, dirty=self.dirty)
        self.site.begin((self.root, self.folder, TEMPLATES))

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages made from plans."""
        for page in self.made.values():
            files.append(self._file(page, config))
        self.others = dict(beside(self.renderer, with_pictures=self.draws))
        for path, content in self.others.items():
            files.append(File.generated(config, path, content=content))
        self._count("Reading pages", files)
        return files

    def on_page_content(self, html: str, page: Page, **_: object) -> str:
        """Put back what is searched of a page that was read, and count it."""
        self._step()
        aside = self.aside.get(page.file.src_uri)
        if not aside:
            return html
        page.present_anchor_ids = {*(page.present_anchor_ids or ()), *aside.ids}
        return put_back(html, aside.searched)

    def on_nav(self, nav: Navigation, **_: object) -> None:
        """Note the way through the guide."""
        self.nav = nav

    def on_env(self, env: Any, files: Files, **_: object) -> None:
        """Let a server's later builds use the templates that an earlier one compiled."""
        keep_compiled(env)
        self.files, self.env = files, env
        self._count("Writing pages", files)

    def on_post_page(self, output: str, page: Page, **_: object) -> str:
        """Put back the rest of a page, and count it."""
        self._step()
        aside = self.aside.pop(page.file.src_uri, None)
        return put_back(output, aside.others) if aside else output

    def on_page_markdown(self, markdown: str, page: Page, **_: object) -> str:
        """Fill in the blocks that a page written by hand asks for, and give each page its date."""
        made = self.made.get(page.file.src_uri)
        page.update_date = (
            made.reviewed if made else str(page.meta.get("reviewed", page.update_date))
        )
        if made:
            markdown, self.aside[page.file.src_uri] = set_aside(markdown)
            return markdown
        if self.folder.resolve() != Path(self.root, "plans").resolve():
            markdown = without_missing_plans(page.file.src_uri, markdown, self.made)
        return self._fill(page.file.src_uri, markdown)

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig, **_: object) -> None:
        """Finish the site, after what other plugins add to it, and take it for whole."""
        self._end_count()
        self._finish(Path(config.site_dir))
        if self.site:
            self.site.is_whole()
        if self.command == "serve" and quick.is_possible():
            self.last = quick.LastBuild(config, self.files, self.nav, self.env)

    def on_build_error(self, error: Exception, **_: object) -> None:
        """Leave the last site as it is."""
        self._end_count()
        if self.site:
            self.site.has_failed(error)

    def on_shutdown(self) -> None:
        """Put the site in its place, or nothing where the build did not get to its end."""
        self._end_count()
        if self.site:
            self.site.end()

    def on_serve(self, server: LiveReloadServer, **_: object) -> None:
        """Go on serving the last good site while something is broken, where MkDocs would stall.

        Its build loop shows no page until a build succeeds:
        https://github.com/mkdocs/mkdocs/blob/1.6.1/mkdocs/livereload/__init__.py#L185-L196
        """
        server.builder = _forgiving(self._quickly(server.builder))

    def _quickly(self, build: Callable[[], None]) -> Callable[[], None]:
        """Return a build that makes only what an edit of plans changed, where that is enough."""

        def build_what_changed() -> None:
            if not self._build_changed():
                build()

        return build_what_changed

    def _build_changed(self) -> bool:
        """Bring the last build up to date with an edit; tell whether that was possible.

        Where a template, the words or the settings were edited, a page came or went, or
        there is a mistake, it is not: a whole build tells what is wrong.
        """
        last = self.last
        if not last:
            return False
        now = self._stamps(last.config)
        edited = quick.different(self.stamps, now)
        copied = None if edited is None else last.copied(edited)
        return copied is not None and self._build_from(last, copied, now)

    def _build_from(self, last: quick.LastBuild, copied: Sequence[str], now: quick.Stamps) -> bool:
        """Build what plans make different, and the files with these paths in the site."""
        try:
            loaded = self._load(last.config)
        except PluginError:
            return False
        if loaded.guide.settings != self.loaded.guide.settings:
            return False
        renderer = Renderer(loaded.guide, last.config.site_url or "")
        drafts = {draft.path: draft for draft in renderer.drafts()}
        changed = quick.different(self.drafts, drafts)
        if changed is None:
            return False
        self.loaded, self.renderer, self.drafts = loaded, renderer, drafts
        others = dict(beside(renderer, with_pictures=self.draws))
        files = quick.different(self.others, others)
        if files is None:
            return False
        pages = {path: renderer.page(drafts[path]) for path in changed}
        texts = {path: page.text for path, page in pages.items()}
        texts |= {
            path: ""
            for path, (source, text) in self.filled.items()
            if path in copied or renderer.fill(path, source) != text
        }
        self.made.update(pages)
        self.others, self.stamps = others, now
        static = {path: "" for path in copied if path not in texts}
        try:
            last.build(texts, {path: others[path] for path in files} | static)
        except (BuildError, OSError):
            self.last = None  # it is neither the old one nor the new one
            return False
        log.info("%d pages built anew.", len(texts))
        return True

    def _fill(self, path: str, markdown: str) -> str:
        try:
            filled = self.renderer.fill(path, markdown)
        except ValueError as error:
            raise PluginError(str(error)) from None
        self.filled[path] = markdown, filled
        return filled

    def _stamps(self, config: MkDocsConfig) -> quick.Stamps:
        """Return when each file was changed that this server watches, but for the plans."""
        mine = [Path(config.config_file_path or "mkdocs.yml"), Path(config.docs_dir)]
        return quick.stamps([*mine, *map(Path, config.watch)], self.folder)

    def _finish(self, folder: Path) -> None:
        """Finish a site; under live reload only take away a worker that a build left behind."""
        if self.command == "serve":
            write_whole(folder / WORKER_FILE, farewell(self.loaded.guide.settings.id))
            return
        try:
            finish(folder, self.config.offline)
        except FinishError as error:
            raise PluginError(str(error)) from None

    def _load(self, config: MkDocsConfig) -> Loaded:
        today = get_build_datetime().astimezone(UTC).date()
        try:
            pages = hand_pages(Path(config.docs_dir))
            around = Surroundings(today, pages, self.root, self._watch_reading, self.root / "plans")
            return load(self.folder, around)
        except Problems as found:
            lines = "\n".join(f"  {problem}" for problem in found.problems)
            raise PluginError(f"the plans cannot be built:\n{lines}") from None

    def _watch_reading(self, paths: list[Path]) -> Iterator[Path]:
        return watched(paths, "Reading plans", _say())

    def _count(self, what: str, files: Files) -> None:
        self._end_count()
        self.progress = Progress(what, len(files.documentation_pages()), _say())

    def _step(self) -> None:
        if self.progress:
            self.progress.step()

    def _end_count(self) -> None:
        if self.progress:
            self.progress.close()

    def _watch(self, config: MkDocsConfig) -> None:
        folders = [self.folder, TEMPLATES, CATALOGUES, *map(Path, config.theme.dirs[:1])]
        config.watch.extend(str(folder) for folder in folders if folder.is_dir())

    def _leave_out_what_is_not_set(self, config: MkDocsConfig) -> None:
        unset = {
            "SITE_URL: no canonical links and no printed codes": config.site_url,
            "REPO_URL: no edit buttons": config.repo_url,
        }
        missing = [name for name, value in unset.items() if not value]
        if not config.repo_url:
            config.edit_uri = None  # else MkDocs warns of it at every page
        if missing:
            log.info("Not set, so left out: %s.", "; ".join(missing))
        if config.site_url and not can_draw():
            log.info("Not drawn: pictures for shared links; pip install resvg-py enables them.")

    def _file(self, page: MadePage, config: MkDocsConfig) -> File:
        file = File.generated(config, page.path, content=page.text)
        source = self.loaded.files.get(page.plan)
        file.edit_uri = self._edit_uri(source, Path(config.docs_dir)) if source else None
        return file

    def _edit_uri(self, source: Path, docs: Path) -> str | None:
        """Return where to edit a plan, seen from the pages' folder; none outside the project."""
        source, docs = source.resolve(), docs.resolve()
        if not (source.is_relative_to(self.root) and docs.is_relative_to(self.root)):
            return None
        ups = len(docs.relative_to(self.root).parts)
        return "../" * ups + source.relative_to(self.root).as_posix()


def _say() -> Callable[[str], None] | None:
    """Return what prints a line of progress, and nothing under `--quiet`."""
    return log.info if log.isEnabledFor(logging.INFO) else None


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
