"""How far long work has come is shown where somebody looks, and only there."""

import io
import re
import sys
from pathlib import Path

import pytest

from generator import editorial, progress, rules
from generator.cli import main
from generator.progress import Progress, watched
from tests.building import mkdocs, running_first
from tests.plan_folders import run, starter
from tests.second_guide import made

CHECKS = len(rules.RULES) + len(editorial.RULES)


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


def test_a_build_says_how_far_it_has_come(tmp_path: Path) -> None:
    """Once it takes a while; not under --quiet."""
    guide = made(tmp_path / "guide")
    at_once = running_first("from generator import progress\nprogress.PAUSE = 0\n", tmp_path)
    told = mkdocs("build", at=guide, PYTHONPATH=at_once, SITE="site").stderr
    quiet = mkdocs("build", "--quiet", at=guide, PYTHONPATH=at_once, SITE="other").stderr

    for what in ("Reading plans", "Applying rules", "Reading pages", "Writing pages"):
        assert re.search(rf"{what}: \d+ of \d+$", told, re.MULTILINE), what
    assert quiet == ""


@pytest.mark.usefixtures("impatient")
def test_a_check_counts_what_it_reads_and_then_the_rules(tmp_path: Path) -> None:
    """All rules are counted, those about how texts read included."""
    done = run("check", "--plans", starter(tmp_path, "run", "walk"))

    assert done.exit_code == 0
    assert done.stderr.splitlines() == [
        "Reading plans: 1 of 2",
        *(f"Applying rules: {number} of {CHECKS}" for number in range(1, CHECKS)),
    ]


@pytest.mark.usefixtures("impatient")
def test_a_check_draws_its_bars_in_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One for the reading and one for the rules; what the check says stays by itself."""
    folder, terminal = starter(tmp_path), Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)

    with pytest.raises(SystemExit, match="False"):
        main(["check", "--plans", str(folder)], standalone_mode=False)

    assert "Reading plans" in terminal.getvalue()
    assert f"0/{CHECKS}" in terminal.getvalue()
    assert "1 of" not in terminal.getvalue()
    assert capsys.readouterr().out == "All is well: nothing to mend.\n"


def test_a_short_check_says_what_it_found_alone(tmp_path: Path) -> None:
    """Nothing is counted that takes less than a second."""
    done = run("check", "--plans", starter(tmp_path))

    assert done.output == "All is well: nothing to mend.\n"
