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
    shutil.rmtree(folder / "plans")
    shutil.rmtree(folder / "content" / "assets" / "stylesheets")
    for page in (folder / "content").glob("*.md"):
        page.unlink()
    for name in ("plans", "content"):
        shutil.copytree(GUIDE / name, folder / name, dirs_exist_ok=True)
    config = folder / "mkdocs.yml"
    starter = "  - What the colours mean: signals.md\n  - Your progress: progress.md\n"
    own = "  - Signs: signs.md\n"
    text = config.read_text("utf-8")
    assert text.count(starter) == 1
    config.write_text(text.replace(starter, own), "utf-8")
    return folder
