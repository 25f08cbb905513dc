"""A record beside a site of what it was made from, so that the same is not made twice.

The record holds two sums: one of all that the site depends on, and one of the files that
were made, by their names, sizes and times. A site is left as it is only where both are as
they were. A record that is missing, damaged or of another place fits nothing.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.writing import write_whole


def sum_of(folders: Iterable[Path], said: str) -> str:
    """Return a sum of every file in some folders, their names and bytes, and of what is said."""
    made = hashlib.blake2b(said.encode("utf-8"), digest_size=32)
    for folder in folders:
        for path in _files(folder, with_linked=True):
            content = path.read_bytes()
            made.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
            made.update(content)
    return made.hexdigest()


def remember(site: Path, made_from: str) -> None:
    """Record what a site that was just put in its place was made from."""
    write_whole(_record(site), f"{made_from} {_listing(site)}\n")


def is_unchanged(site: Path, made_from: str) -> bool:
    """Tell whether a site was made from the same, and is whole as it was made."""
    try:
        recorded = _record(site).read_bytes()
        return recorded == f"{made_from} {_listing(site)}\n".encode()
    except OSError:
        return False


def _record(site: Path) -> Path:
    return site.with_name(f".{site.name}.made")


def _listing(site: Path) -> str:
    """Return a sum of a site's files as the disk lists them; hidden ones at its top are others'."""
    made = hashlib.blake2b(str(site).encode("utf-8", "surrogateescape"), digest_size=32)
    for path in _files(site):
        name = path.relative_to(site)
        if not name.parts[0].startswith("."):
            state = path.stat()
            line = f"{name}\0{state.st_size}\0{state.st_mtime_ns}\0{state.st_ino}\0"
            made.update(line.encode("utf-8", "surrogateescape"))
    return made.hexdigest()


def _files(folder: Path, *, with_linked: bool = False) -> Iterator[Path]:
    """Return the files below a folder; with those in linked folders, which MkDocs reads too."""
    walk = os.walk(folder, followlinks=with_linked)
    for path in sorted(Path(base, name) for base, _, names in walk for name in names):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path
