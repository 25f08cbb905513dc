"""Each page says when somebody last read it with care."""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.building import PROJECT, Published
from tests.html_tree import tree

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
PLANS = sorted((PROJECT / "plans").glob("[!_]*.yml"))
BY_HAND = sorted((PROJECT / "content").rglob("*.md"))


def reviewed(page: Path) -> list[tuple[str, str]]:
    """Return what a page says of it, in words and for programs; nothing where it says nothing."""
    lines = tree(page.read_text("utf-8")).of_class("guide-reviewed")
    return [(each.text, each.named("time")[0].attributes["datetime"]) for each in lines]


def expected(source: Path) -> list[tuple[str, str]]:
    """Return what a page is to say that is written in a file, by the day that stands there."""
    found = re.search(r"^reviewed: \W?(\d{4}-\d{2}-\d{2})", source.read_text("utf-8"), re.MULTILINE)
    assert found, source
    on = date.fromisoformat(found[1])
    return [(f"Last reviewed on {on.day} {MONTHS[on.month - 1]} {on.year}", found[1])]


@pytest.mark.parametrize("source", PLANS, ids=lambda path: path.stem)
def test_a_page_of_a_plan_says_the_plan_s_day(source: Path, published: Published) -> None:
    """In words that everybody reads the same way."""
    page = published.folder / "plans" / source.stem / "index.html"
    assert reviewed(page) == expected(source)


@pytest.mark.parametrize("source", BY_HAND, ids=lambda path: path.stem)
def test_a_page_by_hand_says_its_own_day(source: Path, published: Published) -> None:
    """All of them have one."""
    name = source.relative_to(PROJECT / "content").with_suffix("")
    parts = name.parts[:-1] if name.stem == "index" else name.parts
    assert reviewed(published.folder.joinpath(*parts, "index.html")) == expected(source)
