"""How a guide is built: what a build is asked for, before it knows any plan."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class How:
    """Where a guide and its plans lie, and how it is built.

    With `plain`, nothing is kept, shared or set aside to be faster: the same bytes, later.
    """

    root: Path
    plans: Path
    command: str
    dirty: bool
    offline: bool
    plain: bool

    @property
    def is_quick(self) -> bool:
        """Tell whether a whole site is built once, with whatever makes that fast."""
        return self.command == "build" and not (self.plain or self.dirty)

    @property
    def is_served(self) -> bool:
        """Tell whether the site is one that a server shows while it changes."""
        return self.command == "serve"
