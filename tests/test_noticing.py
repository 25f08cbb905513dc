"""A server notices an edit at once, and takes nothing else for one."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

from generator.noticing import notice_soon

PATIENCE = 30
SOON = 0.2
"""Seconds in which an edit is to be noticed."""


class Noticed:
    """A running server that notes when it was told to build."""

    def __init__(self, folder: Path, said: dict[str, str]) -> None:
        self.pages, self.config = folder / "pages", folder / "mkdocs.yml"
        self.pages.mkdir()
        self.config.write_text("site_name: x\n", "utf-8")
        self.page = self.pages / "index.md"
        self.page.write_text("one", "utf-8")
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


def replace(path: Path, text: str) -> None:
    """Save as many editors do: write another file, and put it in the place of the first."""
    other = path.with_name(f".{path.name}.new")
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
    ):
        noticed.seconds(edit)


@pytest.mark.parametrize("noticed", [{}], indirect=True)
def test_an_edit_is_noticed_soon(noticed: Noticed) -> None:
    """The fastest of several, for other programs can keep any machine busy for a while."""
    times = [noticed.seconds(lambda: replace(noticed.page, os.urandom(9).hex())) for _ in range(9)]

    assert min(times) < SOON, times


@pytest.mark.parametrize("noticed", [{}], indirect=True)
def test_reading_is_no_edit(noticed: Noticed) -> None:
    """Nor is what a build reads, or a file beside mkdocs.yml: no build leads to the next."""
    noticed.seconds(lambda: replace(noticed.page, "two"))
    builds = noticed.builds
    noticed.page.read_bytes()
    noticed.config.read_bytes()
    noticed.config.with_name("other.yml").write_text("other", "utf-8")
    noticed.seconds(lambda: replace(noticed.page, "three"))

    assert noticed.builds == builds + 1
