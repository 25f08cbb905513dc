"""Tools that run on Node, for the tests that compare with them.

They are pinned in tests/language_server and installed once into .cache/language-server.
"""

import hashlib
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

PROJECT = Path(__file__).parents[1]
PINNED = PROJECT / "tests" / "language_server"
CACHE = PROJECT / ".cache" / "language-server"
INSTALL_SECONDS = 300


def modules() -> Path:
    """Return the folder of the installed tools; the test is skipped where Node is missing."""
    for program in ("node", "npm"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed, and this test runs on Node")
    lock = Path(PINNED, "package-lock.json").read_bytes()
    folder = CACHE / hashlib.sha256(lock).hexdigest()[:12]
    if not folder.is_dir():
        _install(folder)
    return folder / "node_modules"


def _install(folder: Path) -> None:
    """Install beside the folder's place and put it there whole, whoever else does the same."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=CACHE, ignore_cleanup_errors=True) as name:
        fresh = Path(name, "fresh")
        fresh.mkdir()
        for pinned in ("package.json", "package-lock.json"):
            shutil.copyfile(PINNED / pinned, fresh / pinned)
        done = subprocess.run(
            ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=fresh, capture_output=True, text=True, timeout=INSTALL_SECONDS, check=False,
        )  # fmt: skip
        if done.returncode:
            pytest.skip(f"npm cannot install the tools: {done.stderr.strip()[-200:]}")
        with suppress(OSError):  # another test was faster
            fresh.rename(folder)
