"""`finish`: what a built site is given at the end, whichever engine built it."""

from pathlib import Path

import click

from generator.cli.guide import Folder
from generator.finish import WHOLE, FinishError
from generator.finish import finish as finish_site


@click.command()
@click.option(
    "--offline/--no-offline",
    default=True,
    show_default=True,
    help="Keep the guide on readers' devices, or take it away from those who have it.",
)
@click.option(
    "--whole",
    type=click.IntRange(min=0),
    default=WHOLE,
    show_default=True,
    metavar="BYTES",
    help="Up to so many bytes, as they are sent, a device keeps the whole guide.",
)
@click.argument("site", type=Folder)
def finish(site: Path, offline: bool, whole: int) -> None:
    """Give the built SITE its security policy, its worker for no signal, and its manifest.

    `mkdocs build` does this by itself. After another engine, run it once.
    """
    try:
        done = finish_site(site, offline, whole)
    except FinishError as error:
        raise click.ClickException(str(error)) from None
    kept = (
        f"{done.files} files ({done.bytes / 1e6:.1f} MB) are kept" if offline else "none are kept"
    )
    click.echo(f"{done.pages} pages finished; {kept} on a reader's device.")
