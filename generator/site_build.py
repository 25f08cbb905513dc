"""One build of a guide by MkDocs: the pages of plans, the blocks of others, and the finish."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime

from generator.beside import beside, draws
from generator.compiled import keep_compiled
from generator.finish import WORKER_FILE, FinishError, farewell, finish
from generator.hand_pages import hand_pages, own_styles, without_missing_plans
from generator.load import Loaded, Surroundings, load
from generator.memory import Memory
from generator.pictures import can_draw
from generator.problems import Problems
from generator.progress import Progress, watched
from generator.quick import Stamps, stamps
from generator.render import TEMPLATES, Renderer
from generator.set_aside import SetAside, put_back, set_aside
from generator.views import Draft
from generator.views import Page as MadePage
from generator.whole_site import WholeSite
from generator.words import CATALOGUES
from generator.writing import write_whole

log = logging.getLogger("mkdocs.plugins.staged-plans")


@dataclass(frozen=True)
class How:
    """Where a guide and its plans lie, and how it is built.

    With `plain`, nothing is kept, shared or set aside to be faster: the same bytes, later.
    """

    root: Path
    plans: Path
    command: str
    dirty: bool
    offline: bool
    plain: bool

    @property
    def is_served(self) -> bool:
        """Tell whether the site is one that a server shows while it changes."""
        return self.command == "serve"


class SiteBuild:
    """What a build knows, from its settings to the site in its place."""

    site: WholeSite | None = None
    progress: Progress | None = None
    nav: Navigation
    files: Files
    env: Any

    def __init__(self, config: MkDocsConfig, how: How, memory: Memory) -> None:
        """Load the guide and make its pages; a server's builds share a memory.

        Raises:
            PluginError: mistakes in the plans, all of them.
        """
        self.config, self.how, self.memory = config, how, memory
        self._watch(config)
        # Pictures are for shared links; under live reload nobody shares any.
        self.draws = not how.is_served and draws(config.site_url or "")
        config.extra["pictures"] = self.draws
        if config.site_url:  # else Material's first script differs by depth, and has many hashes
            config.extra.setdefault("scope", urlsplit(config.site_url).path or "/")
        _leave_out_what_is_not_set(config)
        styles = own_styles(Path(config.docs_dir))
        config.extra_css.extend(path for path in styles if path not in config.extra_css)
        self.stamped = self.stamps() if how.is_served else {}
        self.loaded = self.load()
        self.renderer = Renderer(self.loaded.guide, config.site_url or "", memory)
        config.extra["words"] = self.renderer.words  # what the theme's overrides say
        config.extra["guide"] = self.loaded.guide.settings  # and what they ask for
        self.drafts: dict[str, Draft] = {}
        self.made: dict[str, MadePage] = {}
        for draft in self.renderer.drafts():
            self.made[draft.path] = self.renderer.page(draft)
            if memory.keeps:
                self.drafts[draft.path] = draft
        self.filled: dict[str, tuple[str, str]] = {}
        self.others: dict[str, str | bytes] = {}
        self.is_finished = False
        self._aside: dict[str, SetAside] = {}

    def begin(self) -> None:
        """Have MkDocs build beside the site's place."""
        is_last = self.how.command in {"build", "gh-deploy"}
        self.site = WholeSite(self.config, is_last=is_last, dirty=self.how.dirty)
        self.site.begin((self.how.root, self.how.plans, TEMPLATES))

    def add_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages made from plans, and what is beside them."""
        for path, page in self.made.items():
            files.append(self._file(page, config))
            self.made[path] = replace(page, text="")  # MkDocs has it now
        self.others = dict(beside(self.renderer, with_pictures=self.draws))
        for path, content in self.others.items():
            files.append(File.generated(config, path, content=content))
        self._count("Reading pages", files)
        return files

    def markdown(self, markdown: str, page: Page) -> str:
        """Return what MkDocs shall read of a page, and give the page its date."""
        path = page.file.src_uri
        made = self.made.get(path)
        page.update_date = (
            made.reviewed if made else str(page.meta.get("reviewed", page.update_date))
        )
        if made:
            markdown, aside = set_aside(markdown, only_unsearched=self.how.plain)
            self._aside[path] = aside
            return markdown
        if self.how.plans.resolve() != Path(self.how.root, "plans").resolve():
            markdown = without_missing_plans(path, markdown, self.made)
        return self._fill(path, markdown)

    def content(self, html: str, page: Page) -> str:
        """Return a page that was read with what is searched put back in it."""
        self._step()
        aside = self._aside.get(page.file.src_uri)
        if not aside:
            return html
        page.markdown = page.file.content_string = ""  # read, and as large as all else together
        page.present_anchor_ids = {*(page.present_anchor_ids or ()), *aside.ids}
        return put_back(html, aside.searched)

    def begin_writing(self, env: Any, files: Files) -> None:
        """Note what pages are written with, and count them anew."""
        if not self.how.plain:
            keep_compiled(env)  # for a server's later builds
        self.files, self.env = files, env
        self._count("Writing pages", files)

    def output(self, output: str, page: Page) -> str:
        """Return a page with all that was set aside put back."""
        self._step()
        aside = self._aside.pop(page.file.src_uri, None)
        if not aside:
            return output
        page.content = ""  # written
        return put_back(output, aside.others)

    def finish(self, config: MkDocsConfig) -> None:
        """Finish the site, and take it for whole."""
        self._end_count()
        self._finish(Path(config.site_dir))
        if self.site:
            self.site.is_whole()
        self.is_finished = True

    def fail(self, error: Exception) -> None:
        """Throw away what was built."""
        self._end_count()
        if self.site:
            self.site.has_failed(error)

    def end(self) -> bool:
        """Put the site in its place where it is whole, and tell whether it is."""
        self._end_count()
        return bool(self.site and self.site.end())

    def load(self) -> Loaded:
        """Return the guide as its files are now.

        Raises:
            PluginError: mistakes in the plans, all of them.
        """
        root, today = self.how.root, get_build_datetime().astimezone(UTC).date()
        try:
            pages = hand_pages(Path(self.config.docs_dir))
            around = Surroundings(today, pages, root, self._watch_reading, root / "plans")
            return load(self.how.plans, replace(around, memory=self.memory))
        except Problems as found:
            lines = "\n".join(f"  {problem}" for problem in found.problems)
            raise PluginError(f"the plans cannot be built:\n{lines}") from None

    def stamps(self) -> Stamps:
        """Return when each file was changed that a server watches, but for the plans."""
        config = self.config
        mine = [Path(config.config_file_path or "mkdocs.yml"), Path(config.docs_dir)]
        return stamps([*mine, *map(Path, config.watch)], self.how.plans)

    def _fill(self, path: str, markdown: str) -> str:
        try:
            filled = self.renderer.fill(path, markdown)
        except ValueError as error:
            raise PluginError(str(error)) from None
        self.filled[path] = markdown, filled
        return filled

    def _finish(self, folder: Path) -> None:
        """Finish a site; under live reload only take away a worker that a build left behind."""
        if self.how.is_served:
            write_whole(folder / WORKER_FILE, farewell(self.loaded.guide.settings.id))
            return
        try:
            finish(folder, self.how.offline)
        except FinishError as error:
            raise PluginError(str(error)) from None

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
        folders = [self.how.plans, TEMPLATES, CATALOGUES, *map(Path, config.theme.dirs[:1])]
        config.watch.extend(str(folder) for folder in folders if folder.is_dir())

    def _file(self, page: MadePage, config: MkDocsConfig) -> File:
        file = File.generated(config, page.path, content=page.text)
        source = self.loaded.files.get(page.plan)
        file.edit_uri = self._edit_uri(source, Path(config.docs_dir)) if source else None
        return file

    def _edit_uri(self, source: Path, docs: Path) -> str | None:
        """Return where to edit a plan, seen from the pages' folder; none outside the project."""
        source, docs, root = source.resolve(), docs.resolve(), self.how.root
        if not (source.is_relative_to(root) and docs.is_relative_to(root)):
            return None
        ups = len(docs.relative_to(root).parts)
        return "../" * ups + source.relative_to(root).as_posix()


def _leave_out_what_is_not_set(config: MkDocsConfig) -> None:
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


def _say() -> Callable[[str], None] | None:
    """Return what prints a line of progress, and nothing under `--quiet`."""
    return log.info if log.isEnabledFor(logging.INFO) else None
