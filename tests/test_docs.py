"""The project's documents say what is so: commands, files, keys and links."""

import os
import re
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from generator.blocks import NAMES
from generator.cli import main
from tests.documents import MADE_UP, PROJECT, code, every_document, prose_code, tokens

FORMS = sorted(PROJECT.glob(".github/ISSUE_TEMPLATE/[!c]*.yml"))


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


def test_every_block_is_explained() -> None:
    """Owners of other guides learn of all that their pages can ask for."""
    text = (PROJECT / "docs" / "other-guides.md").read_text("utf-8")
    rows = re.findall(r"^\| `<!-- guide: ([a-z-]+)(?: its-id)? -->` \|", text, re.MULTILINE)
    assert sorted(rows) == sorted(NAMES)


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
