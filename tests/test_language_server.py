"""Editors with yaml-language-server complete, explain and underline a plan as the check does."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.model.steps import Step
from tests.language_server.talk import Talk, talk
from tests.node_tools import modules
from tests.pinned_tools import PROJECT

pytestmark = pytest.mark.all

FIRST_LINE = "# yaml-language-server: $schema=plan.schema.json\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a starter plan and the schema that its first line names."""
    folder = tmp_path / "plans"
    done = CliRunner().invoke(main, ["new-plan", "first", "--plans", str(folder)])
    assert done.exit_code == 0, done.output
    shutil.copy(PROJECT / "plans" / "plan.schema.json", folder)
    assert Path(folder, "first.yml").read_text("utf-8").startswith(FIRST_LINE)
    return folder


@pytest.fixture
def editor(folder: Path) -> Iterator[Talk]:
    """Return a talk with the language server, begun in that folder."""
    with talk(modules(), folder) as talking:
        yield talking


def line_of(path: Path, start: str) -> int:
    """Return the number, from 0, of the first line that starts so, but for its indentation."""
    lines = path.read_text("utf-8").splitlines()
    return next(n for n, line in enumerate(lines) if line.strip().startswith(start))


def edited(folder: Path, name: str, pattern: str, new: str) -> Path:
    """Write the starter plan under another name, with one place changed."""
    text = Path(folder, "first.yml").read_text("utf-8")
    changed, count = re.subn(pattern, new, text, count=1, flags=re.MULTILINE)
    assert count == 1
    path = folder / f"{name}.yml"
    path.write_text(changed.replace("first-", f"{name}-"), "utf-8")
    return path


def check_lines(path: Path) -> set[int]:
    """Return the lines, from 0, where the check finds mistakes in a plan."""
    done = CliRunner().invoke(main, ["check", str(path), "--format", "json"])
    return {found["line"] - 1 for found in json.loads(done.stdout)}


def test_a_good_plan_has_nothing_underlined(editor: Talk, folder: Path) -> None:
    """What the check passes, editors pass."""
    assert editor.mistakes(folder / "first.yml") == []
    shutil.copy(PROJECT / "plans" / "adult-beginner.yml", folder)
    assert editor.mistakes(folder / "adult-beginner.yml") == []


def test_completion_offers_the_keys_of_a_step(editor: Talk, folder: Path) -> None:
    """On an empty line of a step, an editor offers the keys that the step lacks."""
    path = edited(folder, "more", r"^( +)(text: Find a quiet place.*)$", r"\1\2\n\1")
    line = line_of(path, "text: Find a quiet place") + 1
    address = editor.open(path)
    at = {"line": line, "character": len(path.read_text("utf-8").splitlines()[line])}

    found = editor.ask("textDocument/completion", textDocument={"uri": address}, position=at)

    offered = {item["label"] for item in found["items"]}
    keys = {info.alias or name for name, info in Step.model_fields.items()}
    assert keys - {"id", "text", "sources"} <= offered


@pytest.mark.parametrize("key", ["id", "kind", "times", "note"])
def test_hover_shows_our_description(editor: Talk, folder: Path, key: str) -> None:
    """An editor explains a key in the words of the model."""
    path = folder / "first.yml"
    line = next(
        number
        for number, text in enumerate(path.read_text("utf-8").splitlines())
        if re.match(rf" {{10}}(- |  ){key}:", text)
    )
    at = {"line": line, "character": path.read_text("utf-8").splitlines()[line].index(key) + 1}

    shown = editor.ask("textDocument/hover", textDocument={"uri": editor.open(path)}, position=at)

    description = Step.model_fields[key].description or "(none)"
    words = re.sub(r"\W+", " ", str(shown["contents"]))
    assert re.sub(r"\W+", " ", description).strip() in words


MISTAKES = {
    "unknown-key": (r"^( +)times: 3$", r"\1tims: 3"),
    "unknown-key-at-the-top": (r"^summary:", "colour: blue\nsummary:"),
    "wrong-kind": (r"^( +)times: 3$", r"\1times: often"),
    "text-for-a-list": (r"^( +)equipment:\n.*$", r"\1equipment: none"),
    "a-number-for-a-text": (r"goal: What is true.*$", "goal: 7"),
    "missing-key": (r"^( +)goal: What is true.*\n", ""),
    "missing-key-of-a-step": (r"^( +)text: Find a quiet place.*\n", ""),
    "not-one-of-the-words": (r"kind: repeat", "kind: often"),
    "not-an-id": (r"id: first-place-found", "id: First place"),
}


@pytest.mark.parametrize(("pattern", "new"), MISTAKES.values(), ids=MISTAKES)
def test_what_is_underlined_is_what_the_check_tells(
    editor: Talk, folder: Path, pattern: str, new: str
) -> None:
    """A mistake stands on the same line in the editor and in the check."""
    path = edited(folder, "wrong", pattern, new)

    underlined = {found["range"]["start"]["line"] for found in editor.mistakes(path)}

    assert underlined
    assert underlined == check_lines(path)
