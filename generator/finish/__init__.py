"""What a built site is given at the end, whichever engine built it: it is read as HTML alone."""

from dataclasses import dataclass
from pathlib import Path

from generator.finish.built import Built, FinishError
from generator.finish.heads import WORKER_FILE, clear_heads, fill_heads, is_kept
from generator.finish.late import move_late
from generator.finish.manifest import add_manifest
from generator.finish.policy import policy_of
from generator.finish.reach import reachable
from generator.finish.scripts import join_scripts
from generator.finish.styles import join_styles
from generator.finish.theme import mend_theme
from generator.finish.trim import trim_pages
from generator.finish.worker import (
    WHOLE,
    add_farewell,
    add_worker,
    farewell,
    guide_id,
    kept,
    version_of,
)

__all__ = ["WHOLE", "WORKER_FILE", "FinishError", "Finished", "farewell", "finish", "is_kept"]


@dataclass(frozen=True)
class Finished:
    """What was done: how many pages there are, and how many files and bytes a reader keeps."""

    pages: int
    files: int
    bytes: int


def finish(folder: Path, offline: bool = True, whole: int = WHOLE) -> Finished:
    """Finish the site in a folder, in place; doing it twice changes nothing more.

    A reader keeps the whole site while it is at most `whole` bytes, as they are sent. Without
    `offline`, the worker that is written only takes an earlier one away.

    Raises:
        FinishError: the folder holds no site, or a script that cannot be joined.
    """
    built = Built(folder)
    trim_pages(built)  # first, for the tags that are read are moved along by what follows
    mend_theme(built)
    clear_heads(built)
    move_late(built)
    join_scripts(built)
    join_styles(built)
    add_manifest(built)
    policy = policy_of(built)
    paths = reachable(built) if offline else ()
    version = version_of(built, paths, policy) if offline else ""
    fill_heads(built, policy, version, guide_id(built))
    keeps = kept(built, paths, whole)
    if offline:
        add_worker(built, keeps, version)
    else:
        add_farewell(built)
    built.write()
    return Finished(len(built.pages), len(keeps.first), keeps.bytes)
