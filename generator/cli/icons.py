"""`icons`: the pictures for home screens, made anew from their drawing."""

from pathlib import Path

import click

from generator.pictures import can_draw, icons


@click.command("icons")
@click.argument(
    "drawing",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=Path("overrides/assets/images/icon.svg"),
)
def make_icons(drawing: Path) -> None:
    """Draw the pictures for home screens, beside their DRAWING.

    The drawing is square, its ground reaches every edge, and what counts lies within a circle of
    four fifths of its width: phones cut pictures to shapes of their own.
    """
    if not can_draw():
        raise click.ClickException("drawing needs an extra: pip install 'resvg-py'")
    try:
        pictures = icons(drawing.read_text("utf-8"))
    except ValueError:
        raise click.ClickException(f"{drawing} is no drawing; it has to be SVG") from None
    for name, picture in pictures.items():
        drawing.with_name(name).write_bytes(picture)
        click.echo(f"{drawing.with_name(name)} written.")
