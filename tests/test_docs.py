"""The project's documents say what is so: commands, keys, examples, messages and links."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.cli import main
from generator.reading import Text
from generator.yaml_tree import parse

PROJECT = Path(__file__).parents[1]
DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "docs/other-guides.md",
    "docs/next-engine.md",
)
FORMS = sorted(PROJECT.glob(".github/ISSUE_TEMPLATE/[!c]*.yml"))
MADE_UP = "plans/kitten.yml"
"""The plan of the examples, which a reader makes."""

every_document = pytest.mark.parametrize("document", DOCUMENTS)


@cache
def tokens(document: str) -> list[Token]:
    found = MarkdownIt("commonmark").enable("table").parse((PROJECT / document).read_text("utf-8"))
    return [inner for token in found for inner in (token, *(token.children or ()))]


def code(document: str) -> Iterator[str]:
    """Return what a document shows as code, a line at a time."""
    for token in tokens(document):
        if token.type in {"code_inline", "fence"}:
            yield from token.content.splitlines()


def fences(document: str, language: str) -> list[str]:
    found = tokens(document)
    return [one.content for one in found if one.type == "fence" and one.info == language]


def prose_code(document: str) -> list[str]:
    """Return the code inside sentences and tables."""
    return [token.content for token in tokens(document) if token.type == "code_inline"]


# --- commands -----------------------------------------------------------------------------


@every_document
def test_make_commands_exist(document: str) -> None:
    """Every target and every variable that is shown is one of the Makefile's."""
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    for line in code(document):
        for target, rest in re.findall(r"\bmake ([a-z][a-z-]*)([^#\n]*)", line):
            assert target in targets, line
            for variable in re.findall(r"([A-Z_]+)=", rest):
                assert variable in makefile, line


@every_document
def test_generator_commands_parse(document: str) -> None:
    """Every command is known, with the arguments and options that are shown."""
    for line in code(document):
        for name, rest in re.findall(r"python -m generator ([a-z-]+)([^#\n]*)", line):
            assert name in main.commands, line
            main.commands[name].make_context(name, rest.split())


@every_document
def test_modules_that_are_run_exist(document: str) -> None:
    for line in code(document):
        for name in re.findall(r"python3? -m ([\w.]+)|uv run (?!python)(\w+)", line):
            assert find_spec("".join(name)), line


@every_document
def test_files_and_folders_exist(document: str) -> None:
    folders = r"(?:plans|content|generator|overrides|tests|docs|\.github|\.ci)/[\w./-]*"
    for shown in prose_code(document):
        if re.fullmatch(folders, shown) and shown != MADE_UP:
            assert (PROJECT / shown).exists(), shown


# --- plans --------------------------------------------------------------------------------


def keys_of_plans() -> set[str]:
    """Return every key of the plans, the sources and the settings, from the key reference."""
    reference = (PROJECT / "docs" / "plan-keys.md").read_text("utf-8")
    return set(re.findall(r"^\| \**([a-z-]+)\** \|", reference, re.MULTILINE))


@every_document
def test_plan_keys_exist(document: str) -> None:
    for shown in prose_code(document):
        if found := re.fullmatch(r"(?:- )?([a-z-]+):(?: .*)?", shown):
            assert found[1] in keys_of_plans(), shown


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
        if "sources" in example:
            self.files["_sources.yml"]["sources"] |= example["sources"]
            self.steps[0]["sources"] += example["sources"]
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


def a_guide_with_a_starter_plan(folder: Path) -> None:
    (folder / "content").mkdir()
    (folder / "content" / "index.md").write_text("# A guide\n", "utf-8")
    (folder / "plans").mkdir()
    run(folder, sys.executable, "-m", "generator", "new-plan", "kitten")
    me = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
    run(folder, "git", "init", "--quiet")
    run(folder, "git", "add", ".")
    run(folder, "git", *me, "commit", "--quiet", "--message", "Begin")


