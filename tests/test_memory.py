"""What a server keeps from one build to the next is what it would make anew."""

import random
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.beside import beside
from generator.hand_pages import hand_pages
from generator.load import Surroundings, load
from generator.memory import Memory
from generator.problems import Problems
from generator.render import Renderer
from tests.building import PROJECT

ADDRESS = "https://cats.example/guide/"
TODAY = date(2027, 1, 1)

EDITS = (
    (r"(?m)^title: .*", "title: A changed plan"),
    (r"(?m)^summary: .*", "summary: A changed summary of it."),
    (r"(?m)^    title: .*", "    title: A changed stage"),
    (r"(?m)^ +text: (?!>).*", "            text: Do a changed thing."),
    (r"(?m)^reviewed: .*", "reviewed: 2026-12-31"),
    (r"(?m)^ +- use: .*\n(?: {4,}.*\n)*", ""),
)
"""Texts of plans to find, one of them at random, and what to put there."""


def everything(folder: Path, memory: Memory) -> dict[str, str | bytes]:
    """Return all that is made of a folder of plans, by path."""
    pages = hand_pages(PROJECT / "content")
    guide = load(folder, Surroundings(TODAY, pages, memory=memory)).guide
    renderer = Renderer(guide, ADDRESS, memory)
    made: dict[str, str | bytes] = {page.path: page.text for page in renderer.pages()}
    return made | dict(beside(renderer, with_pictures=False))


def edited(folder: Path, chance: random.Random) -> None:
    """Change one place of one plan."""
    path = chance.choice(sorted(folder.glob("[!_]*.yml")))
    pattern, said = chance.choice(EDITS)
    text = path.read_text("utf-8")
    if places := list(re.finditer(pattern, text)):
        place = chance.choice(places)
        path.write_text(text[: place.start()] + said + text[place.end() :], "utf-8")


@pytest.mark.parametrize(
    "rounds",
    [2, pytest.param(20, marks=pytest.mark.all), pytest.param(400, marks=pytest.mark.deep)],
)
def test_kept_pages_are_those_that_would_be_made(tmp_path: Path, rounds: int) -> None:
    """After any edits, whether the guide can be built at that moment or not."""
    folder = shutil.copytree(PROJECT / "plans", tmp_path / "plans")
    memory, chance = Memory(), random.Random(rounds)  # noqa: S311  # the same edits each time
    compared = 0
    everything(folder, memory)
    for _ in range(rounds):
        before = {path: path.read_text("utf-8") for path in folder.glob("*.yml")}
        edited(folder, chance)
        try:
            fresh = everything(folder, Memory(keeps=False))
        except Problems:
            with pytest.raises(Problems):
                everything(folder, memory)
            for path, text in before.items():
                path.write_text(text, "utf-8")
        else:
            assert everything(folder, memory) == fresh
            compared += 1
    assert compared >= rounds / 3
