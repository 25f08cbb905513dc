"""The ledger of ids: what is published is kept, renamed or retired, never lost."""

from pathlib import Path

import pytest

from tests.plan_folders import edit, run, starter

RENAMED = {"- id: run-place-found": "- id: run-spot-found"}
GONE = {
    "          - id: run-place-found\n"
    "            text: Find a quiet place.\n"
    "            sources: [our-own-rule]\n": ""
}


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A folder of one plan whose three ids are published."""
    folder = starter(tmp_path)
    assert run("record", "--plans", folder).exit_code == 0
    return folder


def test_record_writes_every_id(published: Path) -> None:
    """The file is sorted, says who writes it, and is the same when nothing is new."""
    ledger = (published / "_ids.yml").read_text("utf-8")
    assert ledger.splitlines()[2:] == [
        "steps:",
        "  - id: run-all-well",
        "  - id: run-calm-look",
        "  - id: run-place-found",
    ]

    assert run("record", "--plans", published).output == "3 step ids recorded, 0 of them new.\n"
    assert (published / "_ids.yml").read_text("utf-8") == ledger


def test_new_ids_always_pass(published: Path) -> None:
    """Nobody who adds a step has to touch the ledger."""
    starter(published, "walk")
    assert run("check", "--plans", published).exit_code == 0


def test_a_published_id_cannot_vanish(published: Path) -> None:
    """The message stands in the ledger when no new step could be its heir."""
    edit(published / "run.yml", GONE)
    done = run("check", "--plans", published)
    assert done.exit_code == 1
    assert "_ids.yml:6:9: steps['run-place-found'].id: the published step" in done.output
    assert "list it under retired:" in done.output


def test_a_renamed_id_is_pointed_out_where_it_was_renamed(published: Path) -> None:
    """Whoever renames an id sees what to write, at the line they changed."""
    edit(published / "run.yml", RENAMED)
    done = run("check", "--plans", published)
    assert done.exit_code == 1
    assert "run.yml:39:17: " in done.output
    assert "if it is 'run-spot-found' now, write here was: [run-place-found]" in done.output


def test_was_keeps_a_renamed_id(published: Path) -> None:
    """Renamed twice, both older ids are listed; one alone is not enough."""
    spot = "- id: run-spot-found\n            was: [run-place-found]"
    edit(published / "run.yml", {"- id: run-place-found": spot})
    assert run("check", "--plans", published).exit_code == 0
    assert run("record", "--plans", published).exit_code == 0
    assert "now: run-spot-found" in (published / "_ids.yml").read_text("utf-8")

    edit(published / "run.yml", {spot: "- id: run-nook-found\n            was: [run-spot-found]"})
    done = run("check", "--plans", published)
    assert done.exit_code == 1
    assert "the published step 'run-place-found' is gone" in done.output
    assert "write here was: [run-place-found, run-spot-found]" in done.output

    edit(published / "run.yml", {"[run-spot-found]": "[run-spot-found, run-place-found]"})
    assert run("check", "--plans", published).exit_code == 0


def test_retired_ends_an_id_for_good(published: Path) -> None:
    """It is never used again, even when the line under retired: is long gone."""
    retired = "\nretired:\n  - id: run-place-found\n    why: One place is as good as another.\n"
    edit(published / "run.yml", GONE)
    plan = (published / "run.yml").read_text("utf-8")
    (published / "run.yml").write_text(plan + retired, "utf-8")
    assert run("check", "--plans", published).exit_code == 0
    assert run("record", "--plans", published).exit_code == 0
    (published / "run.yml").write_text(plan, "utf-8")
    assert run("check", "--plans", published).exit_code == 0

    edit(
        published / "run.yml",
        {"- id: run-calm-look": "- id: run-place-found\n            was: [run-calm-look]"},
    )
    done = run("check", "--plans", published)
    assert done.exit_code == 1
    assert "the id 'run-place-found' belonged to a step that is retired" in done.output


def test_an_id_that_became_another_is_not_used_again(published: Path) -> None:
    """A tick for one thing never turns into a tick for another."""
    edit(
        published / "run.yml",
        {"- id: run-place-found": "- id: run-spot-found\n            was: [run-place-found]"},
    )
    assert run("record", "--plans", published).exit_code == 0
    edit(published / "run.yml", {"            was: [run-place-found]\n": ""})
    edit(
        published / "run.yml",
        {"- id: run-calm-look": "- id: run-place-found\n            was: [run-calm-look]"},
    )
    done = run("check", "--plans", published)
    assert done.exit_code == 1
    assert "belonged to the step that is now 'run-spot-found'" in done.output


@pytest.mark.parametrize(
    ("was", "message"),
    [
        ("run-calm-look", "'run-calm-look' is still the id of another step"),
        ("run-place-found", "'run-place-found' is the id the step has now"),
    ],
)
def test_a_cycle_is_refused(published: Path, was: str, message: str) -> None:
    """An id is either a step or the past of one."""
    edit(
        published / "run.yml",
        {"- id: run-place-found": f"- id: run-place-found\n            was: [{was}]"},
    )
    done = run("check", "--plans", published)
    assert done.exit_code == 1
    assert message in done.output


def test_two_steps_cannot_both_inherit(published: Path) -> None:
    """A tick follows to one step only."""
    edit(
        published / "run.yml",
        {
            "- id: run-place-found": "- id: run-spot\n            was: [run-place-found]",
            "- id: run-calm-look": "- id: run-look\n            was: [run-place-found]",
        },
    )
    done = run("check", "--plans", published)
    assert done.exit_code == 1
    assert "two places say what became of the step 'run-place-found'" in done.output
