"""How a build speaks to whoever began it: mistakes in words, and how far it has come."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from mkdocs.exceptions import PluginError

from generator.compiled import fault_of
from generator.problems import Problems
from generator.progress import watched
from generator.writing import reason

log = logging.getLogger("mkdocs.plugins.staged-plans")

T = TypeVar("T")


@contextmanager
def in_words() -> Iterator[None]:
    """Have MkDocs tell mistakes of plans and templates.

    Raises:
        PluginError: all mistakes.
    """
    try:
        yield
    except Problems as found:
        lines = "\n".join(f"  {problem}" for problem in found.problems)
        raise PluginError(f"the plans cannot be built:\n{lines}") from None
    except OSError as error:
        raise PluginError(f"the guide cannot be read: {reason(error)}") from None
    except Exception as error:
        if said := fault_of(error):
            raise PluginError(f"the pages cannot be made: {said}") from None
        raise


def shown(things: list[T], what: str, /) -> Iterator[T]:
    """Give out things to be done, and show how far `what` is done to them has come."""
    return watched(things, what, say())


def say() -> Callable[[str], None] | None:
    """Return what prints a line of progress, and nothing under `--quiet`."""
    return log.info if log.isEnabledFor(logging.INFO) else None
