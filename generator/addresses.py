"""Where pages stand: their paths among the sources, and the addresses between them."""

import posixpath

PLANS = "plans/index.md"
"""The page that lists all plans."""


def plan(plan_id: str) -> str:
    """Return the path of a plan's page."""
    return f"plans/{plan_id}/index.md"


def stage(plan_id: str, stage_id: str) -> str:
    """Return the path of a stage's page."""
    return f"plans/{plan_id}/{stage_id}.md"


def booklet(plan_id: str) -> str:
    """Return the path of the page that prints a whole plan."""
    return f"plans/{plan_id}/booklet.md"


def url(path: str) -> str:
    """Return a page's address below the site's own, such as "plans/x/" for plans/x/index.md."""
    bare = path.removesuffix(".md")
    bare = "" if bare == "index" else bare.removesuffix("/index")
    return f"{bare}/" if bare else ""


def between(start: str, target: str) -> str:
    """Return the relative address that leads from one page to another; #anchors are kept."""
    page, hash_sign, anchor = target.partition("#")
    if not page:
        return target
    here, there = f"/{url(start)}", f"/{url(page)}"
    way = posixpath.relpath(there, here) + "/"
    return ("./" if way == "./" else way) + hash_sign + anchor
