"""`make build` builds another folder of plans into another place, for people with their own."""

import os
import shutil
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


@pytest.mark.parametrize("relative", [False, True], ids=["absolute", "relative"])
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
