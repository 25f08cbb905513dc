"""What one build leaves for the next of the same server: values, with all they were made from."""

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Memory:
    """The last value of each name. A value is made anew where it would be made from another.

    One that keeps nothing makes all values anew, for builds after which none comes.
    """

    def __init__(self, *, keeps: bool = True) -> None:
        self._held: dict[object, tuple[object, Any]] = {}
        self.keeps = keeps

    def get(self, name: object, made_from: object, make: Callable[[], T]) -> T:
        """Return the value of a name, which `make` makes from `made_from` and nothing else."""
        held = self._held.get(name)
        if held and held[0] == made_from:
            value: T = held[1]
            return value
        value = make()
        if self.keeps:
            self._held[name] = (made_from, value)
        return value
