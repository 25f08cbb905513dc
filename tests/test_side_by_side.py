"""Processes that work side by side: what they make, and what happens when one cannot."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.plans import write_plans
from generator.side_by_side import SideBySide, processes
from tests.building import PROJECT, Done, contents, environment, mkdocs
from tests.building import run as command
from tests.plan_folders import run
from tests.second_guide import made

pytestmark = pytest.mark.skipif(processes() == 1, reason="there is one processor")


PATIENCE = 200
"""Seconds, a guard against hanging."""


@contextmanager
def working(count: int, work: Callable[[int], object]) -> Iterator[SideBySide[object]]:
    """Begin some work, and end it whatever comes."""
    begun = SideBySide(count, work, lambda: None)
    try:
        yield begun
    finally:
        begun.end()


def test_each_result_comes_for_its_number() -> None:
    """However large, and even where some are never asked for."""
    with working(9, lambda number: [str(number) * 100_000, os.getpid()]) as begun:
        results = {number: begun.result(number) for number in (0, 1, 2, 5, 6, 8)}

    assert all(found and found[0] == str(n) * 100_000 for n, found in results.items())  # type: ignore[index]
    assert os.getpid() not in {found[1] for found in results.values() if found}  # type: ignore[index]


def test_a_process_that_was_begun_begins_no_others() -> None:
    """Or there would be ever more of them."""

    def work(_: int) -> object:
        with working(1, lambda number: number) as more:
            return more.result(0)

    with working(2, work) as begun:
        assert [begun.result(0), begun.result(1)] == [None, None]


def test_what_fails_is_left_to_the_caller(capfd: pytest.CaptureFixture[str]) -> None:
    """As is all that would have come after it from the same process; nothing is printed."""

    def work(number: int) -> int:
        if number == 2:
            raise ValueError(number)
        if number == processes() * 2 + 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    count = processes() * 4
    with working(count, work) as begun:
        results = [begun.result(number) for number in range(count)]

    assert results[:2] == [0, 1]
    assert results[2] is None
    assert results[processes() * 2 + 1] is None
    assert capfd.readouterr() == ("", "")


def test_what_finds_no_process_is_left_to_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine may have no more of them to give than some, or none."""
    fork, begun = os.fork, 0

    def few() -> int:
        nonlocal begun
        begun += 1
        if begun > most:
            raise BlockingIOError
        return fork()

    monkeypatch.setattr(os, "fork", few)
    for most in (1, 0):
        begun = 0
        with working(processes() * 2, lambda number: number) as working_few:
            results = [working_few.result(number) for number in range(processes())]
        assert results == [n if n < most else None for n in range(processes())]


def test_an_end_is_an_end() -> None:
    """No process stays, though it would work for long."""
    each = processes()

    def work(number: int) -> int:
        if number >= each:
            time.sleep(600)
        return os.getpid()

    begun = SideBySide(2 * each, work, lambda: None)
    known = [begun.result(number) for number in range(each)]
    begun.end()

    for process in known:
        assert process
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def many_plans(folder: Path) -> Path:
    """Make a guide with plans enough that its pages take a while."""
    guide = folder / "guide"
    assert run("init", guide).exit_code == 0
    (guide / "plans" / "first-plan.yml").unlink()
    write_plans(guide / "plans", 20)
    return guide


def children(process: int) -> set[int]:
    """Return the processes that one has begun and that are there still."""
    listed = Path(f"/proc/{process}/task/{process}/children")
    return {int(word) for word in listed.read_text("utf-8").split()} if listed.exists() else set()


def is_there(process: int) -> bool:
    """Tell whether a process runs, other than one that only waits to be buried."""
    state = Path(f"/proc/{process}/stat")
    try:
        return state.read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="there is no /proc")
