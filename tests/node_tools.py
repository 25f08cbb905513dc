"""Tools from npm, for the tests that compare with them.

Each is pinned in a folder of its own and installed once into .cache, at that folder's name.
"""

import hashlib
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

PROJECT = Path(__file__).parents[1]
LANGUAGE_SERVER = PROJECT / "tests" / "language_server"
CACHE = PROJECT / ".cache"
INSTALL_SECONDS = 300


class ToolsMissing(Exception):
    """The tools cannot be had here. The message is one line that says why."""


def modules(pinned: Path = LANGUAGE_SERVER) -> Path:
    """Return the folder of the installed tools; where they cannot be had, the test is skipped."""
    try:
        return installed(pinned)
    except ToolsMissing as missing:
        pytest.skip(str(missing))


def installed(pinned: Path) -> Path:
    """Return the folder of the tools that are locked in `pinned`, installed once.

    Raises:
        ToolsMissing: Node is not there, or npm cannot install them.
    """
    for program in ("node", "npm"):
        if not shutil.which(program):
            raise ToolsMissing(f"{program} is not installed, and this needs it")
    lock = Path(pinned, "package-lock.json").read_bytes()
    cache = CACHE / pinned.name.replace("_", "-")
    folder = cache / hashlib.sha256(lock).hexdigest()[:12]
    if not folder.is_dir():
        _install(pinned, folder)
    return folder / "node_modules"


def _install(pinned: Path, folder: Path) -> None:
    """Install beside the folder's place and put it there whole, whoever else does the same."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, ignore_cleanup_errors=True) as name:
        fresh = Path(name, "fresh")
        fresh.mkdir()
        for file in ("package.json", "package-lock.json"):
            shutil.copyfile(pinned / file, fresh / file)
        done = subprocess.run(
            ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=fresh, capture_output=True, text=True, timeout=INSTALL_SECONDS, check=False,
        )  # fmt: skip
        if done.returncode:
            raise ToolsMissing(f"npm cannot install the tools: {done.stderr.strip()[-200:]}")
        with suppress(OSError):  # another test was faster
            fresh.rename(folder)
