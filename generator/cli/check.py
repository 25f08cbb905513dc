"""`check`: tell every mistake of every file."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

import click

from generator import editorial
from generator.cli.guide import content_option, loaded, plans_option, tell
from generator.plan_folder import OWN_FILES, plan_files
from generator.problems import Problem, Problems

_SHOWN = ("file", "line", "column", "path", "rule", "message", "hint", "level")


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH …]", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for programs, or as annotations in a GitHub workflow.",
)
@plans_option
@content_option
def check(paths: tuple[Path, ...], style: str, plans: Path, content: Path) -> None:
    """Check plans and say what to mend, and where.

    PATH is a plan file or a folder of plans; without one, the folder of plans
    is checked. A plan that lies elsewhere is checked as if it were in that folder.

    Mistakes end with exit status 1. Warnings, about how a text reads, do not.
    """
    problems: set[Problem] = set()
    for path in paths or (plans,):
        problems.update(_problems(path, plans, content))
    _STYLES[style](sorted(problems))
    if not problems and style == "text":
        click.echo("All is well: nothing to mend.")
    raise SystemExit(any(problem.level == "mistake" for problem in problems))


def _problems(path: Path, plans: Path, content: Path) -> Iterable[Problem]:
    """Return the mistakes of a folder, or those of a guide that stand in one file of it."""
    if path.is_dir() or path == plans:  # which may not be there
        found = _all_problems(path, content)
        return found if path.resolve() == plans.resolve() else _of_folder(found, path)
    is_home = path.name in OWN_FILES or path.resolve() in [p.resolve() for p in plan_files(plans)]
    folder = path.parent if path.name in OWN_FILES else plans
    found = _all_problems(folder, content, () if is_home else (path,))
    return [problem for problem in found if _absolute(Path(problem.file)) == _absolute(path)]


def _of_folder(found: Iterable[Problem], folder: Path) -> list[Problem]:
    """Leave out the warnings about pages of a guide whose plans are not the ones looked at."""
    above = folder.resolve()
    return [
        problem
        for problem in found
        if problem.level == "mistake" or Path(problem.file).resolve().is_relative_to(above)
    ]


def _absolute(path: Path) -> Path:
    """Return where a file itself lies: of a link, that is not where it leads."""
    return path.parent.resolve() / path.name


def _all_problems(folder: Path, content: Path, also: Iterable[Path] = ()) -> tuple[Problem, ...]:
    try:
        return loaded(folder, content, also, editorial.RULES).warnings
    except Problems as found:
        return found.problems


def _text(problems: list[Problem]) -> None:
    if problems:
        tell(problems)


def _json(problems: list[Problem]) -> None:
    rows = [{key: asdict(problem)[key] for key in _SHOWN} for problem in problems]
    click.echo(json.dumps(rows, indent=2, ensure_ascii=False))


def _github(problems: list[Problem]) -> None:
    """Print workflow commands; their escapes are those of GitHub's own toolkit."""
    for problem in problems:
        place = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
        said = f"{problem.path}: {problem.sentence}" if problem.path else problem.sentence
        command = "warning" if problem.level == "warning" else "error"
        click.echo(f"::{command} {place},title={_property(problem.rule)}::{_data(said)}")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


_STYLES: Mapping[str, Callable[[list[Problem]], None]] = {
    "text": _text,
    "json": _json,
    "github": _github,
}
