"""`mkdocs serve`: what is saved is shown, and a broken plan neither stops nor spoils anything."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.building import copy_of_the_project, environment

PATIENCE = 120
"""Seconds, a guard against hanging: a rebuild takes a few, and on a busy machine many."""


class Server:
    """A running `mkdocs serve` over a copy of the project."""

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

    def change(self, name: str, before: str, after: str) -> None:
        """Save a file with one of its texts changed."""
        path = self.folder / name
        text = path.read_text("utf-8")
        assert text.count(before) == 1, (name, before)
        path.write_text(text.replace(before, after), "utf-8")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve a copy of the project at a free port until the tests of this file are done."""
    folder = copy_of_the_project(tmp_path_factory.mktemp("project"))
    log = tmp_path_factory.mktemp("log") / "log.txt"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"]
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


PLAN = "plans/adult-beginner.yml"
HOME = "plans/adult-beginner/"
TITLE = "title: A grown cat's first harness\n"


def test_an_edit_of_a_plan_is_shown(server: Server) -> None:
    """The served page changes after the plan was saved."""
    server.change(PLAN, TITLE, "title: A grown cat's second harness\n")

    server.until(lambda: "A grown cat&#39;s second harness" in server.page(HOME))
    server.change(PLAN, "title: A grown cat's second harness\n", TITLE)
    server.until(lambda: "second harness" not in server.page(HOME))


def test_a_broken_plan_is_told_and_the_last_good_page_stays(server: Server) -> None:
    """The message has its place, the server goes on, and the next good save is shown."""
    good = without_reloader(server.page(HOME))
    server.change(PLAN, TITLE, "title: 'A grown cat's first harness'\n")

    server.until(lambda: bool(re.search(rf"{PLAN}:4:20: the text ends at this '", server.said)))
    assert without_reloader(server.page(HOME)) == good

    server.change(PLAN, "title: 'A grown cat's first harness'\n", "title: A cat's first harness\n")
    server.until(lambda: "A cat&#39;s first harness" in server.page(HOME))
    server.change(PLAN, "title: A cat's first harness\n", TITLE)
    server.until(lambda: "A grown cat&#39;s first harness" in server.page(HOME))


def without_reloader(page: str) -> str:
    """Return a page without the numbers by which the server knows when it was asked for."""
    return re.sub(r"livereload\(\d+, \d+\)", "", page)


def test_a_plan_that_cannot_be_read_is_told_again_at_each_save(server: Server) -> None:
    """A second mistake after the first is told as well, and so is the way back."""
    said = server.said
    server.change(PLAN, "pace: once\n", "pace: twice\n")
    server.until(lambda: "found 'twice', expected how long it takes" in server.said[len(said) :])

    said = server.said
    server.change(PLAN, "pace: twice\n", "pace: thrice\n")
    server.until(lambda: "found 'thrice', expected how long it takes" in server.said[len(said) :])

    server.change(PLAN, "pace: thrice\n", "pace: once\n")
    said = server.said
    server.until(lambda: "Reloading browsers" in server.said[len(said) :])


def test_what_is_built_anew_is_what_a_whole_build_makes(server: Server) -> None:
    """After edits of plans only some pages are built; all are as if all had been built."""
    for name, before, after in EDITS:
        said = server.said
        server.change(name, before, after)
        server.until(lambda: "pages built anew." in server.said[len(said) :])  # noqa: B023
        server.until(lambda: "Reloading browsers" in server.said[len(said) :])  # noqa: B023
    quick = server.everything()

    said = server.said
    config = server.folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "\n", "utf-8")
    server.until(lambda: "Reloading browsers" in server.said[len(said) :])
    assert "Documentation built" in server.said[len(said) :]

    whole = server.everything()
    assert [path for path in whole if whole[path] != quick.get(path)] == []
    assert len(whole) > 150
    for name, before, after in EDITS:
        server.change(name, after, before)
    server.until(lambda: "first harness" in server.page(HOME))


BESIDE = (
    "search/search_index.json",
    "codes.json",
    "plans/index.json",
    "assets/stylesheets/plan.css",
)

EDITS = (
    (PLAN, TITLE, "title: A grown cat's next harness\n"),
    (PLAN, "Let your cat choose while you sit still.", "Let your cat choose, and sit."),
    (PLAN, "outdoor-looks-paid", "outdoor-glances-paid"),
    ("content/rewards.md", "\ntitle: Rewards", "\ntitle: Many rewards"),
    ("overrides/assets/stylesheets/plan.css", ".guide-track {", ".next, .guide-track {"),
)


def test_a_new_plan_is_shown_and_a_removed_one_is_gone(server: Server) -> None:
    """Files come and go while the server runs."""
    plan = (server.folder / PLAN).read_text("utf-8")
    twin = re.sub(r"( - id: )([a-z0-9-]+\n            text)", r"\1twin-\2", plan)
    path = server.folder / "plans" / "twin.yml"
    path.write_text(twin.replace(TITLE, "title: The twin\n"), "utf-8")
    server.until(lambda: "The twin" in server.page("plans/"))

    path.unlink()
    server.until(lambda: "The twin" not in server.page("plans/"))


@pytest.mark.parametrize(
    ("name", "before", "after", "page"),
    [
        ("generator/templates/plan.md.j2", "guide-lead", "guide-lead changed-template", HOME),
        ("generator/languages/en.yml", '"Begin with stage 1"', '"Changed words"', HOME),
        ("content/about.md", "# About this guide", "# Changed page", "about/"),
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
    server.change(name, before, after)

    server.until(lambda: changed in server.page(page))
