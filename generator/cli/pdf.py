"""`pdf`: the stages and plans of a built site as PDFs, linked from its pages."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from generator import pack, printer
from generator.cli.guide import Folder, guide_folder, guide_option
from generator.finish import FinishError, finish, is_kept
from generator.finish.built import Built
from generator.progress import watched
from generator.writing import write_whole


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

    They are put beside the pages, which link them. Nothing is fetched.
    """
    try:
        printer.ensure()
        if not can:
            _fill(site or guide_folder() / "site", epoch)
    except (printer.CannotPrint, FinishError) as error:
        raise click.ClickException(str(error)) from None


def _fill(folder: Path, epoch: int | None) -> None:
    moment = datetime.fromtimestamp(epoch, UTC).isoformat() if epoch is not None else ""
    built = Built(folder)
    leaflets = list(pack.leaflets(built, moment))
    papers = [paper for leaflet in leaflets for paper in pack.papers(built, leaflet)]
    made = iter(printer.print_all(papers))
    pages = size = 0
    for leaflet in watched(leaflets, "Printing PDFs", partial(click.echo, err=True)):
        printed = {paper: next(made) for paper in pack.SIZES}
        for paper, each in printed.items():
            write_whole(folder / leaflet.path(paper), each.pdf)
            pages, size = pages + each.pages, size + len(each.pdf)
        pack.link(built, leaflet, printed)
    finish(folder, offline=is_kept(built))
    click.echo(f"{len(papers)} PDFs of {pages} pages ({size / 1e6:.1f} MB) made in {folder}.")
