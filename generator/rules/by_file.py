"""What rules find in each file by itself, so that one is looked at anew only if it is another.

A server checks a guide at every save, and would else take longer the larger it is.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from generator.rules.rule import Context, File, Finding

T = TypeVar("T")
Found = TypeVar("Found")


def by_file(
    look: Callable[[File, T], Iterator[Finding]], beside: Callable[[Context], T]
) -> Callable[[Context], Iterator[Finding]]:
    """Return the check of a rule that looks at each file by itself, and `beside` it at no more."""
    return partial(gathered, look, beside)


def gathered(
    look: Callable[[File, T], Iterable[Found]], beside: Callable[[Context], T], context: Context
) -> Iterator[Found]:
    """Return what is seen in each file, one after the other."""
    seen, memory = beside(context), context.memory
    same = memory.get(("beside", look), seen, lambda: seen)
    for file in context.files:
        made_from = file, same
        yield from memory.get((look, file.name), made_from, partial(_all, look, *made_from))


def nothing(_: Context) -> None:
    """Look at no more than a file."""


def _all(look: Callable[[File, T], Iterable[Found]], file: File, beside: T) -> tuple[Found, ...]:
    return tuple(look(file, beside))
