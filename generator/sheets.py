"""How close a stage has to be set to fit one sheet of paper, A4 or US Letter.

Estimated in millimetres from how long its texts are, with letters as wide as those of the
widest usual font, on the narrower paper's width and the shorter one's height. The figures
belong to `sheet.css`, and the tests that print every stage hold both to one another.
"""

import math
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from generator.model.stages import Stage
from generator.model.steps import Step
from generator.settings import Criteria

WIDTH = 186.0
"""A4 without its margins, in millimetres."""

HEIGHT = 252.0
"""US Letter without its margins, in millimetres, less some for browsers that add to margins."""

_LETTER = 0.183
"""Millimetres a letter takes for each point of its size."""

_FACTS = 75
"""Letters of the facts about sessions, at most."""

_LINE = 0.3528 * 1.22
"""Millimetres a line takes for each point."""


@dataclass(frozen=True)
class Density:
    """Sizes of one way to set a sheet: letters in points, rows in millimetres."""

    step: float
    row: float
    signal: float
    session: float
    title: float


DENSITIES = (
    Density(step=12, row=8.6, signal=9.4, session=8.4, title=20),
    Density(step=11.2, row=7.6, signal=9, session=7.4, title=18),
    Density(step=10.8, row=6.8, signal=8.6, session=6.8, title=17),
    Density(step=10.4, row=6.3, signal=8.3, session=6.3, title=17),
    Density(step=10, row=5.8, signal=8, session=5.8, title=16),
    Density(step=9.5, row=5.4, signal=7.7, session=5.4, title=16),
    Density(step=9, row=5, signal=7.4, session=5, title=15),
)
"""From roomy to close; `sheet.css` has them as guide-sheet--1 to guide-sheet--7."""


Meanings = tuple[str, str, str]
"""What green, amber and red mean in a guide."""


def density(stage: Stage, always: Criteria, meanings: Meanings) -> int:
    """Return the roomiest density, counted from 1, at which the stage fits; else the closest."""
    for number, sizes in enumerate(DENSITIES, 1):
        if height(stage, always, sizes, meanings) <= HEIGHT:
            return number
    return len(DENSITIES)


def overflow(stage: Stage, always: Criteria, meanings: Meanings) -> int:
    """Return how many hundredths of a sheet a stage takes beyond one, set as close as may be."""
    least = height(stage, always, DENSITIES[-1], meanings)
    return max(0, math.ceil((least / HEIGHT - 1) * 100))


def height(stage: Stage, always: Criteria, sizes: Density, meanings: Meanings) -> float:
    """Return how many millimetres of paper a stage takes."""
    lists = sum(_list(part.steps, sizes) for part in stage.checklists)
    lists += len(stage.checklists) * (sizes.step * _LINE + 2.2)
    return (
        _head(stage, sizes) + lists + _signals(stage, always, sizes, meanings) + _foot(stage, sizes)
    )


def _head(stage: Stage, sizes: Density) -> float:
    beside_the_code = WIDTH - 28
    title = lines(stage.title, beside_the_code, sizes.title) * sizes.title * _LINE
    goal = lines(stage.goal, beside_the_code, sizes.step) * sizes.step * _LINE
    facts = _FACTS * "x" + " · ".join(stage.equipment) + len(stage.alongside) * 30 * "x"
    return max(24, 4 + title + goal + 8) + lines(facts, WIDTH, 10) * 9 * _LINE + 1.5


def _list(steps: tuple[Step, ...], sizes: Density) -> float:
    return sum(max(sizes.row, _step(step, sizes)) for step in steps)


def _step(step: Step, sizes: Density) -> float:
    side = min(step.boxes, 10) * 5.9
    words = step.text + (" (every session)" if step.kind == "every-session" else "")
    room = WIDTH - side - 16
    text = lines(words, room, sizes.step) * sizes.step * _LINE
    return max(text, math.ceil(step.boxes / 10) * 5.8 - 1.2) + 1.2


def _signals(stage: Stage, always: Criteria, sizes: Density, meanings: Meanings) -> float:
    green, amber, red = meanings
    half = WIDTH / 2 - 8
    stop = _texts([*always.stop_when, *stage.stop_when], half, sizes.signal)
    ease = _texts([*always.ease_off_when, *stage.ease_off_when], half, sizes.signal)
    go = _texts([*always.advance_when, *stage.advance_when], half, sizes.signal)
    one = sizes.signal * _LINE
    below = max(
        ease + lines(34 * "x" + amber, half, sizes.signal) * one,
        go + lines(34 * "x" + green, half, sizes.signal) * one,
    )
    above = lines(34 * "x" + red, WIDTH - 6, sizes.signal) * one + stop / 2 + one * 2
    return above + below + 9


def _texts(claims: Iterable[object], room: float, size: float) -> float:
    return sum(lines(str(getattr(claim, "text", "")), room - 4, size) for claim in claims) * (
        size * _LINE
    )


def _foot(stage: Stage, sizes: Density) -> float:
    how = 60 * "x" + (stage.step_back.how if stage.step_back else "")
    setback = lines(how, WIDTH, sizes.signal) * sizes.signal * _LINE + 2
    return setback + 5 * sizes.session + 6 + 4


def lines(text: str, room: float, size: float) -> int:
    """Return on how many lines a text stands, `room` millimetres wide, in letters of `size`."""
    return max(1, math.ceil(_width(text) * size * _LETTER / room))


@lru_cache(maxsize=100_000)
def _width(text: str) -> int:
    """Return how many letters a text takes: the same text is set at each density, and again."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
