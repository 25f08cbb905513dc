"""What one page is given by itself, before anything is known of the others."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.finish.built import Built
from generator.finish.heads import cleared
from generator.finish.late import late, without_late
from generator.finish.tags import Change, Tag, Tags, moved, spliced, telling
from generator.finish.theme import mended
from generator.finish.trim import trimmed_page


@dataclass(frozen=True)
class Ready:
    """A page that waits for nothing but the others: its text, its tags, its files for later."""

    text: str
    tags: Tags
    late: Mapping[str, str]


def make_ready(built: Built) -> None:
    """Give each page what it is given by itself, but for those that have it already."""
    for path in built.unread():
        page = ready(built.text(path), path, built.root_of)
        built.put(path, page.text, page.tags)
        for file, text in page.late.items():
            built.put(file, text)


def ready(text: str, path: str, root_of: Callable[[str, Iterable[Tag]], str]) -> Ready:
    """Return a page without indentation, slips of the theme, late templates and old heads.

    `root_of` tells from its path and its tags how a page refers to the top of the site.
    """
    text = mended(trimmed_page(text))  # first, for what is found now is where it will be
    found = tuple(telling(text))
    lates = list(late(text, path))
    changes = [*cleared(found), *without_late(lates, root_of(path, found))]
    changes = list(_with_space(text, changes))
    files = {each.file: each.text for each in lates}
    return Ready(spliced(text, changes), tuple(moved(found, changes)), files)


def _with_space(text: str, changes: Iterable[Change]) -> Iterator[Change]:
    """Let what is taken out take the white space after it along, which would be there twice."""
    for start, end, new in changes:
        yield start, end if new else len(text) - len(text[end:].lstrip()), new
