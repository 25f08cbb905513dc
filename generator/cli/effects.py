"""`effects` and `record`: what an edit does to readers' progress, and the ids it is bound to."""

import os
from pathlib import Path

import click

from generator import history, ledger, moves
from generator.cli.guide import content_option, loaded, loaded_or_exit, plans_option, tell
from generator.effects import effects as effects_of
from generator.effects import report
from generator.guide import Guide
from generator.load import Unsound
from generator.plan_folder import LEDGER_FILE
from generator.problems import Problem, Problems
from generator.writing import write_whole


@click.command()
@click.option(
    "--since",
    metavar="GIT_REF",
    default="HEAD",
    show_default=True,
    help="The commit to compare with.",
)
@plans_option
@content_option
def effects(since: str, plans: Path, content: Path) -> None:
    """Say what your edit does to readers' progress.

    Mistakes are told below the report, and end with exit status 1. There is no report where
    they leave a file that cannot be read.
    """
    guide, problems = _read(plans, content)
    try:
        found = list(effects_of(history.steps_at(since, plans, os.environ), guide))
    except history.NoHistory as error:
        raise click.UsageError(f"cannot compare with '{since}': {error}") from None
    click.echo(f"Steps since {since}:")
    for line in report(found):
        click.echo(line)
    if problems:
        click.echo()
        tell(problems)
    raise SystemExit(bool(problems) or any(effect.kind == "lost" for effect in found))


def _read(plans: Path, content: Path) -> tuple[Guide, tuple[Problem, ...]]:
    """Return the guide as its files say it, with its mistakes; or tell them and end with 1."""
    try:
        return loaded(plans, content).guide, ()
    except Unsound as found:
        return found.guide, found.problems
    except Problems as found:
        tell(found.problems)
        raise SystemExit(1) from None


@click.command()
@plans_option
@content_option
def record(plans: Path, content: Path) -> None:
    """Record the step ids that are now published (the publishing workflow does this)."""
    guide = loaded_or_exit(plans, content).guide
    entries = list(ledger.record(guide))
    new = len(entries) - len(guide.ledger.steps)
    write_whole(plans / LEDGER_FILE, ledger.as_yaml(entries, moves.record(guide)))
    click.echo(f"{len(entries)} step ids recorded, {new} of them new.")
