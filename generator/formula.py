"""Formulas of calculators, worked out without running code."""

import ast
import math
import operator
from collections.abc import Callable, Iterator, Mapping
from typing import Literal

Sums = tuple[str | float, ...]
"""A formula with each sign after what it takes, as a stack works it out: ("day", 10.0, "/")."""

Rounded = Literal["nearest", "down", "up"]

_SIGNS: Mapping[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}
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


def sums(formula: str) -> Sums:
    """Return a formula such as "day / 10" in the order a stack works it out.

    Raises:
        ValueError: it holds something other than names, numbers, + - * / and brackets.
    """
    try:
        return tuple(_flat(ast.parse(formula, mode="eval").body))
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise ValueError(formula) from error


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
    """Return a value rounded to so many places after the point."""
    scale: float = 10.0**places
    return _ROUNDS[how](value * scale) / scale


def _flat(node: ast.expr) -> Iterator[str | float]:
    match node:
        case ast.BinOp(left, sign, right) if type(sign) in _SIGNS:
            yield from _flat(left)
            yield from _flat(right)
            yield _SIGNS[type(sign)]
        case ast.Name(name):
            yield name
        case ast.Constant(int() | float() as number) if not isinstance(number, bool):
            yield float(number)
        case _:
            raise ValueError(ast.dump(node))
