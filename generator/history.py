"""Plans as they were at an earlier commit. The only place that asks git."""

import subprocess
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from generator.effects import Snapshot, loose_snapshots
from generator.problems import Problems
from generator.reading import Text
from generator.yaml_tree import parse

_OF_HOOKS = {"GIT_DIR", "GIT_WORK_TREE"}


class NoHistory(Exception):
    """Git, the commit or the folder in it cannot be read; the message says which and why."""


def steps_at(ref: str, folder: Path, environment: Mapping[str, str]) -> Iterator[Snapshot]:
    """Return the steps of the plans in a folder as they were at a commit.

    A plan that could not be read then has no steps, for nobody can have ticked them. Git runs
    in an `environment` without what it tells its hooks: the folder's own checkout counts.

    Raises:
        NoHistory: there is no git, no such commit, or the folder is in no checkout.
    """
    env = {name: value for name, value in environment.items() if name not in _OF_HOOKS}
    git = partial(_said_by_git, env)
    top = Path(git(folder, "rev-parse", "--show-toplevel").strip())
    inside = folder.resolve().relative_to(top.resolve()).as_posix()
    commit = git(folder, "rev-parse", "--verify", "--end-of-options", f"{ref}^{{commit}}").strip()
    listed = git(top, "ls-tree", "-z", "--name-only", commit, "--", f"{inside}/")
    for name in filter(None, listed.split("\0")):
        path = PurePosixPath(name)
        if path.suffix == ".yml" and not path.name.startswith("_"):
            yield from _steps(path.stem, name, git(top, "show", f"{commit}:{name}"))


def _steps(plan_id: str, name: str, text: str) -> Iterator[Snapshot]:
    try:
        data = parse(Text(name, text)).data
    except Problems:
        return
    yield from loose_snapshots(plan_id, data)


def _said_by_git(environment: Mapping[str, str], folder: Path, *words: str) -> str:
    try:
        command = ["git", "-C", str(folder), *words]
        done = subprocess.run(  # noqa: S603  # no shell
            command, capture_output=True, check=True, env=environment
        )
    except FileNotFoundError:
        raise NoHistory("git is not installed") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoHistory(said[-1] if said else f"git {words[0]} failed") from None
    return done.stdout.decode("utf-8", "replace")
