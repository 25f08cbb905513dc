"""The project's own commands, run as a person runs them."""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner, Result

from generator.cli import main

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


class Published(NamedTuple):
    """The project's own guide as it is published: its folder, and what the build said."""

    folder: Path
    said: str


ADDRESS = "https://guide.example/some/where/"
"""Where it is published: with a path, as GitHub Pages has it."""
REPOSITORY = "https://git.example/group/guide"


def published_once(shared: Path) -> Published:
    """Build the project's guide into a folder of all processes of a test run: the first one does.

    Nobody may change it there.
    """
    folder, said = shared / "published", shared / "published.txt"
    with (shared / "published.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            done = build(folder, SITE_URL=ADDRESS, REPO_URL=REPOSITORY)
            said.write_text(done.stderr, "utf-8")
    return Published(folder, said.read_text("utf-8"))


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


def running_first(code: str, folder: Path) -> str:
    """Write code into a folder, and return the PYTHONPATH of commands that run it before all."""
    (folder / "sitecustomize.py").write_text(code, "utf-8")
    return os.pathsep.join(map(str, (folder, PROJECT)))


def finished(folder: Path, *options: str) -> Result:
    """Finish a built site as a person does after another engine."""
    return CliRunner().invoke(main, ["finish", *options, str(folder)], catch_exceptions=False)


def leftovers(folder: Path) -> list[str]:
    """Return what a build left beside a site."""
    return [path.name for path in folder.iterdir() if path.name.endswith(".building")]


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


def small_site(folder: Path, **files: str) -> Path:
    """Write a site of one page that loads the module `entry`, and return its folder."""
    page = '<html><head></head><body><script type="module" src="entry.mjs"></script></body></html>'
    (folder / "index.html").write_text(page, "utf-8")
    for name, text in files.items():
        (folder / f"{name}.mjs").write_text(text, "utf-8")
    return folder
