"""One build of a guide by MkDocs: the pages of plans, the blocks of others, and the finish."""

import gc
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime

from generator import moves
from generator.ahead import Ahead, EmptyPage, can_be
from generator.beside import beside, draws
from generator.compiled import fault_of, keep_compiled
from generator.finish import WORKER_FILE, FinishError, farewell, finish
from generator.hand_pages import hand_pages, own_styles, without_missing_plans
from generator.load import Loaded, load
from generator.memory import Memory
from generator.pages import Group
from generator.pictures import can_draw
from generator.problems import Problems
from generator.progress import Progress, watched
from generator.quick import Stamps, stamps
from generator.render import TEMPLATES, Renderer
from generator.set_aside import SetAside, put_back, set_aside
from generator.side_by_side import processes
from generator.standing import is_known
from generator.surroundings import Surroundings
from generator.views import Draft
from generator.views import Page as MadePage
from generator.whole_site import WholeSite
from generator.words import CATALOGUES
from generator.writing import write_whole

log = logging.getLogger("mkdocs.plugins.staged-plans")

T = TypeVar("T")


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
    def is_quick(self) -> bool:
        """Tell whether a whole site is built once, with whatever makes that fast."""
        return self.command == "build" and not (self.plain or self.dirty)

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
            PluginError: mistakes in the plans, all of them, or one in a template.
        """
        self.config, self.how, self.memory = config, how, memory
        if how.is_quick:
            # Little is thrown away here that refers to itself; to look for it is a tenth of all.
            gc.set_threshold(100_000)
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
        with _in_words():
            self.renderer = Renderer(self.loaded.guide, config.site_url or "", memory)
        config.extra["words"] = self.renderer.words  # what the theme's overrides say
        config.extra["guide"] = self.loaded.guide.settings  # and what they ask for
        config.extra["moved"] = moves.shortly(self.loaded.guide)
        self.drafts: dict[str, Draft] = {}
        self.made: dict[str, MadePage] = {}
        self.ahead: Ahead | None = None
        with _in_words():
            self._make_pages(list(self.renderer.groups()))
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
        uris = dict(self._edit_uris(Path(config.docs_dir)))
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
        page.update_date = (
            made.reviewed if made else str(page.meta.get("reviewed", page.update_date))
        )
        if isinstance(page, EmptyPage):
            return markdown
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
        if self.ahead:
            self.ahead.begin_writing(env, self._become_a_helper)
        self._count("Writing pages", files)

    def output(self, output: str, page: Page) -> str:
        """Return a page with all that was set aside put back."""
        self._step()
        if self.ahead and (made := self.ahead.output(page)) is not None:
            return made
        aside = self._aside.get(page.file.src_uri)
        if not aside:
            return output
        if not self.memory.keeps:  # else it is written again when the theme is edited
            page.content = ""
            del self._aside[page.file.src_uri]
        return put_back(output, aside.others)

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
        with _in_words():
            pages = hand_pages(Path(self.config.docs_dir))
            around = Surroundings(today, pages, root, _watched, root / "plans")
            content = Path(self.config.docs_dir)
            return load(self.how.plans, replace(around, content=content, memory=self.memory))

    def stamps(self) -> Stamps:
        """Return when each file was changed that a server watches, but for the plans."""
        config = self.config
        mine = [Path(config.config_file_path or "mkdocs.yml"), Path(config.docs_dir)]
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
        self.progress = Progress(what, len(files.documentation_pages()), _say())

    def _step(self) -> None:
        if self.progress:
            self.progress.step()

    def _watch(self, config: MkDocsConfig) -> None:
        base = self.how.root / "plans"  # whose settings and sources hold for plans from elsewhere
        folders = [self.how.plans, base, TEMPLATES, CATALOGUES, *map(Path, config.theme.dirs[:1])]
        config.watch.extend(str(folder) for folder in dict.fromkeys(folders) if folder.is_dir())

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

    def _edit_uris(self, docs: Path) -> Iterator[tuple[str, str]]:
        """Return where to edit each plan, seen from the pages' folder; none outside the project."""
        docs, root = docs.resolve(), self.how.root
        if not docs.is_relative_to(root):
            return
        ups = "../" * len(docs.relative_to(root).parts)
        for plan_id, path in self.loaded.files.items():
            source = path.resolve()
            if source.is_relative_to(root):
                yield plan_id, ups + source.relative_to(root).as_posix()


@contextmanager
def _in_words() -> Iterator[None]:
    """Have MkDocs tell mistakes of plans and templates.

    Raises:
        PluginError: all mistakes.
    """
    try:
        yield
    except Problems as found:
        lines = "\n".join(f"  {problem}" for problem in found.problems)
        raise PluginError(f"the plans cannot be built:\n{lines}") from None
    except Exception as error:
        if said := fault_of(error):
            raise PluginError(f"the pages cannot be made: {said}") from None
        raise


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


def _watched(things: list[T], what: str, /) -> Iterator[T]:
    return watched(things, what, _say())


def _say() -> Callable[[str], None] | None:
    """Return what prints a line of progress, and nothing under `--quiet`."""
    return log.info if log.isEnabledFor(logging.INFO) else None
