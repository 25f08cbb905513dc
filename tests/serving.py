"""`mkdocs serve` over a copy of the project, as a person has it run while editing."""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.browser.site import port_of_ours
from tests.building import PROJECT, copy_of_the_project, environment

PATIENCE = 120
"""Seconds, a guard against hanging: a rebuild takes a few, and on a busy machine many."""

GUIDE = Path("tests", "guides", "couch-to-5k")
"""A small guide, all of which is built in about a second."""

BESIDE = (
    "404.html",
    "search/search_index.json",
    "codes.json",
    "plans/index.json",
    "assets/stylesheets/plan.css",
)
"""What is served beside the pages, of each kind one."""


PLAN = f"{GUIDE}/plans/couch-to-5k.yml"
HOME = "plans/couch-to-5k/"
TITLE = "title: From the couch to five kilometres\n"
OTHER = "title: A beginner's first five kilometres\n"
SHOWN = "A beginner&#39;s first five kilometres"


def without_reloader(page: str) -> str:
    """Return a page without the numbers by which the server knows when it was asked for."""
    return re.sub(r"livereload\(\d+, \d+\)", "", page)


class Server:
    """A running `mkdocs serve` over a copy of the project, with a small guide in it."""

    def __init__(self, folder: Path, port: int, log: Path) -> None:
        self.folder, self.address, self.log = folder, f"http://127.0.0.1:{port}/", log

    def page(self, path: str) -> str:
        """Return what is served at a path, or nothing while the server is busy starting."""
        try:
            with urlopen(self.address + path, timeout=PATIENCE) as answer:  # noqa: S310  # http only
                return str(answer.read().decode("utf-8"))
        except (URLError, ConnectionError):
            return ""

    def everything(self) -> dict[str, str]:
        """Return all that is served, but for the day, by path."""
        sitemap = re.findall(r"<loc>(?:https?://[^/]*/)?([^<]*)</loc>", self.page("sitemap.xml"))
        paths = [*sitemap, *BESIDE]
        return {path: without_reloader(self.page(path)) for path in paths}

    @property
    def said(self) -> str:
        """Everything the server printed so far."""
        return self.log.read_text("utf-8")

    def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so, and fail with what the server said if it never is."""
        deadline = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < deadline, self.said
            time.sleep(0.05)

    def save(self, name: str, *change: str) -> str:
        """Save a file and return what the server says until it is through with it.

        One text of the file is changed into another, or the whole file, or it is taken away.
        """
        path, before = self.folder / name, len(self.said)
        if change:
            text = change[0]
            if len(change) == 2:
                old = path.read_text("utf-8")
                assert old.count(change[0]) == 1, (name, change[0])
                text = old.replace(*change)
            aside = self.folder / "saved"  # one edit for the server, not an empty file before
            aside.write_text(text, "utf-8")
            aside.replace(path)
        else:
            path.unlink()
        self.until(lambda: "Reloading browsers" in self.said[before:])
        return self.said[before:]


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Serve a guide in a copy of the project, made in an empty folder, at a free port."""
    project = copy_of_the_project(folder / "project")
    shutil.copytree(PROJECT / GUIDE, project / GUIDE)
    log = folder / "log.txt"
    port = port_of_ours()
    command = [
        sys.executable, "-m", "mkdocs", "serve", "--livereload",
        "-f", str(GUIDE / "mkdocs.yml"), "-a", f"127.0.0.1:{port}",
    ]  # fmt: skip
    with (
        log.open("w", encoding="utf-8") as out,
        subprocess.Popen(
            command, cwd=project, env=environment(), stdout=out, stderr=subprocess.STDOUT
        ) as running,
    ):
        try:
            served = Server(project, port, log)
            served.until(lambda: running.poll() is not None or bool(served.page("")))
            assert running.poll() is None, served.said
            yield served
            assert running.poll() is None, served.said
        finally:
            running.terminate()
    assert "Traceback" not in served.said
