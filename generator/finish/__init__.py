"""What a built site is given at the end, whichever engine built it: it is read as HTML alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.finish.built import Built, FinishError
from generator.finish.heads import WORKER_FILE, fill_heads, is_kept
from generator.finish.manifest import add_manifest
from generator.finish.policy import policy_of
from generator.finish.reach import reachable
from generator.finish.ready import Ready, make_ready, ready
from generator.finish.scripts import join_scripts
from generator.finish.styles import join_styles
from generator.finish.tags import Tags
from generator.finish.ways import Ways
from generator.finish.worker import (
    WHOLE,
    add_farewell,
    add_worker,
    farewell,
    guide_id,
    kept,
    version_of,
)

__all__ = [
    "WHOLE",
    "WORKER_FILE",
    "FinishError",
    "Finished",
    "Ready",
    "Tags",
    "Ways",
    "farewell",
    "finish",
    "is_kept",
    "ready",
]


@dataclass(frozen=True)
class Finished:
    """What was done: how many pages there are, and how many files and bytes a reader keeps."""

    pages: int
    files: int
    bytes: int


def finish(
    folder: Path,
    offline: bool = True,
    whole: int = WHOLE,
    *,
    given: Mapping[str, Tags] | None = None,
    hands: int = 1,
    is_aside: bool = False,
) -> Finished:
    """Finish the site in a folder, in place; doing it twice changes nothing more.

    A reader keeps the whole site while it is at most `whole` bytes, as they are sent. Without
    `offline`, the worker that is written only takes an earlier one away. Of pages that `ready`
    made before, the tags are `given`. So many `hands` may work at once. Of a folder that
    `is_aside` nobody reads before this is done.

    Raises:
        FinishError: the folder holds no site, or a script that cannot be joined.
    """
    built = Built(folder, given, is_aside=is_aside)
    make_ready(built)
    join_scripts(built)
    join_styles(built)
    add_manifest(built)
    policy = policy_of(built)
    paths = reachable(built) if offline else ()
    version = version_of(built, paths, policy) if offline else ""
    fill_heads(built, policy, version, guide_id(built))
    built.write()
    keeps = kept(built, paths, whole, hands)
    if offline:
        add_worker(built, keeps, version)
    else:
        add_farewell(built)
    return Finished(len(built.pages), len(keeps.first), keeps.bytes)
