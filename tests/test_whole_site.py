"""A build ends with the whole new site or the whole old one, whatever happens to it."""

import contextlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.site_folder import SiteFolder
from tests.building import Done, contents, environment, leftovers, mkdocs
from tests.second_guide import made

PLAN = "plans/couch-to-5k.yml"
PATIENCE = 60
"""Seconds that a build may take on a busy machine."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small guide in a folder of its own, with its site beside it."""
    guide = made(tmp_path_factory.mktemp("built") / "guide")
    assert build(guide).returncode == 0
    return guide


@pytest.fixture
def guide(built: Path, tmp_path: Path) -> Path:
    """Return a copy of the guide and its site, as deep as the first, to be spoiled."""
    shutil.copytree(built, tmp_path / "guide")
    return tmp_path / "guide"


def build(guide: Path, *words: str, site: Path | str = "site") -> Done:
    """Build a guide strictly and quietly."""
    return mkdocs("build", "--strict", "--quiet", *words, at=guide, SITE=site)


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


def change(path: Path, before: str, after: str) -> None:
    """Put one text of a file in place of another that is there once."""
    text = path.read_text("utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), "utf-8")


def said(done: Done) -> str:
    """Return what a failed build told, which is never a traceback."""
    told = (done.stdout + done.stderr).strip()
    assert "Traceback" not in told
    assert done.returncode == 1, told
    return told


def bad_plan(guide: Path) -> None:
    """Misspell a key."""
    change(guide / PLAN, "summary:", "sumary:")


def dead_link(guide: Path) -> None:
    """Link to a page that is not there."""
    append(guide / "content" / "signs.md", "\n[There](nowhere.md)\n")


def dead_anchor(guide: Path) -> None:
    """Link to a place that is not there."""
    append(guide / "content" / "signs.md", "\n[There](index.md#nowhere)\n")


def missing_template(guide: Path) -> None:
    """Ask for a template that is not there."""
    page = guide / "content" / "signs.md"
    page.write_text(f"---\ntemplate: nowhere.html\n---\n{page.read_text('utf-8')}", "utf-8")


def unknown_block(guide: Path) -> None:
    """Ask for a block that is not there."""
    append(guide / "content" / "signs.md", "\n<!-- guide: nowhere -->\n")


def vanishing_page(guide: Path) -> None:
    """Delete a page after the guide was checked."""
    hook = guide / "vanish.py"
    page = guide / "content" / "signs.md"
    hook.write_text(
        f"import os\ndef on_nav(nav, **_):\n    os.unlink({str(page)!r})\n    return nav\n", "utf-8"
    )
    append(guide / "mkdocs.yml", "\nhooks:\n  - vanish.py\n")


def test_a_plan_deleted_meanwhile_is_in_the_site(guide: Path) -> None:
    """It was there when the build began."""
    hook = (
        f"import os\ndef on_nav(nav, **_):\n    os.unlink({str(guide / PLAN)!r})\n    return nav\n"
    )
    (guide / "vanish.py").write_text(hook, "utf-8")
    append(guide / "mkdocs.yml", "\nhooks:\n  - vanish.py\n")
    before = contents(guide / "site")

    done = build(guide)

    assert (done.returncode, done.stderr) == (0, "")
    assert not (guide / PLAN).exists()
    assert contents(guide / "site") == before


def append(path: Path, text: str) -> None:
    """Add a text to the end of a file."""
    path.write_text(path.read_text("utf-8") + text, "utf-8")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (bad_plan, "did you mean 'summary'"),
        (dead_link, "nowhere.md"),
        (dead_anchor, "#nowhere"),
        (missing_template, "nowhere.html"),
        (unknown_block, "no block 'nowhere'"),
        (vanishing_page, "signs.md"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_failed_build_leaves_the_last_site(
    guide: Path, spoil: Callable[[Path], None], told: str
) -> None:
    """It ends with 1 and says why, with --quiet too; every byte of the site is as it was."""
    before = contents(guide / "site")
    spoil(guide)

    assert told in said(build(guide))

    assert contents(guide / "site") == before
    assert leftovers(guide) == []


@pytest.mark.parametrize(
    ("site", "told"),
    [
        ("mkdocs.yml", "is a file"),
        ("plans", "which it is made from"),
        ("content", "site_dir"),
        ("content/site", "site_dir"),
        (".", "site_dir"),
        ("..", "site_dir"),
        ("checkout", "is a git checkout"),
        ("letters", "holds files but no index.html"),
        ("mkdocs.yml/site", "mkdocs.yml: file exists"),
    ],
)
def test_no_site_takes_the_place_of_anything_else(guide: Path, site: str, told: str) -> None:
    """One sentence says why, and nothing anywhere is touched."""
    (guide / "checkout").mkdir()
    (guide / "checkout" / ".git").write_text("gitdir: elsewhere\n", "utf-8")
    (guide / "letters").mkdir()
    (guide / "letters" / "to-grandmother.txt").write_text("Dear\n", "utf-8")
    before = contents(guide)

    assert told in said(build(guide, site=site))

    assert contents(guide) == before
    assert leftovers(guide) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a place with room for half a site, where the tests may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "none", str(place)]
    if (
        not shutil.which("mount")
        or subprocess.run(mount, check=False, capture_output=True).returncode
    ):
        pytest.skip("needs to mount a small disk, which only root may")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_told_in_a_sentence(guide: Path, small_disk: Path) -> None:
    """What did not fit is taken away again, and what was there stays."""
    (small_disk / "site").mkdir()
    (small_disk / "site" / "index.html").write_text("the last site", "utf-8")

    told = said(build(guide, site=small_disk / "site"))

    assert told.count("\n") == 0
    assert re.search(r"the last one is as it was: .*no space left on device\.$", told)
    assert contents(small_disk) == {"site/index.html": b"the last site"}
    assert leftovers(small_disk) == []


def test_a_disk_that_cannot_be_written_is_told_in_a_sentence(guide: Path, small_disk: Path) -> None:
    """The place is named."""
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)

    told = said(build(guide, site=small_disk / "site"))

    assert told.count("\n") == 0
    assert str(small_disk) in told
    assert "read-only file system" in told


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
    for number in range(kills):
        now = number % 2
        change(guide / PLAN, titles[not now], titles[now])
        running = started(guide)
        if not has_ended(running, within=chance.uniform(0, 1.1 * length)):
            running.kill()
            killed += 1
        running.communicate(timeout=PATIENCE)
        assert contents(guide / "site") in sites
        assert build(guide).returncode == 0
        assert contents(guide / "site") == sites[now]
        assert leftovers(guide) == []
    assert killed > kills / 2
