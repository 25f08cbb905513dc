"""The HTML of every page holds to the standard: the Nu HTML checker finds no error in any."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.building import PROJECT, build, contents, run
from tests.node_tools import modules
from tests.second_guide import made

pytestmark = pytest.mark.all

PINNED = PROJECT / "tests" / "html_checker"
ADDRESSES = {
    "SITE_URL": "https://guide.example/some/where/",
    "REPO_URL": "https://git.example/group/guide",
}
LATE = re.compile(
    r'<template data-guide-late-from="(?:\.\./|[^"]*/some/where/|)*([^"]+)"></template>'
)
FAULTY = "<!doctype html><html lang=en><title>Faulty</title><body><p><div></p></body></html>"


@pytest.fixture(scope="module")
def checker() -> Path:
    """Return the checker, a program of Java; without Java the tests are skipped."""
    if not shutil.which("java") or subprocess.run(["java", "-version"], check=False).returncode:
        pytest.skip("java is not installed, and the Nu HTML checker runs on it")
    return modules(PINNED) / "vnu-jar" / "build" / "dist" / "vnu.jar"


def whole(site: Path) -> Iterator[tuple[str, str]]:
    """Return all pages by their paths, with the dialogs in them that scripts load when needed."""
    for path, page in contents(site).items():
        if path.endswith(".html"):
            text = page.decode("utf-8")
            yield path, LATE.sub(lambda found: Path(site, found[1]).read_text("utf-8"), text)


def errors(checker: Path, pages: dict[str, str], folder: Path) -> list[str]:
    """Put pages to the checker, all in one run; return its errors as "page:line: words"."""
    for path, page in pages.items():
        Path(folder, path).parent.mkdir(parents=True, exist_ok=True)
        Path(folder, path).write_text(page, "utf-8")
    options = ("--errors-only", "--format", "json", "--exit-zero-always", "--stdout")
    done = subprocess.run(
        ["java", "-jar", checker, *options, folder], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return [
        f"{found['url'].partition(f'{folder.name}/')[2]}:{found.get('lastLine')}: "
        f"{found['message']} {found.get('extract', '')!r}"
        for found in json.loads(done.stdout)["messages"]
    ]


def check(checker: Path, site: Path, folder: Path) -> None:
    """Find no error in a site, but for those in a page that was put there to be found."""
    pages = dict(whole(site))
    assert not any("data-guide-late-from" in page for page in pages.values())

    found = errors(checker, pages | {"faulty.html": FAULTY}, folder)

    assert {line.partition(":")[0] for line in found} == {"faulty.html"}, "\n".join(found)


def test_the_guide(checker: Path, tmp_path: Path) -> None:
    """All pages of the project's own guide, with the edit buttons and codes of a published one."""
    build(tmp_path / "site", **ADDRESSES)

    check(checker, tmp_path / "site", tmp_path / "whole")


def test_another_guide_by_the_other_engine(checker: Path, tmp_path: Path) -> None:
    """All pages of a guide about something else, built by Zensical."""
    guide = made(tmp_path / "couch-to-5k")
    words = ("build", "--engine", "zensical", "--guide", guide, "--site", tmp_path / "site")
    done = run(sys.executable, "-m", "generator", *words, **ADDRESSES)
    assert done.returncode == 0, done.stdout + done.stderr

    check(checker, tmp_path / "site", tmp_path / "whole")
