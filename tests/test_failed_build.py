"""A build that cannot be done says why, and leaves the last site and all else as it was."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.building import contents, leftovers
from tests.rebuilding import PLAN, append, build, change, said


@pytest.fixture
def guide(small_guide: Path, tmp_path: Path) -> Path:
    """Return a copy of the guide and its site, as deep as the first, to be spoiled."""
    shutil.copytree(small_guide, tmp_path / "guide")
    return tmp_path / "guide"


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


def no_date(guide: Path) -> None:
    """Say in other words when a page was reviewed."""
    page = guide / "content" / "signs.md"
    page.write_text(f"---\nreviewed: 24.11.2026\n---\n{page.read_text('utf-8')}", "utf-8")


def no_address(guide: Path) -> None:
    """Leave a placeholder in the address of a link."""
    append(guide / "content" / "signs.md", "\n[There](https://[your-name].example/)\n")


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


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (bad_plan, "did you mean 'summary'"),
        (dead_link, "nowhere.md"),
        pytest.param(dead_anchor, "#nowhere", marks=pytest.mark.all),
        pytest.param(missing_template, "nowhere.html", marks=pytest.mark.all),
        pytest.param(unknown_block, "no block 'nowhere'", marks=pytest.mark.all),
        pytest.param(
            no_date, "signs.md:2:1: reviewed: '24.11.2026' is no date", marks=pytest.mark.all
        ),
        pytest.param(no_address, "an address on a page is none", marks=pytest.mark.all),
        pytest.param(vanishing_page, "signs.md", marks=pytest.mark.all),
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
        pytest.param("mkdocs.yml", "is a file", marks=pytest.mark.all),
        pytest.param("plans", "which it is made from", marks=pytest.mark.all),
        ("content", "site_dir"),
        pytest.param("content/site", "site_dir", marks=pytest.mark.all),
        pytest.param(".", "site_dir", marks=pytest.mark.all),
        pytest.param("..", "site_dir", marks=pytest.mark.all),
        ("checkout", "is a git checkout"),
        ("letters", "holds files but no index.html"),
        pytest.param("mkdocs.yml/site", "mkdocs.yml: file exists", marks=pytest.mark.all),
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
