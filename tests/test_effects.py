"""The report of what an edit does to readers' progress."""

import subprocess
from pathlib import Path

import pytest

from tests.plan_folders import edit, run, starter


def git(folder: Path, *words: str) -> None:
    """Run git as nobody in particular."""
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


@pytest.fixture
def committed(tmp_path: Path) -> Path:
    """A folder of two plans, published and committed."""
    folder = starter(tmp_path / "my plans", "run", "walk")
    assert run("record", "--plans", folder).exit_code == 0
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "Publish")
    return folder


def test_without_an_edit_all_is_kept(committed: Path) -> None:
    """The last line always says how many are lost."""
    done = run("effects", "--plans", committed)
    assert done.exit_code == 0
    assert done.output.splitlines() == [
        "Steps since HEAD:",
        "   6 as they were",
        "   0 LOST: readers' ticks would have nowhere to go",
    ]


def test_every_kind_of_edit_is_named(committed: Path) -> None:
    """Kept, new, reworded, moved, renamed and retired, each with what changed."""
    moved = (
        "          - id: walk-calm-look\n"
        "            text: Take one calm look.\n"
        "            sources: [our-own-rule]\n"
    )
    walk = (committed / "walk.yml").read_text("utf-8")
    start = walk.index("          - id: walk-calm-look")
    walk = walk[:start] + walk[walk.index("    advance-when:") :]
    (committed / "walk.yml").write_text(
        walk + "\nretired:\n  - id: walk-all-well\n    why: Nobody needed it.\n", "utf-8"
    )
    edit(
        committed / "walk.yml",
        {"- id: walk-all-well\n            text": "- id: walk-new\n            text"},
    )
    edit(
        committed / "run.yml",
        {
            "        steps:\n          # A step's": f"        steps:\n{moved}          # A step's",
            "text: Find a quiet place.": "text: Find a calm place.",
            "- id: run-calm-look": "- id: run-look\n            was: [run-calm-look]",
        },
    )
    done = run("effects", "--plans", committed)
    assert done.exit_code == 0, done.output
    assert done.output.splitlines() == [
        "Steps since HEAD:",
        "   2 as they were",
        "   1 new: nobody has a tick for them yet",
        "       walk-new: walk/keep-it-up",
        "   1 reworded: ticks stay, and readers are told that the words changed",
        "       run-place-found: 'Find a quiet place.' became 'Find a calm place.'",
        "   1 moved: ticks follow to the new place",
        "       walk-calm-look: from walk/first-look to run/first-look",
        "   1 renamed: ticks follow to the new id",
        "       run-calm-look: now run-look",
        "   1 retired: ticks are kept but shown nowhere",
        "       walk-all-well: Nobody needed it.",
        "   0 LOST: readers' ticks would have nowhere to go",
    ]


def test_a_lost_id_is_a_mistake(committed: Path) -> None:
    """The report counts it, and the check's message below says what to do about it."""
    edit(committed / "walk.yml", {"- id: walk-calm-look": "- id: walk-one-look"})
    done = run("effects", "--plans", committed)
    assert done.exit_code == 1
    report, mistakes = done.output.split("\n\n")
    assert report.splitlines() == [
        "Steps since HEAD:",
        "   5 as they were",
        "   1 new: nobody has a tick for them yet",
        "       walk-one-look: walk/first-look",
        "   1 LOST: readers' ticks would have nowhere to go",
        "       walk-calm-look: Take one calm look.",
    ]
    assert "the published step 'walk-calm-look' is gone; if it is 'walk-one-look' now" in mistakes
    assert mistakes.endswith("1 mistake to mend.\n")


def test_a_lost_plan_is_reported_with_all_its_steps(committed: Path) -> None:
    """Its ids and its pages are the mistakes."""
    (committed / "walk.yml").unlink()
    done = run("effects", "--plans", committed)
    assert done.exit_code == 1
    assert "   3 as they were\n   3 LOST: readers' ticks" in done.output
    assert "the published step 'walk-all-well' is gone" in done.output
    assert "the published plan 'walk' is gone" in done.output


def test_other_mistakes_leave_the_report_as_it_is(committed: Path) -> None:
    """Whoever has a source left to write reads what the edit does all the same."""
    edit(committed / "walk.yml", {"to: first-look": "to: nowhere"})
    done = run("effects", "--plans", committed)
    assert done.exit_code == 1
    assert "   6 as they were\n   0 LOST" in done.output
    assert "nowhere" in done.output
    assert done.output.endswith("1 mistake to mend.\n")


def test_a_file_that_cannot_be_read_leaves_nothing_to_report(committed: Path) -> None:
    """What it holds is not known, so its steps are neither kept nor lost."""
    edit(committed / "walk.yml", {"summary:": "sumary:"})
    done = run("effects", "--plans", committed)
    assert done.exit_code == 1
    assert "did you mean 'summary'" in done.output
    assert "Steps since" not in done.output


def test_a_step_that_was_never_published_may_go(tmp_path: Path) -> None:
    """No reader can have a tick for it."""
    folder = starter(tmp_path, "run", "walk")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "Draft")
    (folder / "walk.yml").unlink()
    done = run("effects", "--plans", folder)
    assert done.exit_code == 0
    assert "   3 dropped before they were ever published" in done.output


def test_since_names_any_commit(committed: Path) -> None:
    """Compared with a commit before a plan was there, its steps are new."""
    starter(committed, "swim")
    git(committed, "add", ".")
    git(committed, "commit", "--quiet", "-m", "Add swimming")
    assert "3 new" not in run("effects", "--plans", committed).output
    assert "3 new" in run("effects", "--plans", committed, "--since", "HEAD~1").output


def test_a_plan_of_another_format_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """What an earlier commit got wrong hides nothing else; a step without an id had no ticks."""
    folder = starter(tmp_path)
    plan = folder / "run.yml"
    text = plan.read_text("utf-8")
    edit(plan, {"- id: run-calm-look": "- name: run-look\n            was: 5"})
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "Draft")
    plan.write_text(text, "utf-8")
    assert run("effects", "--plans", folder).output.splitlines() == [
        "Steps since HEAD:",
        "   2 as they were",
        "   1 new: nobody has a tick for them yet",
        "       run-calm-look: run/first-look",
        "   0 LOST: readers' ticks would have nowhere to go",
    ]


def test_a_hook_of_git_sees_the_same(committed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git tells its hooks where its folder is, and would then look for the plans there."""
    monkeypatch.setenv("GIT_DIR", str(committed.parent / ".git"))
    assert "   6 as they were" in run("effects", "--plans", committed).output


@pytest.mark.parametrize("ref", ["no-such-commit", "--output=x", ""])
def test_an_unknown_commit_is_a_wrong_command_line(committed: Path, ref: str) -> None:
    """One sentence and exit status 2."""
    done = run("effects", "--plans", committed, f"--since={ref}")
    assert done.exit_code == 2
    assert f"cannot compare with '{ref}'" in done.output


def test_outside_of_a_checkout_it_says_so(tmp_path: Path) -> None:
    """Git's own reason is passed on."""
    done = run("effects", "--plans", starter(tmp_path))
    assert done.exit_code == 2
    assert "not a git repository" in done.output
