"""A file that a server has read is not read again as long as it is surely the same."""

import os
from pathlib import Path
from time import sleep, time_ns

import pytest

from generator.stamps import SETTLED, settled


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file that was written just now."""
    path = tmp_path / "plan.yml"
    path.write_text("one", "utf-8")
    return path


def later() -> int:
    """Return a time at which all that stands now is settled."""
    sleep(0.05)  # longer than the system's clock of files takes for a tick
    return time_ns() + SETTLED


def test_a_file_that_has_just_been_changed_is_not_trusted(file: Path) -> None:
    """A second edit in the same moment could leave it the same time."""
    assert settled(file, time_ns()) != settled(file, time_ns())


def test_an_old_file_is_the_same_until_it_is_changed(file: Path) -> None:
    """Also where an edit leaves it the same size, and sets back its time."""
    before, state = settled(file, later()), file.stat()
    assert settled(file, later()) == before

    file.write_text("two", "utf-8")
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert settled(file, later()) != before


@pytest.mark.parametrize("name", ["gone.yml", "link.yml", ""])
def test_what_is_no_file_is_looked_at_each_time(file: Path, name: str) -> None:
    """A link, a folder, or nothing at all: reading it tells what is wrong."""
    (file.parent / "link.yml").symlink_to(file)
    path = file.parent / name
    assert settled(path, later()) != settled(path, later())
