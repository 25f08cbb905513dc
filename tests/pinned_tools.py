"""Programs of others that tests and benchmarks compare with, each locked in a folder of its own.

They are installed once into .cache, at that folder's name, and never beside the project's own.
"""

import hashlib
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

PROJECT = Path(__file__).parents[1]
CACHE = PROJECT / ".cache"
INSTALL_SECONDS = 300

NPM = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
PIP = (
    *(sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-deps"),
    *("--only-binary=:all:", "--require-hashes", "--target=.", "--requirement=requirements.lock"),
)


class ToolsMissing(Exception):
    """The tools cannot be had here. The message is one line that says why."""


def from_npm(pinned: Path) -> Path:
    """Return the folder of the tools that are locked in `pinned`, installed once.

    Raises:
        ToolsMissing: Node is not there, or npm cannot install them.
    """
    for program in ("node", "npm"):
        if not shutil.which(program):
            raise ToolsMissing(f"{program} is not installed, and this needs it")
    return _kept(pinned, ("package-lock.json", "package.json"), NPM) / "node_modules"


def from_wheels(pinned: Path) -> Path:
    """Return the folder of the wheels that are locked in `pinned`, unpacked once.

    Raises:
        ToolsMissing: pip cannot install them.
    """
    return _kept(pinned, ("requirements.lock",), PIP)


def _kept(pinned: Path, files: tuple[str, ...], command: tuple[str, ...]) -> Path:
    """Return the folder of what a command installs; the first of the files is the lock."""
    lock = Path(pinned, files[0]).read_bytes()
    cache = CACHE / pinned.name.replace("_", "-")
    folder = cache / hashlib.sha256(lock).hexdigest()[:12]
    if not folder.is_dir():
        _install(pinned, files, command, folder)
    return folder


def _install(pinned: Path, files: tuple[str, ...], command: tuple[str, ...], folder: Path) -> None:
    """Install beside the folder's place and put it there whole, whoever else does the same."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, ignore_cleanup_errors=True) as name:
        fresh = Path(name, "fresh")
        fresh.mkdir()
        for file in files:
            shutil.copyfile(pinned / file, fresh / file)
        try:
            done = subprocess.run(
                command, cwd=fresh, capture_output=True, text=True, timeout=INSTALL_SECONDS,
                check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise ToolsMissing(f"installing {pinned.name} took too long") from None
        if done.returncode:
            said = " ".join(done.stderr.split())[-200:]
            raise ToolsMissing(f"{pinned.name} cannot be installed: {said}")
        with suppress(OSError):  # another test was faster
            fresh.rename(folder)
