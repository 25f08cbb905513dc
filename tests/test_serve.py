"""`mkdocs serve`: what is saved is shown, and a broken plan neither stops nor spoils anything."""

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.building import PROJECT, copy_of_the_project, environment

PATIENCE = 120
"""Seconds, a guard against hanging: a rebuild takes a few, and on a busy machine many."""


GUIDE = Path("tests", "guides", "couch-to-5k")
"""A small guide, all of which is built in about a second."""


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


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve a guide in a copy of the project at a free port until this file's tests are done."""
    folder = copy_of_the_project(tmp_path_factory.mktemp("project"))
    shutil.copytree(PROJECT / GUIDE, folder / GUIDE)
    log = tmp_path_factory.mktemp("log") / "log.txt"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "mkdocs", "serve", "--livereload",
        "-f", str(GUIDE / "mkdocs.yml"), "-a", f"127.0.0.1:{port}",
    ]  # fmt: skip
    with (
        log.open("w", encoding="utf-8") as out,
        subprocess.Popen(
            command, cwd=folder, env=environment(), stdout=out, stderr=subprocess.STDOUT
        ) as running,
    ):
        try:
            served = Server(folder, port, log)
            served.until(lambda: running.poll() is not None or bool(served.page("")))
            assert running.poll() is None, served.said
            yield served
            assert running.poll() is None, served.said
        finally:
            running.terminate()
    assert "Traceback" not in served.said


PLAN = f"{GUIDE}/plans/couch-to-5k.yml"
HOME = "plans/couch-to-5k/"
TITLE = "title: From the couch to five kilometres\n"
OTHER = "title: A beginner's first five kilometres\n"
SHOWN = "A beginner&#39;s first five kilometres"


def test_an_edit_of_a_plan_is_shown(server: Server) -> None:
    """The served page changes after the plan was saved."""
    server.save(PLAN, TITLE, OTHER)
    assert SHOWN in server.page(HOME)

    server.save(PLAN, OTHER, TITLE)
    assert SHOWN not in server.page(HOME)


def test_a_broken_plan_is_told_and_the_last_good_page_stays(server: Server) -> None:
    """The message has its place, the server goes on, and the next good save is shown."""
    good = without_reloader(server.page(HOME))
    broken = "title: 'A beginner's first five kilometres'\n"

    told = server.save(PLAN, TITLE, broken)
    assert "plans/couch-to-5k.yml:3:19: the text ends at this '" in told
    assert without_reloader(server.page(HOME)) == good

    server.save(PLAN, broken, OTHER)
    assert SHOWN in server.page(HOME)
    server.save(PLAN, OTHER, TITLE)
    assert SHOWN not in server.page(HOME)


def without_reloader(page: str) -> str:
    """Return a page without the numbers by which the server knows when it was asked for."""
    return re.sub(r"livereload\(\d+, \d+\)", "", page)


def test_a_plan_that_cannot_be_read_is_told_again_at_each_save(server: Server) -> None:
    """A second mistake after the first is told as well, and so is the way back."""
    paces = ["once", "twice", "thrice", "once"]
    for before, after in pairwise(paces):
        told = server.save(PLAN, f"pace: {before}\n", f"pace: {after}\n")
        is_wrong = after != "once"
        assert (f"found '{after}', expected how long it takes" in told) == is_wrong


def test_what_is_built_anew_is_what_a_whole_build_makes(server: Server) -> None:
    """After edits of plans only some pages are built; all are as if all had been built."""
    for name, before, after in EDITS:
        assert "pages built anew." in server.save(name, before, after)
    quick = server.everything()

    config = f"{GUIDE}/mkdocs.yml"
    text = (server.folder / config).read_text("utf-8")
    assert "Documentation built" in server.save(config, text + "\n")

    whole = server.everything()
    assert [path for path in whole if whole[path] != quick.get(path)] == []
    assert len(whole) > 10
    for name, before, after in EDITS:
        server.save(name, after, before)


BESIDE = (
    "search/search_index.json",
    "codes.json",
    "plans/index.json",
    "assets/stylesheets/plan.css",
)

EDITS = (
    (PLAN, TITLE, OTHER),
    (PLAN, "Run one minute, walk two, five times over.", "Run a minute, walk two, five times."),
    (
        PLAN,
        "- id: five-kilometres-run\n",
        "- id: five-kilometres-done\n            was: [five-kilometres-run]\n",
    ),
    (f"{GUIDE}/content/signs.md", "\ntitle: What your body", "\ntitle: What your own body"),
    ("overrides/assets/stylesheets/plan.css", ".guide-track {", ".next, .guide-track {"),
)


def test_a_new_plan_is_shown_and_a_removed_one_is_gone(server: Server) -> None:
    """Files come and go while the server runs."""
    path = f"{GUIDE}/plans/twin.yml"
    plan = (server.folder / PLAN).with_name("back-after-a-cold.yml").read_text("utf-8")
    twin = plan.replace("id: two-nights-slept", "id: three-nights-slept")
    server.save(path, twin.replace("title: Back after a cold", "title: The twin"))
    assert "The twin" in server.page("plans/")

    server.save(path)
    assert "The twin" not in server.page("plans/")


@pytest.mark.parametrize(
    ("name", "before", "after", "page"),
    [
        ("generator/templates/plan.md.j2", "guide-lead", "guide-lead changed-template", HOME),
        ("generator/languages/en.yml", '"Begin with stage 1"', '"Changed words"', HOME),
        (f"{GUIDE}/content/signs.md", "# What your body tells you", "# Changed page", "signs/"),
        ("overrides/main.html", 'class="guide-trail"', 'class="changed-override"', HOME),
        (
            "overrides/assets/stylesheets/plan.css",
            "\n.md-typeset .guide-track {",
            "\n.changed-style, .md-typeset .guide-track {",
            "assets/stylesheets/plan.css",
        ),
    ],
    ids=["template", "words", "page", "override", "stylesheet"],
)
def test_an_edit_of_anything_else_is_shown(
    server: Server, name: str, before: str, after: str, page: str
) -> None:
    """Templates, words, pages by hand, overrides and stylesheets are watched too."""
    changed = next(word for word in re.findall(r"[Cc]hanged[ a-z-]*", after))
    server.save(name, before, after)

    assert changed in server.page(page)
