"""Addresses of plans and stages: what is published moves or is retired, never lost."""

from pathlib import Path

import pytest

from tests.building import build
from tests.plan_folders import run, starter

URL = "https://example.org/guide/"
BACK = {"to: first-look": "to: look"}
WAS = {"title: ": "was: [run]\ntitle: ", "- id: first-look": "- id: look\n    was: [first-look]"}


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A folder of one plan whose address, and that of its stage, are published."""
    folder = starter(tmp_path / "plans")
    assert run("record", "--plans", folder).exit_code == 0
    return folder


def check(folder: Path) -> str:
    """Return what the check of a folder says, or nothing where all is well."""
    done = run("check", "--plans", folder)
    return done.output if done.exit_code else ""


def renamed(folder: Path, changes: dict[str, str]) -> None:
    """Give the plan another name, and its file other words."""
    path = (folder / "run.yml").rename(folder / "running.yml")
    text = path.read_text("utf-8")
    for before, after in changes.items():
        assert before in text
        text = text.replace(before, after, 1)
    path.write_text(text, "utf-8")


def test_a_published_plan_cannot_change_its_name_unsaid(published: Path) -> None:
    """It is told once, for the plan and all its stages, in the plan that has most of its name."""
    renamed(published, {})
    said = check(published)
    assert said.count("\n") == 4
    assert "running.yml:" in said
    assert "if it is this plan now, write here was: [run]" in said


def test_was_takes_the_addresses_of_a_plan_and_its_stages_along(published: Path) -> None:
    renamed(published, WAS | BACK)
    assert check(published) == ""
    assert run("record", "--plans", published).exit_code == 0

    ledger = (published / "_ids.yml").read_text("utf-8")
    assert ledger.partition("pages:\n")[2].splitlines() == [
        "  - page: run",
        "    now: running",
        "  - page: run/first-look",
        "    now: running/look",
        "  - page: run/keep-it-up",
        "    now: running/keep-it-up",
        "  - page: run/look",
        "    now: running/look",
        "  - page: running",
        "  - page: running/first-look",
        "    now: running/look",
        "  - page: running/keep-it-up",
        "  - page: running/look",
    ]
    again = run("record", "--plans", published)
    assert again.exit_code == 0
    assert (published / "_ids.yml").read_text("utf-8") == ledger
    assert "'run' was the address" in check(starter(published, "run"))


def test_a_stage_may_move_to_another_plan(published: Path) -> None:
    """And its new home may say so with the old plan's name."""
    renamed(published, {"- id: first-look": "- id: look\n    was: [run/first-look]"} | BACK)
    assert "the published plan 'run' is gone" in check(published)
    settings = "retired-plans:\n  - id: run\n    why: Running does it all.\n"
    (published / "_guide.yml").write_text(settings, "utf-8")
    assert check(published) == ""


def test_what_is_retired_stays_so(published: Path) -> None:
    """Also when the line that says why is long gone; and a retired plan takes its stages along."""
    (published / "run.yml").rename(published / "running.yml")
    settings = "retired-plans:\n  - id: run\n    why: Nobody runs.\n"
    (published / "_guide.yml").write_text(settings, "utf-8")
    assert run("record", "--plans", published).exit_code == 0
    (published / "_guide.yml").unlink()
    assert check(published) == ""
    assert "'run/first-look' was the address of a page that is retired" in check(
        starter(published, "run")
    )


def test_old_addresses_lead_on(published: Path, tmp_path: Path) -> None:
    """Without a script, from wherever the site stands; and search engines are told."""
    renamed(published, WAS | BACK)
    site = tmp_path / "site"
    build(site, PLANS=published, SITE_URL=URL)

    for old, way, new in (
        ("run", "../running/", "running"),
        ("run/first-look", "../../running/look/", "running/look"),
        ("running/first-look", "../look/", "running/look"),
        ("run/booklet", "../../running/booklet/", "running/booklet"),
    ):
        page = (site / "plans" / old / "index.html").read_text("utf-8")
        assert f'http-equiv="refresh" content="0; url={way}"' in page
        assert f'<link rel="canonical" href="{URL}plans/{new}/">' in page
        assert f'<a href="{way}">' in page
        assert (site / "plans" / old / way / "index.html").resolve().is_file()
        assert f"plans/{old}/" not in (site / "sitemap.xml").read_text("utf-8")
