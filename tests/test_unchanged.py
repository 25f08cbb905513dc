"""A site that would be made again as it is stays as it is; anything else is built."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.building import PROJECT, Done, contents, mkdocs
from tests.second_guide import made

NOTHING = "Nothing has changed since "
PLAN = "plans/couch-to-5k.yml"
DAY = "1796083200"
"""A time of the first of December 2026, as SOURCE_DATE_EPOCH has it."""

PACKAGES = {"PYTHONPATH": os.pathsep.join((str(PROJECT), "packages"))}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small guide in a folder of its own, with its site beside it."""
    guide = made(tmp_path_factory.mktemp("built") / "guide")
    (guide / "pictures").mkdir()
    (guide / "pictures" / "shoe.txt").write_text("one", "utf-8")
    (guide / "content" / "pictures").symlink_to(guide / "pictures")
    assert NOTHING not in build(guide).stderr
    return guide


def build(guide: Path, **variables: str) -> Done:
    """Build a guide strictly on a certain day."""
    given = {"SITE": "site", "SOURCE_DATE_EPOCH": DAY} | variables
    done = mkdocs("build", "--strict", at=guide, **given)
    assert done.returncode == 0, done.stderr
    return done


def test_nothing_is_built_where_nothing_has_changed(built: Path) -> None:
    """It is said in one line, ends well, and touches no file."""
    before = {path: path.stat().st_mtime_ns for path in built.rglob("*")}
    done = build(built)

    assert re.fullmatch(rf"INFO +-  {NOTHING}\S+ was built: it stays as it is\.\n", done.stderr)
    assert {path: path.stat().st_mtime_ns for path in built.rglob("*")} == before


def a_word(guide: Path) -> None:
    """Change a plan without changing its size."""
    path = guide / PLAN
    text = path.read_text("utf-8")
    assert text.count("title: From the couch") == 1
    path.write_text(text.replace("title: From the couch", "title: Away the couch"), "utf-8")


def a_page(guide: Path) -> None:
    """Write to a page by hand."""
    path = guide / "content" / "signs.md"
    path.write_text(path.read_text("utf-8") + "\nMore.\n", "utf-8")


def a_setting(guide: Path) -> None:
    """Add to mkdocs.yml."""
    path = guide / "mkdocs.yml"
    path.write_text(path.read_text("utf-8") + "\nsite_author: Somebody\n", "utf-8")


def a_page_of_the_site(guide: Path) -> None:
    """Spoil a built page."""
    (guide / "site" / "index.html").write_text("spoiled", "utf-8")


def a_linked_file(guide: Path) -> None:
    """Change what lies in a folder that a link in the guide's leads to."""
    (guide / "pictures" / "shoe.txt").write_text("two", "utf-8")


def a_lost_page(guide: Path) -> None:
    """Take a built page away."""
    (guide / "site" / "signs" / "index.html").unlink()


def the_record(guide: Path) -> None:
    """Write something else where the record stands."""
    (guide / ".site.made").write_bytes(b"\xff\x00")


def a_package(guide: Path) -> None:
    """Have another package, as its recorded version says."""
    (guide / "packages" / "toast-2.0.dist-info").mkdir(parents=True)


def nothing(_: Path) -> None:
    """Change the surroundings alone."""


@pytest.mark.parametrize(
    ("edit", "variables"),
    [
        (a_word, {}),
        pytest.param(a_page, {}, marks=pytest.mark.all),
        pytest.param(a_setting, {}, marks=pytest.mark.all),
        pytest.param(a_page_of_the_site, {}, marks=pytest.mark.all),
        pytest.param(a_linked_file, {}, marks=pytest.mark.all),
        pytest.param(a_lost_page, {}, marks=pytest.mark.all),
        pytest.param(the_record, {}, marks=pytest.mark.all),
        pytest.param(nothing, {"SITE_URL": "https://run.example/"}, marks=pytest.mark.all),
        pytest.param(nothing, {"SOURCE_DATE_EPOCH": "1796256000"}, marks=pytest.mark.all),
        pytest.param(nothing, {"PLAIN": "true"}, marks=pytest.mark.all),
        pytest.param(a_package, PACKAGES, marks=pytest.mark.all),
    ],
    ids=lambda value: getattr(value, "__name__", None) or " ".join(value),
)
def test_what_has_changed_is_built(
    built: Path, edit: Callable[[Path], None], variables: dict[str, str]
) -> None:
    """And comes out as it does where no site stands; then it is left as it is again."""
    edit(built)
    assert NOTHING not in build(built, **variables).stderr
    site = contents(built / "site")

    shutil.rmtree(built / "site")
    assert NOTHING not in build(built, **variables).stderr
    assert contents(built / "site") == site
    if "PLAIN" not in variables:
        assert NOTHING in build(built, **variables).stderr


def test_warnings_are_told_each_time(built: Path) -> None:
    """A build with warnings is not recorded, so that nobody misses them."""
    page = built / "content" / "signs.md"
    text = page.read_text("utf-8")
    page.write_text(text + "\n[There](nowhere.md)\n", "utf-8")
    told = [mkdocs("build", at=built, SITE="site").stderr for _ in range(2)]
    page.write_text(text, "utf-8")

    for said in told:
        assert "nowhere.md" in said
        assert NOTHING not in said
