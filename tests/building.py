"""The project's own commands, run as a person runs them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[1]
OURS = ("GUIDE", "PLANS", "SITE", "SITE_URL", "REPO_URL", "PLAIN", "POLL", "SOURCE_DATE_EPOCH")
"""Variables that would change a build, left out of the environment of every command."""

Done = subprocess.CompletedProcess[str]


def mkdocs(*words: str | Path, at: str | Path = PROJECT, **variables: str | Path) -> Done:
    """Run MkDocs in a folder, with nothing of ours in the environment but `variables`."""
    return run(sys.executable, "-m", "mkdocs", *words, at=at, **variables)


def build(
    folder: Path, *words: str | Path, at: str | Path = PROJECT, **variables: str | Path
) -> Done:
    """Build a guide strictly into a folder; what the build says is in the result's stderr."""
    done = mkdocs("build", "--strict", *words, at=at, SITE=folder, **variables)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def run(*words: str | Path, at: str | Path = PROJECT, **variables: str | Path) -> Done:
    """Run a command in a folder and return what came of it."""
    return subprocess.run(
        [str(word) for word in words],
        cwd=at,
        env=environment(**variables),
        capture_output=True,
        text=True,
        check=False,
    )


def environment(**variables: str | Path) -> dict[str, str]:
    """Return this process's environment without what changes a build, and with `variables`.

    A build away from the project uses this generator too, not one installed from elsewhere.
    """
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    given = {name: str(value) for name, value in variables.items()}
    return kept | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(PROJECT)} | given


def copy_of_the_project(folder: Path) -> Path:
    """Copy what a build needs into a new folder, to be changed there, and return it."""
    for name in ("content", "plans", "overrides", "generator"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(PROJECT / name, folder / name, ignore=ignored)
    shutil.copyfile(PROJECT / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
