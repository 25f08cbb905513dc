"""What the documents show is what a reader gets: examples of plans, and what commands print."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main
from generator.reading import Text
from generator.yaml_tree import parse
from tests.documents import MADE_UP, PROJECT, fences


class Plain(yaml.SafeDumper):
    """Writes what stands in two places twice, for a plan has no anchors."""

    def ignore_aliases(self, _: object) -> bool:
        return True


class Examples:
    """The project's plans with the examples of CONTRIBUTING worked in, as a reader would."""

    def __init__(self) -> None:
        self.files = {
            path.name: parse(Text(path.name, path.read_text("utf-8"))).data
            for path in (PROJECT / "plans").glob("*.yml")
        }
        self.plan = self.files["adult-beginner.yml"]
        roomy = min(self.plan["stages"], key=lambda stage: len(str(stage["checklists"])))
        self.steps: list[dict[str, Any]] = []
        roomy["checklists"].append({"title": "Examples", "steps": self.steps})

    def add(self, example: Any) -> None:
        if own := [key for key in ("sources", "icons") if key in example]:
            self.add_to_own_file(own[0], example)
        elif "retired" in example:
            self.plan.setdefault("retired", []).extend(example["retired"])
        elif "was" in example:
            [renamed] = example["stages"]
            self.plan["was"] = example["was"]
            stages = {stage["id"]: stage for stage in self.plan["stages"]}
            stages[renamed["id"]]["was"] = renamed["was"]
        elif "retired-stages" in example:
            self.plan |= example
        elif "retired-plans" in example:
            self.files["_guide.yml"] |= example
        elif "related" in example:
            self.another_plan(example, {"use": "adult-beginner/wear-and-move"})
        elif "use" in example[0]:
            self.another_plan({}, *example)
        else:
            self.add_entry(*example)

    def add_to_own_file(self, key: str, example: Any) -> None:
        self.files[f"_{key}.yml"][key] |= example[key]
        if key == "sources":
            self.steps[0]["sources"] += example[key]

    def add_entry(self, entry: dict[str, Any]) -> None:
        if "checklists" in entry:
            ids = [stage["id"] for stage in self.plan["stages"]]
            self.plan["stages"].insert(ids.index(entry["step-back"]["to"]) + 1, entry)
        else:
            kept = [step for step in self.steps if step["id"] not in entry.get("was", ())]
            self.steps[:] = [*kept, entry]

    def another_plan(self, about: dict[str, Any], entry: dict[str, Any]) -> None:
        """Add a plan with one more entry between stages that it uses of the first plan."""
        ids = ("suitability", "rewards-and-marker", "fasten-briefly", "refuge-and-doorway")
        back = {"to": ids[0], "how": "Go back.", "sources": ["our-own-rule"]}
        before = [{"use": f"adult-beginner/{stage}", "step-back": back} for stage in ids]
        del before[0]["step-back"]
        if "step-back" not in entry:
            entry = {**entry, "step-back": back}
        end = {"use": "adult-beginner/maintain", "step-back": back}
        stages = [*before, entry] if entry.get("final") else [*before, entry, end]
        plan = {**self.plan, "changes": [], "related": [], "retired": [], "stages": stages, **about}
        self.files[f"example-{len(self.files)}.yml"] = plan

    def write(self, folder: Path) -> None:
        for name, data in self.files.items():
            text = yaml.dump(data, Dumper=Plain, allow_unicode=True, sort_keys=False)
            (folder / name).write_text(text, "utf-8")


def test_yaml_examples_pass_the_check(tmp_path: Path) -> None:
    """All examples of CONTRIBUTING, put into the project's own plans, are free of mistakes."""
    examples = Examples()
    shown = fences("CONTRIBUTING.md", "yaml")
    assert len(shown) >= 6
    for example in shown:
        examples.add(parse(Text("CONTRIBUTING.md", example)).data)
    examples.write(tmp_path)
    arguments = ["check", "--plans", str(tmp_path), "--content", str(PROJECT / "content")]
    done = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output


# --- what the commands print --------------------------------------------------------------

EDITS = {
    "check": [("minutes: 2-5", "minutes: 5-2"), ("kind: repeat", "kind: repaet")],
    "effects": [
        (
            "id: kitten-place-found",
            "id: kitten-corner-found\n            was: [kitten-place-found]",
        )
    ],
}
"""What the text before a session says that somebody wrote into the starter plan."""


def run(folder: Path, *command: str) -> str:
    """Run a command in a folder; return all it printed."""
    env = {name: value for name, value in os.environ.items() if name not in {"PLANS", "SITE_URL"}}
    done = subprocess.run(
        command,
        cwd=folder,
        env=env | {"PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a guide with a starter plan under git; never to be changed."""
    folder = tmp_path_factory.mktemp("starter")
    (folder / "content").mkdir()
    (folder / "content" / "index.md").write_text("# A guide\n", "utf-8")
    (folder / "plans").mkdir()
    run(folder, sys.executable, "-m", "generator", "new-plan", "kitten")
    me = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
    run(folder, "git", "init", "--quiet")
    run(folder, "git", "add", ".")
    run(folder, "git", *me, "commit", "--quiet", "--message", "Begin")
    return folder


@pytest.mark.parametrize("session", fences("CONTRIBUTING.md", "console"))
def test_sessions_print_what_is_shown(session: str, starter: Path, tmp_path: Path) -> None:
    """The messages in CONTRIBUTING are those a reader sees, to the letter."""
    command, _, shown = session.partition("\n")
    name = command.removeprefix("$ python -m generator ").split()[0]
    shutil.copytree(starter, tmp_path, dirs_exist_ok=True)
    plan = tmp_path / MADE_UP
    for before, after in EDITS.get(name, ()):
        text = plan.read_text("utf-8")
        assert text.count(before) == 1
        plan.write_text(text.replace(before, after), "utf-8")
    if name == "new-plan":
        plan.unlink()
    printed = run(tmp_path, sys.executable, *command.split()[2:])
    assert printed == shown
