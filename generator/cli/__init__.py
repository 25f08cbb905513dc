"""The command line: python -m generator."""

import errno

import click

from generator.cli.build import build
from generator.cli.check import check
from generator.cli.effects import effects, record
from generator.cli.finish import finish
from generator.cli.icons import make_icons
from generator.cli.init import init
from generator.cli.make import new_plan, refresh, write
from generator.cli.pdf import pdf
from generator.compiled import fault_of
from generator.problems import Problems
from generator.writing import reason

__all__ = ["main"]


class _Commands(click.Group):
    """The commands, which tell in one sentence what this machine refuses them."""

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except OSError as error:
            if error.errno == errno.EPIPE:  # nobody reads on, as below `| head`
                raise
            raise click.ClickException(reason(error)) from None
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except Problems as found:
            raise click.ClickException("\n".join(map(str, found.problems))) from None
        except Exception as error:
            if said := fault_of(error):
                raise click.ClickException(said) from None
            raise


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
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
