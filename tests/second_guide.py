"""The tests' second guide, made as anybody makes one: `init`, then plans and pages of its own."""

import shutil
from pathlib import Path

from tests.building import PROJECT
from tests.plan_folders import run

GUIDE = PROJECT / "tests" / "guides" / "couch-to-5k"


def made(folder: Path) -> Path:
    """Make the guide about running in a new folder, and return it."""
    words = ("--name", "Couch to 5k", "--subject", "runner")
    done = run("init", folder, *words)
    assert done.exit_code == 0, done.output
    for name in ("plans", "content"):
        shutil.rmtree(folder / name)
        shutil.copytree(GUIDE / name, folder / name)
    config = folder / "mkdocs.yml"
    starter, own = "  - What the colours mean: signals.md\n", "  - Signs: signs.md\n"
    text = config.read_text("utf-8")
    assert text.count(starter) == 1
    config.write_text(text.replace(starter, own), "utf-8")
    return folder
