"""Folders of plans for tests: the starter plan, and edits of it."""

from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import main


def run(*words: str | Path) -> Result:
    """Run `python -m generator` with some words."""
    return CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)


def starter(folder: Path, *names: str) -> Path:
    """Make a folder of starter plans, called by `names`, or one called run."""
    for name in names or ("run",):
        done = run("new-plan", name, "--plans", folder)
        assert done.exit_code == 0, done.output
    return folder


def edit(path: Path, changes: dict[str, str]) -> None:
    """Put texts of a file in place of others that are there once."""
    text = path.read_text("utf-8")
    for before, after in changes.items():
        assert text.count(before) == 1, (before, text.count(before))
        text = text.replace(before, after)
    path.write_text(text, "utf-8")
