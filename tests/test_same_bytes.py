"""Whatever a build keeps, shares or sets aside to be faster: the site is that of the plain path."""

import os
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import building
from tests.building import (
    PROJECT,
    Published,
    build,
    contents,
    copy_of_the_project,
    mkdocs,
    running_first,
)
from tests.second_guide import made

ADDRESS = "https://run.example/some/where/"
DAY = "1796083200"


def site(guide: Path, **variables: str) -> dict[str, bytes]:
    """Build a guide and return its files; the site stays, as it does for people."""
    done = mkdocs("build", "--strict", at=guide, SOURCE_DATE_EPOCH=DAY, **variables)
    assert done.returncode == 0, done.stderr
    return contents(guide / str(variables["SITE"]))


def assert_same_bytes(guide: Path, **variables: str) -> None:
    """Compare the two ways to build a guide, file by file."""
    ours = site(guide, SITE="site", **variables)
    plain = site(guide, SITE="plain", PLAIN="true", **variables)
    assert sorted(ours) == sorted(plain)
    assert [name for name in plain if ours[name] != plain[name]] == []
    assert len(plain) > 40


@pytest.mark.parametrize("address", [ADDRESS, pytest.param("", marks=pytest.mark.all)])
def test_a_small_guide_is_the_same(tmp_path: Path, address: str) -> None:
    """With addresses, codes and edit buttons, and without."""
    guide = made(tmp_path / "guide")
    given = {"SITE_URL": address, "REPO_URL": "https://git.example/group/run"} if address else {}
    assert_same_bytes(guide, **given)


@pytest.mark.all
def test_this_guide_is_the_same(tmp_path: Path) -> None:
    """All of its pages."""
    assert_same_bytes(copy_of_the_project(tmp_path), SITE_URL=ADDRESS)


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """Return a small guide below a copy of the project, so that a test can change both."""
    project = copy_of_the_project(tmp_path / "project")
    guide = made(project / "guide")
    config = guide / "mkdocs.yml"
    text, theirs = config.read_text("utf-8"), os.path.relpath(PROJECT, guide)
    assert text.count(theirs) == 2
    config.write_text(text.replace(theirs, ".."), "utf-8")
    return guide


@pytest.mark.parametrize(
    "rounds",
    [pytest.param(7, marks=pytest.mark.all), pytest.param(70, marks=pytest.mark.deep)],
)
def test_it_is_the_same_after_any_edits(guide: Path, rounds: int) -> None:
    """Whatever comes, changes or goes: nothing of an earlier build is left in the site."""
    chance = random.Random(rounds)  # noqa: S311  # the same edits each time are wanted
    edits = [edit for edit in EDITS for _ in range(rounds // len(EDITS))]
    add_a_plan(guide, chance)
    for edit in chance.sample(edits, rounds):
        edit(guide, chance)
        assert_same_bytes(guide, PYTHONPATH=str(guide.parent))


def plans_of(guide: Path) -> list[Path]:
    """Return the plans that a test added."""
    return sorted((guide / "plans").glob("more-*.yml"))


def add_a_plan(guide: Path, chance: random.Random) -> None:
    """Write a twin of a plan, with step ids of its own."""
    number = chance.randrange(10**6)
    text = (guide / "plans" / "couch-to-5k.yml").read_text("utf-8")
    text = re.sub(r"(- id: )([a-z0-9-]+\n +text)", rf"\g<1>t{number}-\2", text)
    past = r"^ *was: .*\n|^retired(?:-stages)?:\n(?:[ -].*\n)*"
    text = re.sub(past, "", text, flags=re.MULTILINE)
    path = guide / "plans" / f"more-{number}.yml"
    path.write_text(
        re.sub("^title: .*", f"title: Twin {number}", text, flags=re.MULTILINE), "utf-8"
    )


def change_a_plan(guide: Path, chance: random.Random) -> None:
    """Give a plan another title."""
    path = chance.choice(sorted((guide / "plans").glob("[!_]*.yml")))
    title = f"title: Changed {chance.randrange(10**6)}"
    path.write_text(
        re.sub("^title: .*", title, path.read_text("utf-8"), flags=re.MULTILINE), "utf-8"
    )


def rename_a_plan(guide: Path, chance: random.Random) -> None:
    """Move a plan to another address."""
    for path in plans_of(guide)[:1]:
        path.rename(path.with_name(f"more-{chance.randrange(10**6)}.yml"))


def delete_a_plan(guide: Path, chance: random.Random) -> None:
    """Take a plan away."""
    for path in plans_of(guide)[: chance.randint(0, 1)]:
        path.unlink()


def change_a_template(guide: Path, chance: random.Random) -> None:
    """Let the theme's override say something else."""
    path = guide.parent / "overrides" / "main.html"
    said = f"{{# changed #}}<!-- {chance.randrange(10**6)} -->"
    text = re.sub(r"{# changed #}<!-- \d+ -->", "", path.read_text("utf-8"))
    path.write_text(text.replace("{% block content %}", "{% block content %}" + said), "utf-8")


def change_words(guide: Path, chance: random.Random) -> None:
    """Say something else in the catalogue of the language."""
    path = guide.parent / "generator" / "languages" / "en.yml"
    said = f'"Begin {chance.randrange(10**6)}"'
    path.write_text(re.sub(r'"Begin [^"]*"', said, path.read_text("utf-8"), count=1), "utf-8")


def change_a_setting(guide: Path, chance: random.Random) -> None:
    """Change a line of mkdocs.yml."""
    path = guide / "mkdocs.yml"
    said = f"site_author: Somebody {chance.randrange(10**6)}\n"
    path.write_text(re.sub(r"site_author: .*\n", "", path.read_text("utf-8")) + said, "utf-8")


EDITS: tuple[Callable[[Path, random.Random], None], ...] = (
    add_a_plan,
    change_a_plan,
    rename_a_plan,
    delete_a_plan,
    change_a_template,
    change_words,
    change_a_setting,
)


BACKWARDS = """
import os

scandir, listdir = os.scandir, os.listdir


class Backwards:
    def __init__(self, path):
        with scandir(path) as found:
            self.found = iter(sorted(found, key=lambda entry: entry.name, reverse=True))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def __iter__(self):
        return self.found

    def __next__(self):
        return next(self.found)

    def close(self):
        pass


os.scandir = lambda path=".": Backwards(path)
os.listdir = lambda path=".": sorted(listdir(path), reverse=True)
"""
"""A system that names the files of a folder from the last to the first."""


@pytest.mark.all
def test_a_build_is_the_same_wherever_and_whenever_it_is_made(
    published: Published, tmp_path: Path
) -> None:
    """Time zone, language, hash seed, folder, day and the order of files leave no trace.

    SOURCE_DATE_EPOCH stands for the day: it is the clock that MkDocs and the
    adapter ask, and here it is set to another day than today, not to the same.
    """
    again = tmp_path / "quite another folder"
    build(
        again,
        SITE_URL=building.ADDRESS,
        REPO_URL=building.REPOSITORY,
        TZ="Pacific/Kiritimati",
        LC_ALL="tr_TR.UTF-8",
        PYTHONHASHSEED="4711",
        SOURCE_DATE_EPOCH="1924991999",
        PYTHONPATH=running_first(BACKWARDS, tmp_path),
    )
    first, second = contents(published.folder), contents(again)

    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
