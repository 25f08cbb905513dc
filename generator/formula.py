"""Formulas of calculators, worked out without running code: what is shown is what is counted."""

import math
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Literal

Sums = tuple[str | float, ...]
"""A formula with each sign after what it takes, as a stack works it out: ("day", 10.0, "/")."""

Rounded = Literal["nearest", "down", "up"]

_PART = re.compile(r"[ ]*([a-z][a-z0-9]*|[0-9]+(?:\.[0-9]+)?|[-+*/()])")
_DOES: Mapping[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
_ROUNDS: Mapping[Rounded, Callable[[float], float]] = {
    # A hair more or less, for 0.3 / 0.1 is a hair less than 3.
    "nearest": lambda value: math.floor(value + 0.5 + 1e-9),
    "down": lambda value: math.floor(value + 1e-9),
    "up": lambda value: math.ceil(value - 1e-9),
}


def parts(formula: str) -> list[str]:
    """Return the names, numbers, signs and brackets of a formula, in their order.

    Raises:
        ValueError: it holds something else.
    """
    found, place = list[str](), 0
    while place < len(formula):
        part = _PART.match(formula, place)
        if not part:
            raise ValueError(formula)
        found.append(part[1])
        place = part.end()
    return found


def sums(formula: str) -> Sums:
    """Return a formula such as "day / 10" in the order a stack works it out.

    Raises:
        ValueError: it holds something other than names, numbers, + - * / and brackets, or those
            in an order that means nothing.
    """
    left = parts(formula)[::-1]
    try:
        made = tuple(_chain(left, "+-"))
    except RecursionError:  # hundreds of brackets, one in another
        raise ValueError(formula) from None
    if left:
        raise ValueError(formula)
    return made


def names(made: Sums) -> list[str]:
    """Return the names that a formula asks for."""
    return [part for part in made if isinstance(part, str) and part not in _DOES]


def worked(made: Sums, values: Mapping[str, float]) -> float:
    """Return what a formula comes to, not rounded.

    Raises:
        ZeroDivisionError: something is divided by nothing.
    """
    stack: list[float] = []
    for part in made:
        if isinstance(part, float):
            stack.append(part)
        elif part in _DOES:
            second, first = stack.pop(), stack.pop()
            stack.append(float(_DOES[part](first, second)))
        else:
            stack.append(values[part])
    return stack[0]


def rounded(value: float, how: Rounded, places: int) -> float:
    """Return a value rounded to so many places after the point.

    Raises:
        OverflowError: it is larger than numbers can be.
    """
    scale: float = 10.0**places
    if not math.isfinite(value * scale):
        raise OverflowError(value)
    return _ROUNDS[how](value * scale) / scale


def plain(value: float) -> str:
    """Return a number with all its digits and no others: 1500000 and never 1.5e+06."""
    digits = f"{Decimal(repr(float(value) + 0.0)):f}"  # plus nothing, for there is a -0.0
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _chain(left: list[str], signs: str) -> Iterator[str | float]:
    """Take what some signs join off the end of what is left: sums of products of values."""
    taken = _value if signs == "*/" else _product
    yield from taken(left)
    while left and left[-1] in signs:
        sign = left.pop()
        yield from taken(left)
        yield sign


def _product(left: list[str]) -> Iterator[str | float]:
    return _chain(left, "*/")


def _value(left: list[str]) -> Iterator[str | float]:
    part = left.pop() if left else ""
    if part == "(":
        yield from _chain(left, "+-")
        if not left or left.pop() != ")":
            raise ValueError("a bracket is not closed")
    elif part[:1].isdigit():
        yield float(part)
    elif part[:1].isalpha():
        yield part
    else:
        raise ValueError(f"'{part}' stands where a number should be")
