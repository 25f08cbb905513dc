"""`build`: the site by another engine than MkDocs, from pages written to disk."""

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from generator import moves, zensical
from generator.beside import beside, draws
from generator.cli.guide import (
    Folder,
    content_option,
    guide_folder,
    loaded_or_exit,
    plans_option,
    site_url_option,
)
from generator.cli.make import written
from generator.finish import FinishError, finish
from generator.load import Loaded
from generator.render import Renderer
from generator.site_folder import IsHeld, SiteFolder
from generator.site_place import unfit
from generator.site_settings import SettingsError, plugin_settings, site_settings
from generator.views import Draft
from generator.writing import reason, write_whole


@click.command()
@plans_option
@content_option
@click.option("--engine", type=click.Choice(["zensical"]), required=True, help="What builds it.")
@site_url_option
@click.option("--site", type=Folder, envvar="SITE", help="Where to.  [default: site, in the guide]")
def build(plans: Path, content: Path, engine: str, site_url: str, site: Path | None) -> None:
    """Build the site with another engine than MkDocs."""
    loaded = loaded_or_exit(plans, content)
    renderer = Renderer(loaded.guide, site_url)
    place = site or guide_folder() / "site"
    config = guide_folder() / "mkdocs.yml"
    files = dict(_edited(loaded, renderer.drafts()))
    settings = loaded.guide.settings.model_dump(mode="json")
    pictures = draws(site_url)
    moved = moves.shortly(loaded.guide)
    extra = {"words": renderer.words, "guide": settings, "pictures": pictures, "moved": moved}
    texts = written(renderer, plans)
    source = zensical.Source(config, content, texts, extra, files)
    with _told():
        if said := unfit(place, (guide_folder(), plans), (content,)):
            raise click.ClickException(said)
        folder = SiteFolder(place)
        try:
            folder.open()
            folder.take(zensical.build(source, folder.work))
            for path, made in beside(renderer, with_pictures=pictures):
                write_whole(folder.new / path, made)
            finish(folder.new, offline=_is_kept_offline(config), is_aside=True)
            folder.publish()
        finally:
            folder.discard()
    click.echo(f"{len(source.pages)} pages built by {engine.capitalize()} into {place}.")


def _edited(loaded: Loaded, drafts: Iterable[Draft]) -> Iterator[tuple[str, str]]:
    """Return the file of each made page, seen from the guide, or nothing where there is none."""
    guide = guide_folder().resolve()
    for draft in drafts:
        file = loaded.files.get(draft.source)
        place = file.resolve() if file else guide.parent
        is_inside = place.is_relative_to(guide)
        yield draft.path, place.relative_to(guide).as_posix() if is_inside else ""


def _is_kept_offline(config: Path) -> bool:
    """Tell whether readers keep a copy, as the plugin's own setting says where MkDocs builds."""
    said = plugin_settings(site_settings(config), "staged-plans")
    return said.get("offline") is not False


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Tell what goes wrong on this machine in one sentence."""
    try:
        yield
    except (IsHeld, FinishError, zensical.CannotBuild, SettingsError) as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        message = f"the site was not built, and the last one is as it was: {reason(error)}"
        raise click.ClickException(message) from None
