"""A site that was built, as its pages say it, and the plans that it was built from."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator.reading import read
from generator.unbroken import unbroken
from generator.yaml_tree import parse
from tests.building import PROJECT
from tests.html_tree import Element, tree


def as_shown(data: Any) -> Any:
    """Return the data of a file with its numbers and units as pages show them."""
    if isinstance(data, dict):
        return {key: as_shown(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_shown(value) for value in data]
    return unbroken(data) if isinstance(data, str) else data


PLANS = {
    path.stem: as_shown(parse(read(path, path.name)).data)
    for path in sorted((PROJECT / "plans").glob("[!_]*.yml"))
}
STAGES = [
    pytest.param(plan_id, stage, id=f"{plan_id}/{stage['id']}")
    for plan_id, plan in PLANS.items()
    for stage in plan["stages"]
    if "use" not in stage
]
PLACES = [
    (plan_id, *(stage["use"].split("/")[::-1] if "use" in stage else (stage["id"], plan_id)))
    for plan_id, plan in PLANS.items()
    for stage in plan["stages"]
]
"""Every stage's page as plan and stage, with the plan in whose file it is written."""


class Site(NamedTuple):
    """A site that was built: its folder, its pages by path, and what the build said."""

    folder: Path
    pages: dict[str, Element]
    said: str

    def page(self, *parts: str) -> Element:
        """Return the page of a plan or a stage."""
        return self.pages["/".join(("plans", *parts, "index.html"))]


def parsed(folder: Path, said: str) -> Site:
    """Read the pages of a site."""
    pages = {
        path.relative_to(folder).as_posix(): tree(path.read_text("utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }
    return Site(folder, pages, said)
