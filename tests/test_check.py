"""`check`: all mistakes of all files in one run, for people, for programs and for GitHub."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.building import PROJECT
from tests.plan_folders import edit, run, starter


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two plans without a mistake."""
    return starter(tmp_path / "my plans", "run", "walk")


def test_all_is_well(folder: Path) -> None:
    """One line, and exit status 0."""
    done = run("check", "--plans", folder)
    assert (done.exit_code, done.output) == (0, "All is well: nothing to mend.\n")


def test_this_guide_has_nothing_to_mend_or_to_think_about() -> None:
    """Neither a mistake nor a warning, in its plans and its pages."""
    done = run("check", "--plans", PROJECT / "plans", "--content", PROJECT / "content")
    assert (done.exit_code, done.output) == (0, "All is well: nothing to mend.\n")


def test_all_mistakes_of_all_files_are_told_in_one_run(folder: Path) -> None:
    """A value of the wrong kind hides neither the rules of its plan nor other plans."""
    edit(
        folder / "run.yml",
        {
            "            kind: repeat #": "            kind: repaet #",
            "title: A first look": "title: Start",
            "      to: first-look #": "      to: fist-look #",
        },
    )
    edit(folder / "walk.yml", {"title: My first plan": "titel: My first plan"})
    done = run("check", "--plans", folder)
    assert done.exit_code == 1
    found = [line.split(": ", 2)[1] for line in done.output.splitlines() if ".yml:" in line]
    assert found == [
        "stages['first-look'].title",
        "stages['first-look'].checklists[1].steps['run-calm-look'].kind",
        "stages['keep-it-up'].step-back.to",
        "titel",
    ]
    assert "(did you mean 'title'?)" in done.output
    assert "(did you mean 'repeat'?)" in done.output
    assert "(did you mean 'first-look'?)" in done.output
    assert done.output.endswith("4 mistakes to mend.\n")


def test_a_replaced_value_is_not_taken_for_the_authors_own(folder: Path) -> None:
    """Each mistake is told once: nothing is said of what stands in for a wrong value."""
    stop = "    stop-when:\n      - text: What ends the session at once.\n"
    edit(
        folder / "run.yml",
        {
            "- id: first-look #": "- id: First Look #",
            "reviewed: ": "reviewed: in ",
            "            times: 3\n": "",
            f"{stop}        sources: [our-own-rule]\n\n": "    stop-when: at once\n\n",
        },
    )
    done = run("check", folder / "run.yml", "--plans", folder)
    lines = [line for line in done.output.splitlines() if ".yml:" in line]
    assert [line.split(": ", 2)[1] for line in lines] == [
        "reviewed",
        "stages[1].id",
        "stages[1].checklists[1].steps['run-calm-look']",
        "stages[1].stop-when",
    ]


def test_the_line_is_shown_with_a_caret(folder: Path) -> None:
    """Under the first character of what is wrong."""
    edit(folder / "run.yml", {"pace: 3-7 days": "pace: 3-7 moons"})
    shown = run("check", "--plans", folder).output.splitlines()
    line, caret = shown[1:3]
    assert line[caret.index("^") :].startswith("3-7 moons")


def test_json_is_for_programs(folder: Path) -> None:
    """A list of objects with all fields but the line itself; an empty list when all is well."""
    assert json.loads(run("check", folder, "--format", "json").output) == []
    edit(folder / "run.yml", {"pace: ongoing": "pace: sometimes"})
    done = run("check", folder, "--format", "json")
    assert done.exit_code == 1
    (problem,) = json.loads(done.output)
    assert list(problem) == ["file", "line", "column", "path", "rule", "message", "hint", "level"]
    assert problem["path"] == "stages['keep-it-up'].session.pace"
    assert problem["rule"] == "pace"
    assert (
        problem["line"]
        == (folder / "run.yml").read_text("utf-8").split("sometimes")[0].count("\n") + 1
    )


