"""A server notices an edit at once, and takes nothing else for one."""

import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

from generator.noticing import notice_soon

PATIENCE = 30
SOON = 0.2
"""Seconds in which an edit is noticed that the system tells of; looking for it takes longer."""
TRIES = 200


class Noticed:
    """A running server that notes when it was told to build."""

    def __init__(self, folder: Path, said: dict[str, str]) -> None:
        self.pages, self.config = folder / "pages", folder / "mkdocs.yml"
        self.pages.mkdir()
        self.config.write_text("site_name: x\n", "utf-8")
        self.page = self.pages / "index.md"
        self.page.write_text("one", "utf-8")
        self.linked = folder / "linked"
        self.linked.mkdir()
        (self.pages / "linked").symlink_to(self.linked)
        paths = [str(self.pages), str(self.config), str(folder / "elsewhere")]
        self.server = LiveReloadServer(self._build, "127.0.0.1", 0, root=str(folder))
        for path in paths[:2]:
            self.server.watch(path)
        notice_soon(self.server, paths, said)
        self._told = threading.Event()
        self.builds = 0

    def _build(self) -> None:
        self.page.read_text("utf-8")  # as builds do
        self.builds += 1
        self._told.set()

    def seconds(self, edit: Callable[[], object]) -> float:
        """Return how long it takes until an edit leads to a build."""
        self._told.clear()
        start = time.monotonic()
        edit()
        assert self._told.wait(PATIENCE)
        return time.monotonic() - start


@pytest.fixture(params=[{}, {"POLL": "1"}], ids=["told", "looking"])
def noticed(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Noticed]:
    """Run a server that builds nothing, with a system that tells of edits and without."""
    made = Noticed(tmp_path, request.param)
    running = threading.Thread(target=made.server.serve)
    running.start()
    deadline = time.monotonic() + PATIENCE
    while not made.server.serve_thread.is_alive():
        assert time.monotonic() < deadline, "the server does not begin"
        time.sleep(0.01)
    yield made
    made.server.shutdown()
    running.join(PATIENCE)


def replace(path: Path, text: str, aside: Path | None = None) -> None:
    """Save as many editors do: write another file, and put it in the place of the first.

    Where that other file is in a folder that nobody watches, it is one edit and no more.
    """
    other = (aside or path.parent) / f".{path.name}.new"
    other.write_text(text, "utf-8")
    other.replace(path)


def test_edits_are_noticed_however_they_are_saved(noticed: Noticed) -> None:
    """A page, and mkdocs.yml, which is no folder: written, replaced, made and taken away."""
    for edit in (
        lambda: noticed.page.write_text("two and more", "utf-8"),
        lambda: replace(noticed.page, "three"),
        lambda: replace(noticed.config, "site_name: y\n"),
        lambda: noticed.config.write_text("site_name: yes\n", "utf-8"),
        lambda: (noticed.pages / "new.md").write_text("new", "utf-8"),
        (noticed.pages / "new.md").unlink,
        lambda: (noticed.linked / "more.md").write_text("more", "utf-8"),
    ):
        noticed.seconds(edit)


def test_a_folder_that_is_moved_away_is_noticed(noticed: Noticed) -> None:
    """As into the bin of a file manager, with all the pages in it."""
    folder, page = noticed.pages / "old", noticed.pages / "old" / "page.md"
    folder.mkdir()
    noticed.seconds(lambda: page.write_text("old", "utf-8"))
    noticed.seconds(lambda: folder.rename(noticed.config.with_name("old")))


@pytest.mark.parametrize("noticed", [{}], indirect=True)
def test_an_edit_is_noticed_soon(noticed: Noticed) -> None:
    """One of many at least, for other programs can keep any machine busy for a while."""
    texts = map(str, range(TRIES))
    edit = partial(replace, noticed.page)

    assert any(noticed.seconds(partial(edit, text)) < SOON for text in texts)


@pytest.mark.parametrize("noticed", [{}], indirect=True)
def test_reading_is_no_edit(noticed: Noticed) -> None:
    """Nor is what a build reads, or a file beside mkdocs.yml: no build leads to the next."""
    aside = noticed.config.parent
    noticed.seconds(lambda: replace(noticed.page, "two", aside))
    builds = noticed.builds
    noticed.page.read_bytes()
    noticed.config.read_bytes()
    noticed.config.with_name("other.yml").write_text("other", "utf-8")
    noticed.seconds(lambda: replace(noticed.page, "three", aside))

    assert noticed.builds == builds + 1
