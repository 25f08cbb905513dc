"""`effects` and `record`: what an edit does to readers' progress, and the ids it is bound to."""

from pathlib import Path

import click

from generator import history, ledger, moves
from generator.cli.guide import content_option, loaded_or_exit, plans_option
from generator.effects import effects as effects_of
from generator.effects import report
from generator.load import LEDGER_FILE
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
    """Say what your edit does to readers' progress."""
    guide = loaded_or_exit(plans, content).guide
    try:
        found = list(effects_of(history.steps_at(since, plans), guide))
    except history.NoHistory as error:
        raise click.UsageError(f"cannot compare with '{since}': {error}") from None
    click.echo(f"Steps since {since}:")
    for line in report(found):
        click.echo(line)
    raise SystemExit(any(effect.kind == "lost" for effect in found))


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
