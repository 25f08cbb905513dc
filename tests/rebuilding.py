"""A small guide built anew: its builds, and the files of it that a test changes before one."""

from pathlib import Path

from tests.building import Done, mkdocs

PLAN = "plans/couch-to-5k.yml"


def build(guide: Path, *words: str, site: Path | str = "site") -> Done:
    """Build a guide strictly and quietly."""
    return mkdocs("build", "--strict", "--quiet", *words, at=guide, SITE=site)


def change(path: Path, before: str, after: str) -> None:
    """Put one text of a file in place of another that is there once."""
    text = path.read_text("utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), "utf-8")


def said(done: Done) -> str:
    """Return what a failed build told, which is never a traceback."""
    told = (done.stdout + done.stderr).strip()
    assert "Traceback" not in told
    assert done.returncode == 1, told
    return told


def append(path: Path, text: str) -> None:
    """Add a text to the end of a file."""
    path.write_text(path.read_text("utf-8") + text, "utf-8")
