"""`make build` builds another folder of plans into another place, for people with their own."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.building import PROJECT, Done, contents, run
from tests.html_tree import tree

TOAST = """\
title: Toast for one
summary: One stage from bread to toast.
reviewed: 2026-01-05
audience:
  text: For anyone with a toaster.
  sources: [our-own-rule]
setbacks:
  text: Some slices burn.
  sources: [our-own-rule]
stages:
  - id: toast
    title: Toasting a slice
    goal: The slice is brown.
    why:
      text: Warm bread is good bread.
      sources: [our-own-rule]
    session:
      pace: ongoing
      sources: [our-own-rule]
    checklists:
      - title: At the toaster
        steps:
          - id: lever-pushed
            text: Push the lever.
            sources: [our-own-rule]
    ease-off-when:
      - text: It smokes.
        sources: [our-own-rule]
    stop-when:
      - text: It burns.
        sources: [our-own-rule]
    final: true
"""
"""As little as a plan can be."""

pytestmark = pytest.mark.skipif(
    not (PROJECT / ".venv" / "project.ready").exists() or not shutil.which("make"),
    reason="needs make, and the .venv it sets up",
)


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """Return a folder with blanks in its name that holds one small plan and nothing else."""
    folder = tmp_path / "my own plans"
    folder.mkdir()
    (folder / "toast.yml").write_text(TOAST, "utf-8")
    return folder


def make(*words: str) -> Done:
    """Run make in the project as a person does."""
    return run("make", "--no-print-directory", *words, MAKEFLAGS="", MAKELEVEL="")


@pytest.mark.parametrize(
    "relative",
    [pytest.param(False, id="absolute", marks=pytest.mark.all), pytest.param(True, id="relative")],
)
def test_another_folder_of_plans_is_built_into_another_place(
    plans: Path, tmp_path: Path, *, relative: bool
) -> None:
    """Names with blanks work, also seen from the project's folder; nothing else is touched."""
    site = tmp_path / "my site" / "on toast"
    before = contents(plans)
    start = os.path.relpath if relative else str

    done = make("build", f"PLANS={start(plans)}", f"SITE={start(site)}")

    assert done.returncode == 0, done.stdout + done.stderr
    page = tree((site / "plans" / "toast" / "toast" / "index.html").read_text("utf-8"))
    assert page.with_id("text-lever-pushed").text == "Push the lever."
    assert [path.name for path in (site / "plans").iterdir() if path.is_dir()] == ["toast"]
    assert contents(plans) == before


@pytest.mark.all
def test_such_a_folder_is_built_by_the_other_engine_too(plans: Path, tmp_path: Path) -> None:
    """What pages by hand say of plans that are not among them leads nowhere, and is text."""
    done = make("build", f"PLANS={plans}", f"SITE={tmp_path / 'site'}", "ENGINE=zensical")

    assert done.returncode == 0, done.stdout + done.stderr
    page = tree((tmp_path / "site" / "start-here" / "index.html").read_text("utf-8"))
    hrefs = [link.attributes["href"] for link in page.named("a") if "href" in link.attributes]
    assert not [href for href in hrefs if "adult-beginner" in href]


def test_a_mistake_in_such_a_folder_is_told_with_its_place(plans: Path, tmp_path: Path) -> None:
    """The message names the file as it lies there, and make fails."""
    plan = plans / "toast.yml"
    plan.write_text(TOAST.replace("pace: ongoing", "pace: always"), "utf-8")

    done = make("build", f"PLANS={plans}", f"SITE={tmp_path / 'site'}")

    assert done.returncode == 2
    assert f"{plan}:18:13: stages['toast'].session.pace: found 'always'" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert not (tmp_path / "site").exists()


def test_make_check_looks_at_such_a_folder(plans: Path) -> None:
    """PLANS means the same to `make check`."""
    assert (
        make("check", f"PLANS={plans}").stdout.splitlines()[-1] == "All is well: nothing to mend."
    )


@pytest.mark.all
def test_every_command_works_on_a_guide_of_ones_own(tmp_path: Path) -> None:
    """It is made, looked at, built, written and printed, and what stands elsewhere stays."""
    guide, before = tmp_path / "my guide", contents(PROJECT / "plans")
    made = run(sys.executable, "-m", "generator", "init", guide)
    assert made.returncode == 0, made.stderr

    assert make("check", f"GUIDE={guide}").stdout.endswith("All is well: nothing to mend.\n")
    for command in (["write", f"TO={tmp_path / 'pages'}"], ["pdf"]):
        done = make(*command, f"GUIDE={guide}")
        assert done.returncode == 0, done.stdout + done.stderr

    site = guide / "site"
    assert 'data-guide-store="my-guide"' in (site / "index.html").read_text("utf-8")
    assert (tmp_path / "pages" / "plans" / "first-plan" / "index.md").exists()
    assert list(site.rglob("*.pdf"))
    assert contents(PROJECT / "plans") == before