def test_github_shows_mistakes_beside_their_lines(folder: Path) -> None:
    """As workflow commands, with what means something there escaped."""
    edit(folder / "run.yml", {"title: My first plan": 'title: "100%\\nsure"'})
    done = run("check", folder, "--format", "github")
    assert done.exit_code == 1
    (line,) = done.output.splitlines()
    assert line.startswith("::error file=")
    assert "/run.yml,line=6,col=8,title=several-lines::title: " in line


def test_a_path_may_be_a_file_of_the_folder(folder: Path) -> None:
    """Only its own mistakes are told."""
    edit(folder / "run.yml", {"pace: ongoing": "pace: sometimes"})
    edit(folder / "walk.yml", {"pace: ongoing": "pace: never"})
    output = run("check", folder / "walk.yml", "--plans", folder).output
    assert "found 'never'" in output
    assert "sometimes" not in output


@pytest.mark.parametrize(("ahead", "is_well"), [(1, True), (2, False)])
def test_a_day_has_come_where_it_is_written(folder: Path, ahead: int, is_well: bool) -> None:
    """In the morning of New Zealand it is yesterday in UTC, which is the day of the check."""
    today = datetime.now(UTC).date()
    plan = folder / "run.yml"
    text = plan.read_text("utf-8").replace(str(today), str(today + timedelta(days=ahead)), 1)
    plan.write_text(text, "utf-8")
    assert (run("check", "--plans", folder).exit_code == 0) is is_well


def test_what_editors_and_systems_hide_is_passed_over(folder: Path, tmp_path: Path) -> None:
    """Such as the lock of Emacs, which is a link to nowhere, and the halves of files on macOS."""
    pages = tmp_path / "content" / ".trash"
    pages.mkdir(parents=True)
    (folder / ".#run.yml").symlink_to("somebody@somewhere.1234")
    (folder / "._walk.yml").write_bytes(b"\x00\x05\x16\x07")
    (pages.parent / ".#fit.md").symlink_to("somebody@somewhere.1234")
    (pages / "old.md").write_bytes(b"\xff")
    (pages.parent / "index.md").write_text("# Home\n", "utf-8")
    done = run("check", "--plans", folder, "--content", pages.parent)
    assert done.output == "All is well: nothing to mend.\n"


def test_a_path_that_is_a_link_is_refused(folder: Path) -> None:
    """What is wrong with the link itself is told, whatever it leads to."""
    link = folder / "jog.yml"
    link.symlink_to("run.yml")
    done = run("check", link, "--plans", folder)
    assert done.exit_code == 1
    assert "jog.yml:1:1: this is a link to another file" in done.output


def test_a_path_may_be_a_plan_that_lies_elsewhere(folder: Path, tmp_path: Path) -> None:
    """It is checked as if it were among the others: its ids must be new there."""
    elsewhere = starter(tmp_path / "draft", "run") / "run.yml"
    draft = elsewhere.rename(elsewhere.with_name("jog.yml"))
    done = run("check", draft, "--plans", folder)
    assert done.exit_code == 1
    assert "jog.yml" in done.output
    assert "the step id 'run-place-found' is used twice" in done.output


@pytest.mark.parametrize("words", [["nowhere.yml"], ["--format", "xml"], ["--plan", "x"]])
def test_a_wrong_command_line_ends_with_2(words: list[str]) -> None:
    """So that a script can tell it from a wrong plan."""
    assert run("check", *words).exit_code == 2


def test_a_missing_folder_is_said_in_words(tmp_path: Path) -> None:
    """And so is one without plans."""
    (tmp_path / "empty").mkdir()
    nowhere = tmp_path / "none"
    hint = "put a plan there, such as my-plan.yml"
    told = f"{nowhere}:1:1: there is no such folder; {hint}\n1 mistake to mend.\n"
    assert run("check", "--plans", nowhere).output == told
    assert "there is no plan in this folder" in run("check", tmp_path / "empty").output