@pytest.mark.parametrize("session", fences("CONTRIBUTING.md", "console"))
def test_sessions_print_what_is_shown(session: str, tmp_path: Path) -> None:
    """The messages in CONTRIBUTING are those a reader sees, to the letter."""
    command, _, shown = session.partition("\n")
    name = command.removeprefix("$ python -m generator ").split()[0]
    a_guide_with_a_starter_plan(tmp_path)
    plan = tmp_path / MADE_UP
    for before, after in EDITS.get(name, ()):
        text = plan.read_text("utf-8")
        assert text.count(before) == 1
        plan.write_text(text.replace(before, after), "utf-8")
    if name == "new-plan":
        plan.unlink()
    printed = run(tmp_path, sys.executable, *command.split()[2:])
    assert printed == shown


# --- links --------------------------------------------------------------------------------


def anchors(document: str) -> set[str]:
    """Return the anchors GitHub gives the headings of a document."""
    found = tokens(document)
    heads = [after for one, after in pairwise(found) if one.tag in {"h1", "h2", "h3"}]
    slugs = (re.sub(r"[^\w\- ]", "", head.content.lower()).replace(" ", "-") for head in heads)
    return set(slugs)


@every_document
def test_links_resolve(document: str) -> None:
    """Links and pictures lead to files of the project, and anchors to headings."""
    for token in tokens(document):
        target = str(token.attrGet("href") or token.attrGet("src") or "")
        path, _, anchor = target.partition("#")
        if not target or target.startswith("https://"):
            continue
        meant = os.path.normpath(Path(document).parent / path) if path else document
        assert (PROJECT / meant).exists(), target
        assert not anchor or anchor in anchors(meant), target


def test_the_picture_is_small() -> None:
    pictures = (PROJECT / "docs" / "pictures").iterdir()
    assert sum(picture.stat().st_size for picture in pictures) <= 200_000


# --- the generator's modules --------------------------------------------------------------


def rows_of_modules() -> dict[str, int]:
    """Return every module in ARCHITECTURE's table with the number of its row."""
    text = (PROJECT / "ARCHITECTURE.md").read_text("utf-8")
    firsts = re.findall(r"^\| ((?:`\w+` ?)+) \|", text, re.MULTILINE)
    return {name: row for row, first in enumerate(firsts) for name in re.findall(r"\w+", first)}


def modules() -> Iterator[tuple[str, Path]]:
    """Return the generator's files with the name of the module they belong to."""
    folder = PROJECT / "generator"
    for path in folder.rglob("*.py"):
        if path.name != "__main__.py" and path != folder / "__init__.py":
            yield path.relative_to(folder).parts[0].removesuffix(".py"), path


def imported(path: Path) -> Iterator[str]:
    """Return the generator's modules that a file imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "generator":
            inside = (node.module or "").split(".")[1:2]
            yield from inside or (name.name for name in node.names)


def test_architecture_names_every_module() -> None:
    """A new module gets a place in the table, and one that is gone leaves it."""
    assert {name for name, _ in modules()} == set(rows_of_modules())


def test_imports_point_up_the_table() -> None:
    """A module imports from its own row of the table and the rows above."""
    rows = rows_of_modules()
    downward = [
        f"{name} imports {other}"
        for name, path in modules()
        for other in imported(path)
        if rows[other] > rows[name]
    ]
    assert downward == []


# --- what GitHub shows --------------------------------------------------------------------


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_issue_forms_are_whole(path: Path) -> None:
    """Each form has what GitHub asks of one; a form that has not is shown to nobody."""
    form = yaml.safe_load(path.read_text("utf-8"))
    assert {"name", "description", "body"} <= set(form)
    asked = [field for field in form["body"] if field["type"] != "markdown"]
    assert all(field["attributes"]["label"] for field in asked)
    ids = [field["id"] for field in asked]
    assert len(set(ids)) == len(ids)
    for field in asked:
        assert field["type"] in {"input", "textarea", "dropdown", "checkboxes"}
        options = field["attributes"].get("options", ["free text"])
        assert all(isinstance(option, str | dict) for option in options)  # No is a word, not false
