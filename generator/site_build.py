"""One build of a guide by MkDocs: the pages of plans, the blocks of others, and the finish."""

import gc
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime

from generator import moves
from generator.ahead import Ahead, EmptyPage, can_be
from generator.asides import Asides
from generator.beside import beside
from generator.compiled import keep_compiled
from generator.edit_links import edit_uris
from generator.engine_settings import settle
from generator.fields import is_day
from generator.finish import WORKER_FILE, FinishError, farewell, finish
from generator.hand_pages import hand_pages, without_missing_plans
from generator.how import How
from generator.load import Loaded, load
from generator.memory import Memory
from generator.pages import Group
from generator.progress import Progress
from generator.render import TEMPLATES, Renderer
from generator.side_by_side import processes
from generator.site_settings import inherited
from generator.stamps import Stamps, settled, stamps
from generator.standing import is_known
from generator.surroundings import Surroundings
from generator.telling import in_words, say, shown
from generator.views import Draft
from generator.views import Page as MadePage
from generator.whole_site import WholeSite
from generator.writing import write_whole


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
            PluginError: mistakes in the plans, all of them, or one in a template.
        """
        self.config, self.how, self.memory = config, how, memory
        if how.is_quick:
            # Little is thrown away here that refers to itself; to look for it is a tenth of all.
            gc.set_threshold(100_000)
        settle(config, how)
        self.draws = bool(config.extra["pictures"])
        self.stamped = self.stamps() if how.is_served else {}
        self.loaded = self.load()
        with in_words():
            self.renderer = Renderer(self.loaded.guide, config.site_url or "", memory)
        config.extra["words"] = self.renderer.words  # what the theme's overrides say
        config.extra["guide"] = self.loaded.guide.settings  # and what they ask for
        config.extra["moved"] = moves.shortly(self.loaded.guide)
        self.drafts: dict[str, Draft] = {}
        self.made: dict[str, MadePage] = {}
        self.ahead: Ahead | None = None
        with in_words():
            self._make_pages(list(self.renderer.groups()))
        self.filled: dict[str, tuple[str, str]] = {}
        self.others: dict[str, str | bytes] = {}
        self.is_finished = False
        self._asides = Asides()

    def begin(self) -> None:
        """Have MkDocs build beside the site's place."""
        is_last = self.how.command in {"build", "gh-deploy"}
        self.site = WholeSite(self.config, is_last=is_last, dirty=self.how.dirty)
        self.site.begin((self.how.root, self.how.plans, TEMPLATES))

    def add_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages made from plans, and what is beside them."""
        uris = dict(edit_uris(Path(config.docs_dir), self.how.root, self.loaded.files))
        for path, page in self.made.items():
            file = File.generated(config, path, content=page.text)
            file.edit_uri = uris.get(page.plan)
            files.append(file)
            if not self.memory.keeps:
                self.made[path] = replace(page, text="")  # MkDocs has it now
        self.others = dict(beside(self.renderer, with_pictures=self.draws))
        for path, content in self.others.items():
            files.append(File.generated(config, path, content=content))
        self._count("Reading pages", files)
        return files

    def begin_reading(self, nav: Navigation, files: Files) -> None:
        """Note the way through the guide."""
        self.nav = nav
        if self.ahead:
            self.ahead.begin_reading(files, nav, self.config)

    def markdown(self, markdown: str, page: Page) -> str:
        """Return what MkDocs shall read of a page, and give the page its date."""
        path = page.file.src_uri
        made = self.made.get(path)
        reviewed = made.reviewed if made else str(page.meta.get("reviewed"))
        page.update_date = reviewed if is_day(reviewed) else page.update_date
        if isinstance(page, EmptyPage):
            return markdown
        if made:
            return self._asides.take(path, markdown, only_unsearched=self.how.plain)
        if self.how.plans.resolve() != Path(self.how.root, "plans").resolve():
            markdown = without_missing_plans(path, markdown, self.made)
        return self._fill(path, markdown)

    def content(self, html: str, page: Page) -> str:
        """Return a page that was read with what is searched put back in it."""
        self._step()
        return self._asides.put_back_searched(html, page)

    def begin_writing(self, env: Any, files: Files) -> None:
        """Note what pages are written with, and count them anew."""
        if not self.how.plain:
            keep_compiled(env)  # for a server's later builds
        self.files, self.env = files, env
        if self.ahead:
            self.ahead.begin_writing(env, self._become_a_helper)
        self._count("Writing pages", files)

    def output(self, output: str, page: Page) -> str:
        """Return a page with all that was set aside put back."""
        self._step()
        if self.ahead and (made := self.ahead.output(page)) is not None:
            return made
        return self._asides.put_back_others(output, page, keeps=self.memory.keeps)

    def finish(self, config: MkDocsConfig) -> None:
        """Finish the site, and take it for whole."""
        self.end_count()
        self._finish(Path(config.site_dir))
        if self.site:
            self.site.is_whole()
        self.is_finished = True

    def end_count(self) -> None:
        """Take away what shows how far the build has come."""
        if self.progress:
            self.progress.close()

    def fail(self, error: Exception) -> None:
        """Throw away what was built."""
        self.end_count()
        self._end_ahead()
        if self.site:
            self.site.has_failed(error)

    def end(self) -> bool:
        """Put the site in its place where it is whole, and tell whether it is."""
        self.end_count()
        self._end_ahead()
        return bool(self.site and self.site.end())

    def load(self) -> Loaded:
        """Return the guide as its files are now.

        Raises:
            PluginError: mistakes in the plans, all of them.
        """
        root, today = self.how.root, get_build_datetime().astimezone(UTC).date()
        with in_words():
            pages = hand_pages(Path(self.config.docs_dir))
            around = Surroundings(today, pages, root, shown, root / "plans")
            content, stamp = Path(self.config.docs_dir), partial(settled, now=time.time_ns())
            return load(
                self.how.plans, replace(around, content=content, memory=self.memory, stamp=stamp)
            )

    def stamps(self) -> Stamps:
        """Return when each file was changed that a server watches, but for the plans."""
        config = self.config
        mine = [*inherited(Path(config.config_file_path or "mkdocs.yml")), Path(config.docs_dir)]
        return stamps([*mine, *map(Path, config.watch)], self.how.plans)

    def _make_pages(self, groups: Sequence[Group]) -> None:
        """Make all pages, but for those that are made ahead."""
        later = [group for group in groups if group.pages and all(group.pages.values())]
        if self.how.is_quick and is_known(self.config) and can_be(self.config, later):
            self.ahead = Ahead(later, self._files_of)
        for group in groups:
            if self.ahead and group in later:
                for path, source in group.pages.items():
                    reviewed = self.loaded.guide.plans[source].reviewed
                    self.made[path] = MadePage(path, "", source, reviewed)
                continue
            for draft in group.make():
                self.made[draft.path] = self.renderer.page(draft)
                if self.memory.keeps:
                    self.drafts[draft.path] = draft

    def _fill(self, path: str, markdown: str) -> str:
        try:
            filled = self.renderer.fill(path, markdown)
        except KeyError as missing:  # on a page that the check does not see, such as a plugin's
            raise PluginError(f"{path}: there is no block, card or calculator {missing}") from None
        self.filled[path] = markdown, filled
        return filled

    def _finish(self, folder: Path) -> None:
        """Finish a site; under live reload only take away a worker that a build left behind."""
        if self.how.is_served:
            write_whole(folder / WORKER_FILE, farewell(self.loaded.guide.settings.id))
            return
        try:
            given = self.ahead.tags if self.ahead else None
            hands = processes() if self.how.is_quick else 1
            finish(folder, self.how.offline, given=given, hands=hands, is_aside=True)
        except FinishError as error:
            raise PluginError(str(error)) from None

    def _count(self, what: str, files: Files) -> None:
        self.end_count()
        self.progress = Progress(what, len(files.documentation_pages()), say())

    def _step(self) -> None:
        if self.progress:
            self.progress.step()

    def _files_of(self, group: Group) -> Iterator[File]:
        """Return the files of the pages of one plan, made when they are asked for."""
        for draft in group.make():
            file = self.files.src_uris[draft.path]
            file.content_string = self.renderer.page(draft).text
            yield file

    def _become_a_helper(self) -> None:
        """In a copy of this process: leave to that one what is its own."""
        self.progress = None
        if self.site:
            self.site.leave()

    def _end_ahead(self) -> None:
        if self.ahead:
            self.ahead.end()
