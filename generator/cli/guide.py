"""What the commands have in common: where a guide is, how it is loaded, how mistakes are told."""

import gc
import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

import click

from generator.hand_pages import hand_pages
from generator.load import Loaded, load
from generator.problems import Problem, Problems
from generator.progress import watched
from generator.rules.rule import Rule
from generator.surroundings import Surroundings

Folder = click.Path(file_okay=False, path_type=Path)

_GUIDE = "generator.cli.guide"

F = TypeVar("F", bound=Callable[..., object])
T = TypeVar("T")


def _note_guide(context: click.Context, _: click.Parameter, folder: Path | None) -> None:
    context.meta[_GUIDE] = folder or Path()


def _in_guide(context: click.Context, option: click.Parameter, folder: Path | None) -> Path:
    """Return the folder that was chosen, or the one of that name in the guide."""
    guide: Path = context.meta[_GUIDE]
    return folder or guide / str(option.name)


guide_option = click.option(
    "--guide",
    type=Folder,
    envvar="GUIDE",
    is_eager=True,  # the other folders lie in this one
    expose_value=False,
    callback=_note_guide,
    help="The folder of a guide.  [default: this one]",
)
_plans_option = click.option(
    "--plans",
    type=Folder,
    envvar="PLANS",
    callback=_in_guide,
    help="The folder of plans.  [default: plans, in the guide]",
)
content_option = click.option(
    "--content",
    type=Folder,
    callback=_in_guide,
    help="The folder of pages written by hand.  [default: content, in the guide]",
)


def _site_url(_: click.Context, __: click.Parameter, address: str) -> str:
    """Return a site's address with a slash at its end, so that pages are found below it."""
    if address and not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", address):
        raise click.BadParameter("write it whole, such as https://example.org/guide/")
    return f"{address.rstrip('/')}/" if address else ""


site_url_option = click.option(
    "--site-url",
    default="",
    envvar="SITE_URL",
    callback=_site_url,
    help="The site's own address, such as https://example.org/guide/.",
)


def plans_option(command: F) -> F:
    """Let a command be told where the plans are: by their folder, or by that of their guide."""
    return guide_option(_plans_option(command))


def loaded(
    plans: Path, content: Path, also: Iterable[Path] = (), editorial: Iterable[Rule] = ()
) -> Loaded:
    """Return the guide in a folder, showing progress when it takes longer than a second.

    `editorial` rules give warnings.

    Raises:
        Problems: all mistakes of all files.
    """
    # What is read refers to itself nowhere, so to look through it for what does is time lost.
    gc.set_threshold(100_000)
    base = guide_folder() / "plans"
    around = Surroundings(today(), hand_pages(content), Path(), _progress, base, content)
    return load(plans, around, also, editorial)


def loaded_or_exit(plans: Path, content: Path) -> Loaded:
    """Return the guide in a folder, or tell its mistakes and end with exit status 1."""
    try:
        return loaded(plans, content)
    except Problems as found:
        tell(found.problems)
        raise SystemExit(1) from None


def tell(problems: Iterable[Problem]) -> None:
    """Print problems for people: each with its line and a caret, and a count at the end."""
    problems = list(problems)
    for problem in problems:
        click.echo(problem)
        if problem.picture:
            click.echo(problem.picture)
    click.echo(_summary(problems))


def _summary(problems: list[Problem]) -> str:
    levels = [problem.level for problem in problems]
    mistakes, warnings = (_count(levels.count(level), level) for level in ("mistake", "warning"))
    if "warning" not in levels:
        return f"{mistakes} to mend."
    if "mistake" not in levels:
        return f"Nothing to mend. {warnings} to think about."
    return f"{mistakes} to mend, {warnings} to think about."


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def guide_folder() -> Path:
    """Return the folder of the guide that a command works on."""
    folder: Path = click.get_current_context().meta[_GUIDE]
    return folder


def today() -> date:
    """Return the day it is, in UTC."""
    return datetime.now(UTC).date()


def _progress(things: list[T], what: str, /) -> Iterable[T]:
    return watched(things, what, partial(click.echo, err=True))
