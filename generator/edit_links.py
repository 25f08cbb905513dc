"""Where the pencil of a page leads that is made from a plan."""

from collections.abc import Iterator, Mapping
from pathlib import Path


def edit_uris(docs: Path, root: Path, files: Mapping[str, Path]) -> Iterator[tuple[str, str]]:
    """Return where to edit each plan, seen from the pages' folder; none outside the project.

    `docs` is that folder, `root` the project, and `files` are the plans' by their ids.
    """
    docs = docs.resolve()
    if not docs.is_relative_to(root):
        return
    ups = "../" * len(docs.relative_to(root).parts)
    for plan_id, path in files.items():
        source = path.resolve()
        if source.is_relative_to(root):
            yield plan_id, ups + source.relative_to(root).as_posix()
