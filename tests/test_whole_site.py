"""A build ends with the whole new site or the whole old one, stopped or not, alone or not."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from itertools import cycle
from pathlib import Path

import pytest

from generator.site_folder import SiteFolder
from tests.building import contents, environment, leftovers
from tests.rebuilding import PLAN, build, change, said

PATIENCE = 200
"""Seconds, a guard against hanging: a build takes a while on a busy machine."""


@pytest.fixture
def guide(small_guide: Path, tmp_path: Path) -> Path:
    """Return a copy of the guide and its site, as deep as the first, to be spoiled."""
    shutil.copytree(small_guide, tmp_path / "guide")
    return tmp_path / "guide"


def started(guide: Path) -> subprocess.Popen[str]:
    """Start a build and return it while it runs.

    It hears Ctrl-C even where these tests were started in the background, by a shell that has
    what it starts there ignore it.
    """
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=guide,
        env=environment(SITE="site"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # it takes no lock
    )


def has_ended(running: subprocess.Popen[str], within: float) -> bool:
    """Tell whether a build ends by itself within so many seconds."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        running.wait(within)
    return running.returncode is not None


def test_a_second_build_says_who_holds_the_place(guide: Path) -> None:
    """The place is free again when its holder is done."""
    before = contents(guide / "site")
    holder = SiteFolder(guide / "site")
    holder.open()

    told = said(build(guide))

    assert told.startswith(f"Another build, process {os.getpid()}, is writing ")
    assert contents(guide / "site") == before
    holder.discard()
    assert build(guide).returncode == 0
    assert contents(guide / "site") == before


@pytest.mark.all
def test_builds_at_once_end_right_or_say_who_is_first(guide: Path) -> None:
    """However many start together, one of them at least puts its site in place."""
    before = contents(guide / "site")
    builds = [started(guide) for _ in range(3)]
    told = [build.communicate(timeout=PATIENCE)[0] for build in builds]

    assert 0 in [build.returncode for build in builds]
    for build_, text in zip(builds, told, strict=True):
        assert build_.returncode == 0 or "Another build, process" in text
    assert contents(guide / "site") == before
    assert leftovers(guide) == []


def test_ctrl_c_leaves_nothing_behind(guide: Path) -> None:
    """The site is the last one, and nothing lies beside it."""
    before = contents(guide / "site")
    running = started(guide)
    begun = guide / ".site.building" / "new" / "assets"
    deadline = time.monotonic() + PATIENCE
    while not begun.exists():
        assert not has_ended(running, within=0.005)
        assert time.monotonic() < deadline
    running.send_signal(signal.SIGINT)
    told = running.communicate(timeout=PATIENCE)[0]

    assert running.returncode == 1
    assert "Traceback" not in told
    assert contents(guide / "site") == before
    assert leftovers(guide) == []


def test_what_a_killed_build_left_is_cleared(guide: Path) -> None:
    """A lock that nobody holds, half a site and the last one of two renames are no obstacle."""
    before = contents(guide / "site")
    beside = guide / ".site.building"
    (beside / "new" / "half").mkdir(parents=True)
    (beside / "lock").write_text("1\n", "utf-8")
    (guide / "site").rename(beside / "old")

    assert build(guide).returncode == 0

    assert contents(guide / "site") == before
    assert leftovers(guide) == []


def test_hidden_files_of_the_last_site_are_kept(guide: Path) -> None:
    """What a person put beside the pages for a web server stays, as MkDocs leaves it."""
    (guide / "site" / ".well-known").mkdir()
    (guide / "site" / ".well-known" / "security.txt").write_text("Contact: us\n", "utf-8")
    (guide / "site" / ".nojekyll").touch()
    (guide / "site" / "old.html").touch()

    assert build(guide).returncode == 0

    assert (guide / "site" / ".well-known" / "security.txt").read_text("utf-8") == "Contact: us\n"
    assert (guide / "site" / ".nojekyll").exists()
    assert not (guide / "site" / "old.html").exists()


@pytest.mark.parametrize(
    "kills",
    [pytest.param(8, marks=pytest.mark.all), pytest.param(200, marks=pytest.mark.deep)],
)
def test_a_killed_build_leaves_a_whole_site(guide: Path, kills: int) -> None:
    """At whatever instant it is killed: the old one or the new one, and the next build is right."""
    chance = random.Random(kills)  # noqa: S311  # the same instants each time are wanted
    titles = ["title: From the couch", "title: From the sofa"]
    sites = [contents(guide / "site")]
    change(guide / PLAN, *titles)
    start = time.monotonic()
    assert build(guide).returncode == 0
    length = time.monotonic() - start
    sites.append(contents(guide / "site"))
    assert sites[0] != sites[1]

    killed = 0
    for now in cycle((0, 1)):
        change(guide / PLAN, titles[not now], titles[now])
        start = time.monotonic()
        running = started(guide)
        if has_ended(running, within=chance.uniform(0, 1.1 * length)):
            length = min(length, time.monotonic() - start)  # a machine is not always as busy
        else:
            running.kill()
            killed += 1
        running.communicate(timeout=PATIENCE)
        assert contents(guide / "site") in sites
        assert build(guide).returncode == 0
        assert contents(guide / "site") == sites[now]
        assert leftovers(guide) == []
        if killed == kills:
            break
