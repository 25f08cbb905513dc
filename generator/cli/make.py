"""`new-plan`, `refresh` and `write`: files made for authors, editors and other engines."""

import re
import shlex
from pathlib import Path

import click

from generator import schema
from generator.beside import beside, draws
from generator.cli.guide import (
    Folder,
    content_option,
    guide_folder,
    loaded_or_exit,
    plans_option,
    site_url_option,
    today,
)
from generator.fields import ID_PATTERN
from generator.hand_pages import without_missing_plans
from generator.render import Renderer
from generator.rules.ids import is_reserved
from generator.writing import write_whole

STARTER = Path(__file__).parent.parent / "starter"


@click.command()
@click.argument("plan_id", metavar="ID")
@plans_option
def new_plan(plan_id: str, plans: Path) -> None:
    """Write a commented starter plan, called ID, that passes the check."""
    if not re.fullmatch(ID_PATTERN, plan_id) or len(plan_id) > 40:
        raise click.BadParameter(
            "use lower-case letters, digits and single hyphens, such as my-plan (40 at most)"
        )
    if is_reserved(plan_id):
        raise click.BadParameter(f"the name '{plan_id}' is reserved; choose another word")
    target = plans / f"{plan_id}.yml"
    if target.exists() or target.is_symlink():
        raise click.ClickException(f"{target} is there already; choose another id")
    write_whole(target, starter_plan(plan_id))
    check = f"python -m generator check{_options(plans)}"
    click.echo(f"{target} is written. Open it, change it, and run: {check}")


def _options(plans: Path) -> str:
    """Return what another command has to be told to find the same plans."""
    guide = guide_folder()
    option = ("plans", plans) if plans != guide / "plans" else ("guide", guide)
    return "" if option[1] == Path() else f" --{option[0]} {shlex.quote(str(option[1]))}"


def starter_plan(plan_id: str, *, with_icons: bool = False) -> str:
    """Return a commented plan that passes the check as it is.

    Its icons are those of the starter guide, and only notes in any other.
    """
    starter = (STARTER / "plan.yml").read_text("utf-8")
    if with_icons:
        starter = starter.replace("# icon: ", "icon: ")
    return starter.replace("{id}", plan_id).replace("{today}", str(today()))


@click.command()
@plans_option
@click.option(
    "--reference",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("docs/plan-keys.md"),
    show_default=True,
    help="The file of the key reference.",
)
def refresh(plans: Path, reference: Path) -> None:
    """Write the editor schemas and the key reference anew from the model."""
    for path, text in schema.texts(plans, reference):
        write_whole(path, text)
        click.echo(f"{path} written.")


@click.command()
@plans_option
@content_option
@site_url_option
@click.argument("folder", type=Folder)
def write(plans: Path, content: Path, site_url: str, folder: Path) -> None:
    """Write all pages into FOLDER as Markdown, for another engine to build."""
    for source in (plans, content):
        if any(
            place.resolve().is_relative_to(source.resolve()) for place in (folder, folder / "plans")
        ):
            raise click.ClickException(f"{source} is what pages are made of; choose another folder")
    renderer = Renderer(loaded_or_exit(plans, content).guide, site_url)
    pages = written(renderer, plans)
    others = beside(renderer, with_pictures=draws(site_url))
    for path, text in (*pages.items(), *others):
        write_whole(folder / path, text)
    click.echo(f"{len(pages)} pages written to {folder}.")


def written(renderer: Renderer, plans: Path) -> dict[str, str]:
    """Return the Markdown of all pages by their path, those by hand with their blocks filled."""
    pages = {page.path: page.text for page in renderer.pages()}
    by_hand = dict(renderer.guide.pages)
    if plans.resolve() != (guide_folder() / "plans").resolve():
        by_hand = {path: without_missing_plans(path, text, pages) for path, text in by_hand.items()}
    return pages | {path: renderer.fill(path, text) for path, text in by_hand.items()}
