"""The command line: python -m generator."""

import click

from generator.cli.build import build
from generator.cli.check import check
from generator.cli.effects import effects, record
from generator.cli.finish import finish
from generator.cli.icons import make_icons
from generator.cli.init import init
from generator.cli.make import new_plan, refresh, write
from generator.cli.pdf import pdf

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Check staged plans and make a guide's pages from them."""


for command in (
    build,
    check,
    effects,
    finish,
    init,
    make_icons,
    new_plan,
    pdf,
    record,
    refresh,
    write,
):
    main.add_command(command)