@pytest.mark.parametrize(
    "how",
    [
        signal.SIGKILL,
        pytest.param(signal.SIGTERM, marks=pytest.mark.all),
        pytest.param(signal.SIGINT, marks=pytest.mark.all),
    ],
)
def test_processes_end_with_a_build_that_is_ended(tmp_path: Path, how: signal.Signals) -> None:
    """However it ends, they do not go on without it."""
    running = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=many_plans(tmp_path),
        env=environment(SITE="site"),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # it takes no lock
        stderr=subprocess.DEVNULL,
    )
    begun: set[int] = set()
    while running.poll() is None and len(begun) < processes():
        begun = children(running.pid)
    assert len(begun) == processes(), "the build was over before anything could be seen"

    running.send_signal(how)
    running.wait(PATIENCE)

    until = time.monotonic() + PATIENCE
    while any(map(is_there, begun)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(is_there, begun))


def told(guide: Path, template: str, **variables: str) -> Done:
    """Build a guide with a theme of its own."""
    theme = guide / "theme"
    shutil.copytree(PROJECT / "overrides", theme, dirs_exist_ok=True)
    (theme / "main.html").write_text(template, "utf-8")
    config = guide / "mkdocs.yml"
    text = config.read_text("utf-8")
    lines = [line for line in text.splitlines() if "custom_dir:" not in line]
    lines.insert(lines.index("theme:") + 1, f"  custom_dir: {theme}")
    config.write_text("\n".join(lines) + "\n", "utf-8")
    return mkdocs("build", "--strict", "--quiet", at=guide, **variables)


DAY = {"SOURCE_DATE_EPOCH": "1796083200"}
BROKEN = """{% extends "base.html" %}{% block content %}{{ super() }}
{% if "FAILS" in page.url %}{{ 1 / 0 }}{% endif %}{% endblock %}"""


@pytest.mark.parametrize(
    "page",
    [
        "booklet",
        pytest.param("plans/couch-to-5k/", marks=pytest.mark.all),
        pytest.param("signs", marks=pytest.mark.all),
    ],
)
def test_an_error_is_told_as_if_there_was_one_process(tmp_path: Path, page: str) -> None:
    """The page is named on which it is, and the error is the same."""
    guide = made(tmp_path / "guide")
    template = BROKEN.replace("FAILS", page)

    ours, plain = told(guide, template), told(guide, template, PLAIN="true")

    assert ours.returncode == plain.returncode == 1
    lines = [line for line in plain.stderr.splitlines() if "rror" in line]
    assert "division by zero" in lines[0]
    assert page.strip("/") in lines[0]
    assert [line for line in ours.stderr.splitlines() if "rror" in line][:1] == lines[:1]


def test_a_theme_of_ones_own_makes_the_same_pages(tmp_path: Path) -> None:
    """Whatever it shows of a page."""
    guide = made(tmp_path / "guide")
    shown = "{{ page.title | upper }} {{ 'guide-block' in page.content }} {{ page.toc | length }}"
    template = BROKEN.replace("FAILS", "nowhere").replace(
        "{{ super() }}", f"{shown} {{{{ super() }}}}"
    )

    ours = told(guide, template, SITE="site", **DAY)
    plain = told(guide, template, SITE="plain", PLAIN="true", **DAY)

    assert ours.returncode == plain.returncode == 0
    assert contents(guide / "site") == contents(guide / "plain")
    assert " True 1" in (guide / "site" / "plans" / "couch-to-5k" / "index.html").read_text("utf-8")


NEWER = "import mkdocs; mkdocs.__version__ = '1.7.0'; from mkdocs.__main__ import cli; cli()"


def test_a_newer_mkdocs_builds_its_own_way(tmp_path: Path) -> None:
    """Said in one line; the pages are the same."""
    guide = made(tmp_path / "guide")

    def site(**variables: str) -> tuple[str, dict[str, bytes]]:
        done = command(sys.executable, "-c", NEWER, "build", at=guide, **DAY, **variables)
        assert done.returncode == 0
        return done.stderr, contents(guide / variables["SITE"])

    said, ours = site(SITE="site")
    _, plain = site(SITE="plain", PLAIN="true")

    assert said.count("MkDocs 1.7.0 is new here, so all pages are built its way.") == 1
    assert ours == plain
