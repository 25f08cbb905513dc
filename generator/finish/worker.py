"""The service worker: made from the list of the built files and their hashes.

One list is one version. A reader's browser keeps the whole site while it is small, and else what
every reader needs; the worker adds the plans that are in use.
"""

import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import inf
from pathlib import Path

from generator.finish.built import Built
from generator.finish.heads import WORKER_FILE

WHOLE = 5_000_000
"""Up to so many bytes, as they are sent, a reader keeps the whole site."""

_AT_ONCE = 64

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Kept:
    """What a reader's browser keeps: every file's hash, the first ones, and the plans' folders."""

    hashes: Mapping[str, str]
    first: Sequence[str]
    plans: Mapping[str, str]
    bytes: int


def version_of(built: Built, paths: Sequence[str], policy: str) -> str:
    """Return what stands for these files as they are now."""
    digest = hashlib.sha256(policy.encode())
    for path in paths:
        digest.update(path.encode() + b"\0" + bytes.fromhex(built.digest(path)))
    return digest.hexdigest()[:12]


def kept(built: Built, paths: Sequence[str], whole: int = WHOLE, hands: int = 1) -> Kept:
    """Return what is kept of these files: all as long as they are `whole` bytes at the most.

    They are packed by so many `hands`.
    """
    hashes = {path: built.digest(path)[:32] for path in paths}
    plans = _plans(built)
    size = _sent(built, paths, hands, whole)
    if size <= whole:
        return Kept(hashes, list(hashes), plans, size)
    folders = tuple(plans.values())
    urgent = _emergency(built)
    first = [path for path in paths if path in urgent or not path.startswith(folders)]
    return Kept(hashes, first, plans, _sent(built, first, hands))


def _sent(built: Built, paths: Sequence[str], hands: int, most: float = inf) -> int:
    """Return how many bytes files are as they are sent, or what they are once that is too many."""
    size = 0
    with ThreadPoolExecutor(hands) as pool:  # packing is no work for Python, so threads do
        for first in range(0, len(paths), _AT_ONCE):
            packed = pool.map(lambda path: _packed(built, path), paths[first : first + _AT_ONCE])
            size += sum(packed)
            if size > most:
                break
    return size


def _packed(built: Built, path: str) -> int:
    return len(zlib.compress(built.bytes(path), 6))


def add_worker(built: Built, kept: Kept, version: str) -> None:
    """Write the worker that keeps the files."""
    about = {
        "id": guide_id(built),
        "version": version,
        "files": kept.hashes,
        "first": "all" if len(kept.first) == len(kept.hashes) else kept.first,
        "plans": kept.plans,
    }
    code = (_HERE / "worker.js").read_text("utf-8")
    listed = json.dumps(about, ensure_ascii=True, indent=0, sort_keys=True)
    built.put(WORKER_FILE, f"const GUIDE = {listed}\n{code}")


def add_farewell(built: Built) -> None:
    """Write a worker that takes itself and all it kept away from readers who have one."""
    built.put(WORKER_FILE, farewell(guide_id(built)))


def farewell(guide_id: str) -> str:
    """Return the worker that takes itself, and the copy of the guide of that id, away."""
    return f"const ID = {json.dumps(guide_id)}\n" + (_HERE / "farewell.js").read_text("utf-8")


def guide_id(built: Built) -> str:
    """Return the id under which the guide keeps things, as its pages tell."""
    found = (
        tag.attributes["data-guide-store"]
        for path in built.pages
        for tag in built.tags(path)
        if "data-guide-store" in tag.written
    )
    return next(found, "guide")


def _plans(built: Built) -> dict[str, str]:
    """Return the folder of each plan, as the pages of its stages tell."""
    found: dict[str, str] = {}
    for path in built.pages:
        for tag in built.tags(path):
            if "data-guide-place" not in tag.written:
                continue
            plan, _, stage = tag.attributes.get("data-guide-place", "").partition("/")
            if stage and path.endswith(f"/{plan}/{stage}/index.html"):
                found[plan] = path.removesuffix(f"{stage}/index.html")
    return found


def _emergency(built: Built) -> set[str]:
    """Return the pages that the guide points to for when it goes wrong."""
    links = (
        (path, tag)
        for path in built.pages
        for tag in built.tags(path)
        if tag.name == "a" and "data-guide-emergency" in tag.attributes
    )
    found = (built.file_of(path, tag.attributes.get("href", "")) for path, tag in links)
    return {file for file in found if file}
