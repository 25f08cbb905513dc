"""`init`: a guide of one's own, in a folder of one's own."""

import html
import json
import os
import re
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from generator import schema
from generator.cli.guide import Folder, today
from generator.cli.make import STARTER, starter_plan
from generator.render import markdown_text
from generator.writing import write_whole

PROJECT = Path(__file__).resolve().parents[2]

MOST_LETTERS = 60
"""Our own rule: a subject is a word or a few, and stands on buttons."""


@click.command()
@click.argument("folder", metavar="DIR", type=Folder)
@click.option("--name", help="What the guide is called.  [default: the folder's name]")
@click.option("--subject", "one", default="learner", show_default=True, help="Who is trained.")
@click.option("--subjects", "many", help="The word for several.  [default: with an s]")
def init(folder: Path, name: str | None, one: str, many: str | None) -> None:
    """Make a guide of your own in DIR, which builds as it is and is yours to change."""
    one = " ".join(one.split())
    if not one:
        raise click.BadParameter("the word for who is trained is empty", param_hint="--subject")
    for hint, word in (("--subject", one), ("--subjects", many or "")):
        if len(word) > MOST_LETTERS:
            message = f"it has {len(word)} characters, and at most {MOST_LETTERS} fit on a button"
            raise click.BadParameter(message, param_hint=hint)
    if folder.exists() and any(entry.name != ".git" for entry in folder.iterdir()):
        raise click.ClickException(f"{folder} is not empty; choose a new folder")
    for path, text in _files(folder, _words(folder, name or _title(folder), one, many)):
        write_whole(path, text)
    click.echo(
        f"{folder} is a guide now. Look at it with: make serve GUIDE={shlex.quote(str(folder))}"
    )


def _title(folder: Path) -> str:
    words = re.sub(r"[\W_]+", " ", folder.resolve().name).strip() or "My guide"
    return words[0].upper() + words[1:]


def _words(folder: Path, name: str, one: str, many: str | None) -> dict[str, str]:
    """Return what the starter's files leave open, each as its place needs it."""
    name = " ".join(name.split())
    project = _way_to_project(folder).as_posix()
    return {
        "id": re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40].strip("-") or "guide",
        "yaml_name": _yaml(name),
        "yaml_title": _yaml(html.escape(name)),  # themes print it as it stands
        "markdown_name": markdown_text(name),
        "one": _yaml(one),
        "many": _yaml(" ".join((many or "").split()) or f"{one}s"),
        "today": str(today()),
        "theirs": _yaml(f"{project}/mkdocs.yml"),
        "theme": _yaml(f"{project}/overrides"),
    }


def _way_to_project(folder: Path) -> Path:
    try:
        return Path(os.path.relpath(PROJECT, folder.resolve()))
    except ValueError:  # on Windows there is no way from one drive to another
        return PROJECT


def _yaml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _files(folder: Path, words: Mapping[str, str]) -> Iterator[tuple[Path, str | bytes]]:
    for path in sorted((STARTER / "guide").rglob("*")):
        if path.is_file():
            inside = path.relative_to(STARTER / "guide").as_posix()
            yield folder / _NAMES.get(inside, inside), _filled(path, words)
    yield folder / "plans" / "first-plan.yml", starter_plan("first-plan", with_icons=True)
    for path, text in schema.texts(folder / "plans", Path("keys.md")):
        if path.suffix == ".json":
            yield path, text


def _filled(path: Path, words: Mapping[str, str]) -> str | bytes:
    """Return a file of the starter with the words it leaves open; a picture has none."""
    if path.suffix == ".png":
        return path.read_bytes()
    return re.sub(r"\{([a-z_]+)\}", lambda found: words[found[1]], path.read_text("utf-8"))


_NAMES = {"gitignore": ".gitignore"}  # under its own name it would hide files of this project
