"""How far long work has come is shown where somebody looks, and only there."""

import io
import sys

import pytest

from generator import progress
from generator.progress import Progress, watched


class Terminal(io.StringIO):
    """What a bar is drawn on."""

    def isatty(self) -> bool:
        """Say that a person looks at it."""
        return True


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make everything take long."""
    monkeypatch.setattr(progress, "PATIENCE", 0)
    monkeypatch.setattr(progress, "PAUSE", 0)


@pytest.mark.usefixtures("impatient")
def test_lines_are_said_where_there_is_no_terminal() -> None:
    """Each says how many of how many, while there is more to come."""
    said: list[str] = []

    assert list(watched(["a", "b", "c"], "Reading plans", said.append)) == ["a", "b", "c"]

    assert said == ["Reading plans: 1 of 3", "Reading plans: 2 of 3"]


@pytest.mark.usefixtures("impatient")
def test_a_terminal_shows_a_bar_and_no_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bar counts, and is gone when the work is done."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    said: list[str] = []
    shown = Progress("Writing pages", 4, said.append)

    shown.step()
    shown._bar.refresh()
    assert "Writing pages" in terminal.getvalue()
    assert "1/4" in terminal.getvalue()

    shown.close()
    assert terminal.getvalue().endswith("\r")
    assert said == []


@pytest.mark.usefixtures("impatient")
def test_quiet_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without anything to say it with, a terminal shows nothing either."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)

    assert list(watched([1, 2], "Writing pages", None)) == [1, 2]

    assert terminal.getvalue() == ""


def test_short_work_is_not_spoken_of() -> None:
    """What takes less than a second needs no count."""
    said: list[str] = []

    assert list(watched([1, 2], "Reading plans", said.append)) == [1, 2]

    assert said == []
