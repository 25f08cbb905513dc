"""What the finish puts into the heads of pages, in one go for all of them."""

from collections.abc import Iterable, Iterator

from generator.finish.built import Built
from generator.finish.manifest import MANIFEST
from generator.finish.tags import Change, Tag

POLICY = "Content-Security-Policy"
WORKER = "guide-worker"
WORKER_FILE = "sw.js"
_CHARSET = '<meta charset="utf-8">'


def cleared(found: Iterable[Tag]) -> Iterator[Change]:
    """Take out what an earlier finish put there, so that a second one makes the same site.

    The encoding goes as well: `fill_heads` says it first, since browsers look for it in the first
    1024 bytes (https://html.spec.whatwg.org/multipage/semantics.html#charset) and policies are
    long.
    """
    found = list(found)
    yield from ((tag.start, tag.end, "") for tag in found if _is_ours(tag))
    yield from ((head.end, head.end, "") for head in _heads(found))


def fill_heads(built: Built, policy: str, version: str, guide_id: str) -> None:
    """Put policy, manifest and worker first into every head; without a version, no worker."""
    for path in built.pages:
        root = built.root(path)
        tags = [_CHARSET, f'<meta http-equiv="{POLICY}" content="{policy}">']
        tags.append(f'<link rel="manifest" href="{root}{MANIFEST}">')
        if version:
            about = f'data-guide-version="{version}" data-guide-id="{guide_id}"'
            tags.append(f'<meta name="{WORKER}" content="{root}{WORKER_FILE}" {about}>')
        for head in _heads(built.tags(path)):
            built.splice(path, [(head.end, head.end, "".join(tags))])


def is_kept(built: Built) -> bool:
    """Tell whether pages of a finished site have a worker that keeps them on devices."""
    return any(
        tag.attributes.get("name") == WORKER for path in built.pages for tag in built.tags(path)
    )


def _heads(found: Iterable[Tag]) -> list[Tag]:
    return [tag for tag in found if tag.name == "head"][:1]


def _is_ours(tag: Tag) -> bool:
    if tag.name not in ("meta", "link"):
        return False
    about = tag.attributes
    signs = (about.get("http-equiv") == POLICY, about.get("name") == WORKER, "charset" in about)
    return any(signs) or (about.get("rel") == "manifest" and MANIFEST in about.get("href", ""))
