"""Plans as they were at an earlier commit. The only place that asks git."""

import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.effects import Snapshot, loose_snapshots
from generator.problems import Problems
from generator.reading import Text
from generator.yaml_tree import parse


class NoHistory(Exception):
    """Git, the commit or the folder in it cannot be read; the message says which and why."""


def steps_at(ref: str, folder: Path) -> Iterator[Snapshot]:
    """Return the steps of the plans in a folder as they were at a commit.

    A plan that could not be read then has no steps, for nobody can have ticked them.

    Raises:
        NoHistory: there is no git, no such commit, or the folder is in no checkout.
    """
    top = Path(_git(folder, "rev-parse", "--show-toplevel").strip())
    inside = folder.resolve().relative_to(top.resolve()).as_posix()
    commit = _git(folder, "rev-parse", "--verify", "--end-of-options", f"{ref}^{{commit}}").strip()
    listed = _git(top, "ls-tree", "-z", "--name-only", commit, "--", f"{inside}/")
    for name in filter(None, listed.split("\0")):
        path = PurePosixPath(name)
        if path.suffix == ".yml" and not path.name.startswith("_"):
            yield from _steps(path.stem, name, _git(top, "show", f"{commit}:{name}"))


def _steps(plan_id: str, name: str, text: str) -> Iterator[Snapshot]:
    try:
        data = parse(Text(name, text)).data
    except Problems:
        return
    yield from loose_snapshots(plan_id, data)


def _git(folder: Path, *words: str) -> str:
    try:
        command = ["git", "-C", str(folder), *words]
        done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603  # no shell
    except FileNotFoundError:
        raise NoHistory("git is not installed") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoHistory(said[-1] if said else f"git {words[0]} failed") from None
    return done.stdout.decode("utf-8", "replace")
