"""The blocks that pages written by hand ask for, by lines such as `<!-- guide: card its-id -->`."""

import re
from collections.abc import Iterable

BLOCK = re.compile(r"^<!-- guide: ([a-z-]+)(?: ([a-z0-9-]+))? -->$", re.MULTILINE)
"""A line that asks for a block: its name, and which one where there are several."""

LIKE_A_BLOCK = re.compile(r"^[ ]*<!--\s*guide\s*:.*", re.MULTILINE | re.IGNORECASE)
"""A line that is meant to ask for a block, however it is written."""

OF_SEVERAL = ("card", "calculator")
"""Blocks of which a guide may have several, each with an id."""

NAMES = (
    *OF_SEVERAL, "catch-up", "chooser", "continue", "erase", "history", "kept", "plans",
    "plans-by-tag", "pocket-cards", "reminders", "signals", "sources", "storage",
)  # fmt: skip
"""All blocks that there are."""


def asked(text: str) -> list[tuple[str, str]]:
    """Return the blocks that a page asks for, each with which one, or nothing for that."""
    return BLOCK.findall(text)


def asks_for(texts: Iterable[str], *names: str) -> bool:
    """Tell whether any of some pages asks for a block of these names."""
    return any(name in names for text in texts for name, _ in asked(text))
