"""The ledger of ids: what is published is kept, renamed or retired, never lost."""

from pathlib import Path

import pytest

from generator.reading import read
from generator.short_codes import assigned
from generator.yaml_tree import parse
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
        '    code: "7YF9"',
        "  - id: run-calm-look",
        '    code: "5BCH"',
        "  - id: run-place-found",
        '    code: "4DPF"',
        "pages:",
        "  - page: run",
        "  - page: run/first-look",
        "  - page: run/keep-it-up",
    ]

    assert run("record", "--plans", published).output == "3 step ids recorded, 0 of them new.\n"
    assert (published / "_ids.yml").read_text("utf-8") == ledger


@pytest.mark.parametrize("name", ["2026", "1e5", "0x10", "null", "true", "0o7"])
def test_an_id_that_yaml_would_take_for_something_else_is_recorded(
    tmp_path: Path, name: str
) -> None:
    """What is recorded can be read again, whatever a plan, a stage or a step is called."""
    folder = starter(tmp_path, name)
    step = f"- id: {name}-calm-look"
    edit(folder / f"{name}.yml", {step: f'- id: "{name}"\n            was: ["007"]'})
    assert run("record", "--plans", folder).exit_code == 0
    assert run("check", "--plans", folder).output == "All is well: nothing to mend.\n"
    assert run("record", "--plans", folder).output == "4 step ids recorded, 0 of them new.\n"


def test_new_ids_always_pass(published: Path) -> None:
    """Nobody who adds a step has to touch the ledger."""
    starter(published, "walk")
    assert run("check", "--plans", published).exit_code == 0


def test_a_published_id_cannot_vanish(published: Path) -> None:
    """The message stands in the ledger when no new step could be its heir."""
    edit(published / "run.yml", GONE)
    done = run("check", "--plans", published)
    assert done.exit_code == 1
    assert "_ids.yml:8:9: steps['run-place-found'].id: the published step" in done.output
    assert "list it under retired:" in done.output


def test_a_renamed_id_is_pointed_out_where_it_was_renamed(published: Path) -> None:
    """Whoever renames an id sees what to write, at the line they changed."""
    edit(published / "run.yml", RENAMED)
    done = run("check", "--plans", published)
    assert done.exit_code == 1
    assert "run.yml:40:17: " in done.output
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


def codes(folder: Path) -> dict[str, str]:
    entries = parse(read(folder / "_ids.yml", "_ids.yml")).data["steps"]
    return {entry["id"]: entry["code"] for entry in entries}


def test_a_printed_code_is_kept_through_edits_and_never_given_twice(published: Path) -> None:
    """It comes from the id, not from its place; what was recorded stays as it is recorded."""
    before = codes(published)
    spot = "- id: run-spot-found\n            was: [run-place-found]"
    edit(published / "run.yml", {"- id: run-place-found": spot})
    starter(published, "abc")
    assert run("record", "--plans", published).exit_code == 0

    after = codes(published)
    assert before.items() <= after.items()
    assert len(set(after.values())) == len(after) == 7


def test_a_code_that_is_taken_is_not_given_to_a_new_id(published: Path) -> None:
    """Also where the new id would have had it by itself."""
    wanted = codes(starter_ledger(published, "walk"))["walk-all-well"]
    edit(published / "_ids.yml", {codes(published)["run-all-well"]: wanted})
    starter(published, "walk")
    assert run("record", "--plans", published).exit_code == 0

    after = codes(published)
    assert after["run-all-well"] == wanted
    assert after["walk-all-well"] != wanted


def starter_ledger(beside: Path, name: str) -> Path:
    """Return a folder of its own with a starter plan that is recorded."""
    folder = starter(beside.with_name(f"{beside.name}-{name}"), name)
    assert run("record", "--plans", folder).exit_code == 0
    return folder


def test_a_ledger_without_codes_gets_them(published: Path) -> None:
    """Ids that were recorded before codes were printed have the same ones."""
    path, before = published / "_ids.yml", codes(published)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "code:" not in line), "utf-8")
    assert run("record", "--plans", published).exit_code == 0

    assert codes(published) == before


def test_one_code_for_two_steps_is_refused(published: Path) -> None:
    """A merge that went wrong is told before it is printed."""
    known = codes(published)
    edit(published / "_ids.yml", {known["run-calm-look"]: known["run-all-well"]})
    done = run("check", "--plans", published)
    assert done.exit_code == 1
    assert f"the printed code '{known['run-all-well']}' stands for 'run-all-well'" in done.output


def test_codes_hold_no_signs_that_a_hand_confuses() -> None:
    """Twenty thousand steps have twenty thousand codes, of signs that are kept apart."""
    given = assigned([f"step-{number}" for number in range(20_000)], {})

    assert len(set(given.values())) == 20_000
    assert {len(code) for code in given.values()} == {4}
    assert not set("".join(given.values())) & set("AEIOU01LSZ68")
