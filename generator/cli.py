"""The command line: python -m generator."""

from datetime import UTC, date, datetime
from pathlib import Path

import click

from generator.hand_pages import hand_pages
from generator.load import Loaded, load
from generator.problems import Problems
from generator.render import Renderer

_Folder = click.Path(file_okay=False, path_type=Path)
_plans = click.option(
    "--plans", type=_Folder, default=Path("plans"), show_default=True, help="Where the plans are."
)
_content = click.option(
    "--content",
    type=_Folder,
    default=Path("content"),
    show_default=True,
    help="Where the pages written by hand are.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Check staged plans and make a guide's pages from them."""


@main.command()
@_plans
@_content
def check(plans: Path, content: Path) -> None:
    """Check all plans and say what to mend, and where."""
    guide = _loaded(plans, content).guide
    click.echo(f"{len(guide.plans)} plans checked, nothing to mend.")


@main.command()
@_plans
@_content
@click.option("--site-url", default="", help="The site's own address, for printed codes.")
@click.argument("folder", type=_Folder)
def write(plans: Path, content: Path, site_url: str, folder: Path) -> None:
    """Write all pages into FOLDER as Markdown, for another engine to build."""
    renderer = Renderer(_loaded(plans, content).guide, site_url)
    pages = {page.path: page.text for page in renderer.pages()}
    pages |= {path: renderer.fill(path, text) for path, text in hand_pages(content).items()}
    for path, text in pages.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")
    click.echo(f"{len(pages)} pages written to {folder}.")


def _loaded(plans: Path, content: Path) -> Loaded:
    try:
        return load(plans, _today(), hand_pages(content), Path())
    except Problems as found:
        for problem in found.problems:
            click.echo(problem, err=True)
            click.echo(problem.picture, err=True)
        count = len(found.problems)
        click.echo(f"{count} mistake{'s' if count > 1 else ''} to mend.", err=True)
        raise SystemExit(1) from None


def _today() -> date:
    return datetime.now(UTC).date()
