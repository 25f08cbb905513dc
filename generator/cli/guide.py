"""What the commands have in common: where a guide is, how it is loaded, how mistakes are told."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import click

from generator.hand_pages import hand_pages
from generator.load import Loaded, Surroundings, load
from generator.problems import Problem, Problems
from generator.progress import watched

Folder = click.Path(file_okay=False, path_type=Path)

plans_option = click.option(
    "--plans",
    type=Folder,
    default=Path("plans"),
    envvar="PLANS",
    show_default=True,
    help="The folder of plans.",
)
content_option = click.option(
    "--content",
    type=Folder,
    default=Path("content"),
    show_default=True,
    help="The folder of pages written by hand.",
)


def loaded(plans: Path, content: Path, also: Iterable[Path] = ()) -> Loaded:
    """Return the guide in a folder, showing progress when it takes longer than a second.

    Raises:
        Problems: all mistakes of all files.
    """
    around = Surroundings(today(), hand_pages(content), Path(), _progress, Path("plans"))
    return load(plans, around, also)


def loaded_or_exit(plans: Path, content: Path) -> Loaded:
    """Return the guide in a folder, or tell its mistakes and end with exit status 1."""
    try:
        return loaded(plans, content)
    except Problems as found:
        tell(found.problems)
        raise SystemExit(1) from None


def tell(problems: Iterable[Problem]) -> None:
    """Print mistakes for people: each with its line and a caret, and a count at the end."""
    problems = list(problems)
    for problem in problems:
        click.echo(problem)
        if problem.picture:
            click.echo(problem.picture)
    click.echo(f"{len(problems)} mistake{'' if len(problems) == 1 else 's'} to mend.")


def today() -> date:
    """Return the day it is, in UTC."""
    return datetime.now(UTC).date()


def _progress(paths: list[Path]) -> Iterable[Path]:
    return watched(paths, "Reading plans", partial(click.echo, err=True))
