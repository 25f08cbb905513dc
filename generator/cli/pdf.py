"""`pdf`: the stages and plans of a built site as PDFs, linked from its pages."""

import shutil
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from generator import pack, printer
from generator.cli.guide import Folder, guide_folder, guide_option
from generator.finish import FinishError, finish, is_kept
from generator.finish.built import Built
from generator.progress import watched
from generator.site_folder import IsHeld, SiteFolder
from generator.writing import reason, write


@click.command()
@guide_option
@click.option("--site", type=Folder, envvar="SITE", help="The site.  [default: site, in the guide]")
@click.option(
    "--epoch",
    type=click.IntRange(min=0, max=253_402_300_799),  # the end of the year 9999
    envvar="SOURCE_DATE_EPOCH",
    help="The moment that PDFs say they were made, in seconds since 1970.  [default: the plan's "
    "day of review]",
)
@click.option("--can", is_flag=True, help="Only tell whether PDFs can be made here.")
def pdf(site: Path | None, epoch: int | None, can: bool) -> None:
    """Make PDFs of all stages and plans of a built site, on A4 and US Letter.

    They are put beside the pages, which link them. Nothing is fetched. The site is the one before
    or has all of them: it is filled aside, and put in its place in one go.
    """
    place = site or guide_folder() / "site"
    try:
        printer.ensure()
        if not can:
            _fill(place, epoch)
    except (printer.CannotPrint, FinishError, IsHeld) as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        message = f"no PDFs were made, and the site is as it was: {reason(error)}"
        raise click.ClickException(message) from None


def _fill(place: Path, epoch: int | None) -> None:
    Built(place)  # before anything is made beside it
    folder = SiteFolder(place)
    try:
        shutil.copytree(place, folder.open(), symlinks=True, dirs_exist_ok=True)
        said = _filled(folder.new, epoch)
        folder.publish()
    finally:
        folder.discard()
    click.echo(f"{said} made in {place}.")


def _filled(folder: Path, epoch: int | None) -> str:
    """Put the PDFs into a site that nobody reads yet, and return how much that is."""
    moment = datetime.fromtimestamp(epoch, UTC).isoformat() if epoch is not None else ""
    built = Built(folder)
    leaflets = list(pack.leaflets(built, moment))
    papers = [paper for leaflet in leaflets for paper in pack.papers(built, leaflet)]
    made = iter(printer.print_all(papers))
    pages = size = 0
    for leaflet in watched(leaflets, "Printing PDFs", partial(click.echo, err=True)):
        printed = {paper: next(made) for paper in pack.SIZES}
        for paper, each in printed.items():
            write(folder / leaflet.path(paper), each.pdf)
            pages, size = pages + each.pages, size + len(each.pdf)
        pack.link(built, leaflet, printed)
    finish(folder, offline=is_kept(built), is_aside=True)
    return f"{len(papers)} PDFs of {pages} pages ({size / 1e6:.1f} MB)"
