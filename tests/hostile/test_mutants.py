"""Damaged plans: never a traceback, and every refusal says where and what."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.reading import read
from tests.hostile.mutants import mutant, plans
from tests.hostile.other_engine import data_of, other_engine, tagged
from tests.hostile.worker import results_together

MOST_SECONDS, MOST_MEGABYTES = 10, 200

TOGETHER = 250
"""How many mutants are held in memory at once; all of them would fill it."""


def test_the_same_number_makes_the_same_mutant() -> None:
    """A failure can be looked at again."""
    originals = plans()

    assert [mutant(number, originals) for number in range(50)] == [
        mutant(number, originals) for number in range(50)
    ]
    assert len({mutant(number, originals) for number in range(50)}) == 50


@pytest.mark.parametrize(
    ("first", "count"),
    [
        pytest.param(0, 20, id="20"),
        pytest.param(20, 1_000, id="1000", marks=pytest.mark.all),
        pytest.param(0, 20_000, id="20000", marks=pytest.mark.deep),
    ],
)
def test_no_mutant_of_a_plan_is_too_much(first: int, count: int) -> None:
    """Each is refused in words at a place within it, or loaded and rendered whole."""
    found = results_together(
        [{"kind": "mutant", "path": str(number)} for number in range(first, first + count)]
    )

    assert [f"mutant {job['path']}: {fault}" for job in found for fault in job["faults"]] == []
    assert len(found) == count
    assert max(job["seconds"] for job in found) < MOST_SECONDS
    assert max(job["megabytes"] for job in found) < MOST_MEGABYTES


@pytest.mark.parametrize(
    "count",
    [
        pytest.param(500, id="500", marks=pytest.mark.all),
        pytest.param(20_000, id="20000", marks=pytest.mark.deep),
    ],
)
def test_no_mutant_means_something_else_than_written(count: int, tmp_path: Path) -> None:
    """What is read of a damaged plan is what another engine for YAML 1.2 reads in it.

    Every plan has its turn. Where that engine refuses a text there is nothing to compare: we let
    a list in brackets go on in a line that is not indented.
    """
    taken, others = 0, []
    for first in range(0, count, TOGETHER):
        numbers = range(first, min(first + TOGETHER, count))
        for number, here, there in _meanings(numbers, tmp_path / "plan.yml"):
            taken += 1
            if there is not None and here != there:
                others.append(number)

    assert others == []
    assert taken > count / 5


def _meanings(numbers: Iterable[int], path: Path) -> Iterator[tuple[int, Any, Any]]:
    """Return what we and the other engine read, with the number, of mutants that we take."""
    originals = plans()
    ours, texts = {}, []
    for number in numbers:
        path.write_bytes(mutant(number, [originals[number % len(originals)]]))
        if data := data_of(path):
            ours[number] = tagged(data[0])
            texts.append(read(path, path.name).text)
    for (number, here), there in zip(ours.items(), other_engine(texts), strict=True):
        yield number, here, there
