"""What a server keeps from one build to the next is what it would make anew."""

import random
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.beside import beside
from generator.hand_pages import hand_pages
from generator.load import load
from generator.memory import Memory
from generator.problems import Problem, Problems
from generator.render import Renderer
from generator.surroundings import Surroundings
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
    (r"(?m)^    tier: .*", "    tier: C"),
    (r"(?m)^  [a-z0-9-]+:$", "  another-key:"),
    (r"(?m)^ +- id: .*", "            - id: another-id"),
    (r"\]\([^)]*\)", "](plans/gone/index.md)"),
    (r"(?m)^ +meaning: .*", "    meaning: Something else."),
)
"""Texts of plans to find, one of them at random, and what to put there."""


def everything(folder: Path, memory: Memory) -> dict[str, str | bytes] | tuple[Problem, ...]:
    """Return all that is made of a folder of plans, by path, or what is wrong with it."""
    pages = hand_pages(PROJECT / "content")
    try:
        guide = load(folder, Surroundings(TODAY, pages, memory=memory)).guide
    except Problems as found:
        return found.problems
    renderer = Renderer(guide, ADDRESS, memory)
    made: dict[str, str | bytes] = {page.path: page.text for page in renderer.pages()}
    return made | dict(beside(renderer, with_pictures=False))


def edited(folder: Path, chance: random.Random) -> None:
    """Change one place of one file."""
    path = chance.choice(sorted(folder.glob("*.yml")))
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
    whole = 0
    everything(folder, memory)
    for _ in range(rounds):
        before = {path: path.read_text("utf-8") for path in folder.glob("*.yml")}
        edited(folder, chance)
        fresh = everything(folder, Memory(keeps=False))
        assert everything(folder, memory) == fresh
        if isinstance(fresh, dict):
            whole += 1
        else:
            for path, text in before.items():
                path.write_text(text, "utf-8")
    assert whole >= rounds / 3


@pytest.mark.all
@pytest.mark.parametrize(
    "order",
    [
        r"(?m)^( +kitten: .*\n)( +adult: .*\n)",
        r"(?ms)^(  age:\n.*?)(^  temperament:\n.*?)(?=^  \w)",
    ],
)
def test_what_is_put_in_another_order_is_shown_in_it(tmp_path: Path, order: str) -> None:
    """Though it holds the same as before."""
    folder = shutil.copytree(PROJECT / "plans", tmp_path / "plans")
    memory, settings = Memory(), folder / "_guide.yml"
    before = everything(folder, memory)
    settings.write_text(re.sub(order, r"\2\1", settings.read_text("utf-8"), count=1), "utf-8")

    assert everything(folder, memory) == everything(folder, Memory(keeps=False)) != before
