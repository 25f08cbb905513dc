"""What only an adapter can know of a guide."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from generator.memory import Memory

T = TypeVar("T")


class Watch(Protocol):
    """What takes things to be done and gives them out, one after the other."""

    def __call__(self, things: list[T], what: str, /) -> Iterable[T]:
        """Return the things, and show how far `what` is done to them has come."""


@dataclass(frozen=True)
class Surroundings:
    """What only an adapter can know.

    `today` is the day that no review may be later than; `pages` are the pages written by
    hand, path such as "fit.md" to text, which plans may link to, and `content` is their folder;
    `memory` keeps files as they were read, for the next time, and one is read anew where its
    `stamp` is another; file names in messages are relative to `root` where they lie below it;
    `watch` may show how far the reading and the checking have come. `base` is a folder whose
    settings, sources, cards and icons stand in for those that the plans' own folder lacks.
    """

    today: date
    pages: Mapping[str, str] = field(default_factory=dict)
    root: Path = field(default_factory=Path)
    watch: Watch = field(default=lambda things, _: things)
    base: Path | None = None
    content: Path = field(default_factory=lambda: Path("content"))
    memory: Memory = field(default_factory=lambda: Memory(keeps=False))
    stamp: Callable[[Path], object] = field(default=lambda _: object())
