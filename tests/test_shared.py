"""What the site tells other programs: search engines, shared links, and who reads plans as data."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.building import ADDRESS, PROJECT, Published, build, run
from tests.html_tree import Element, tree
from tests.node_tools import modules
from tests.second_guide import made

VOCABULARY = {
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "HowTo": {
        "name", "description", "url", "inLanguage", "dateModified", "step", "supply",
    },
    "HowToSection": {"name", "itemListElement"},
    "HowToStep": {"text"},
    "HowToSupply": {"name"},
}  # fmt: skip
"""The types we use and those of their properties, from https://schema.org/docs/full.html."""


@pytest.fixture(scope="module")
def site(published: Published) -> Path:
    """Return the project's own guide."""
    return published.folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Element]:
    """Return the pages of the built site by their paths."""
    found = site.rglob("*.html")
    return {p.relative_to(site).as_posix(): tree(p.read_text("utf-8")) for p in found}


def told(page: Element) -> list[dict[str, Any]]:
    """Return what a page tells search engines."""
    blocks = page.named("script", type="application/ld+json")
    return [thing for block in blocks for thing in json.loads(block.text)["@graph"]]


def things(value: Any) -> list[dict[str, Any]]:
    """Return a thing and all in it."""
    if isinstance(value, list):
        return [found for part in value for found in things(part)]
    if not isinstance(value, dict):
        return []
    return [value, *(found for part in value.values() for found in things(part))]


def test_what_is_told_is_in_the_vocabulary(pages: dict[str, Element]) -> None:
    """Every type and every property of it is one that schema.org knows."""
    found = [thing for page in pages.values() for thing in things(told(page))]

    assert {thing["@type"] for thing in found} == VOCABULARY.keys()
    for thing in found:
        assert thing.keys() - {"@type"} <= VOCABULARY[thing["@type"]], thing


SCHEMA_ORG = PROJECT / "tests" / "schema_org"
FAULTY = {"@type": "HowTo", "name": "Faulty", "ingredient": "cat"}


def shape(value: Any) -> Any:
    """Return what is told without its texts, and in each list one of a shape."""
    if isinstance(value, dict):
        return {key: part if key == "@type" else shape(part) for key, part in value.items()}
    if isinstance(value, list):
        found = {json.dumps(one): one for one in map(shape, value)}
        return list(found.values())
    return type(value)()


@pytest.mark.all
def test_what_is_told_has_the_types_of_the_vocabulary(
    pages: dict[str, Element], tmp_path: Path
) -> None:
    """Google's types of schema.org agree with all that every page tells, and only with that."""
    (tmp_path / "node_modules").symlink_to(modules(SCHEMA_ORG))
    (shapes,) = shape([[told(page) for page in pages.values() if told(page)]])
    graphs = [{"@context": "https://schema.org", "@graph": one} for one in (*shapes, [FAULTY])]
    lines = ["import type { Graph } from 'schema-dts'", "export const all: Graph[] = ["]
    code = "\n".join([*lines, *(f"{json.dumps(graph)}," for graph in graphs), "]"])
    (tmp_path / "told.ts").write_text(code, "utf-8")

    options = ("--noEmit", "--strict", "--module", "esnext", "--moduleResolution", "bundler")
    done = run("node", "node_modules/typescript/bin/tsc", *options, "told.ts", at=tmp_path)

    assert {thing["@type"] for thing in things(shapes)} == VOCABULARY.keys()
    (fault,) = [line for line in done.stdout.splitlines() if line.startswith("told.ts")]
    assert fault.startswith(f"told.ts({len(lines) + len(graphs)},")
    assert "'ingredient' does not exist" in fault.replace('"', "'").replace("''", "'")


def test_a_stage_tells_where_it_stands_and_each_of_its_steps(pages: dict[str, Element]) -> None:
    """In the order of the page and word for word."""
    stages = {p: page for p, page in pages.items() if page.of_class("guide-checklist")}
    assert len(stages) > 10
    for path, page in stages.items():
        crumbs, how = told(page)
        address = ADDRESS + path.removesuffix("index.html")
        steps = [step["text"] for part in how["step"] for step in part["itemListElement"]]
        labels = [label.text for label in page.of_class("guide-step__text")]
        texts = [text.replace("\u00a0", " ") for text in labels]  # which keep numbers with units
        (title,) = page.named("h1")

        assert steps == texts[: len(steps)], path
        assert len(steps) > 1
        assert how["name"] == title.text
        assert [row["position"] for row in crumbs["itemListElement"]] == [1, 2, 3]
        assert crumbs["itemListElement"][-1]["item"] == how["url"] == address


def test_every_page_says_what_it_is_when_it_is_found_or_shared(
    site: Path, pages: dict[str, Element]
) -> None:
    """A title and a description of its own, and a picture that is there."""
    titles: dict[str, str] = {}
    descriptions: dict[str, str] = {}
    for path, page in pages.items():
        if path == "404.html" or page.named("meta", name="robots"):
            continue
        title = page.named("title")[0]  # drawings have titles of their own
        (description,) = page.named("meta", name="description")
        said = {
            e.attributes["property"]: e.attributes["content"]
            for e in page.named("meta")
            if "property" in e.attributes
        }
        assert said["og:description"] == description.attributes["content"]
        assert said["og:title"] in title.text
        assert (site / said["og:image"].removeprefix(ADDRESS)).is_file()
        assert 20 <= len(description.attributes["content"]) <= 320, path
        titles[title.text], descriptions[description.attributes["content"]] = path, path
    assert len(titles) == len(descriptions) > 15


def shown(page: Element) -> tuple[str, str]:
    """Return the picture that a shared link to a page shows, and how it is shown."""
    (picture,) = page.named("meta", property="og:image")
    (card,) = page.named("meta", name="twitter:card")
    return picture.attributes["content"], card.attributes["content"]


def test_a_plan_is_shared_with_its_own_picture(pages: dict[str, Element]) -> None:
    """And each of its stages, large; other pages with the guide's sign, small."""
    for path, page in pages.items():
        if path == "404.html" or page.named("meta", name="robots"):
            continue
        _, *of_plan = path.split("/")[:-1] if path.startswith("plans/") else [""]
        picture = f"assets/pictures/{of_plan[0]}.png" if of_plan else "assets/images/icon-512.png"
        card = "summary_large_image" if of_plan else "summary"
        assert shown(page) == (ADDRESS + picture, card), path


def test_without_the_extra_that_draws_links_show_the_guide_s_sign(tmp_path: Path) -> None:
    """One line says so, and nothing else is different."""
    (tmp_path / "sitecustomize.py").write_text("import sys; sys.modules['resvg_py'] = None")
    guide, site = made(tmp_path / "guide"), tmp_path / "site"
    said = build(
        site, "-f", guide / "mkdocs.yml", SITE_URL=ADDRESS, PYTHONPATH=f"{tmp_path}:{PROJECT}"
    ).stderr

    (line,) = [line for line in said.splitlines() if "Not drawn" in line]
    assert line.endswith("pictures for shared links; pip install resvg-py enables them.")
    plan = tree((site / "plans" / "couch-to-5k" / "index.html").read_text("utf-8"))
    assert shown(plan) == (f"{ADDRESS}assets/images/icon-512.png", "summary")
    assert not (site / "assets" / "pictures").exists()


def test_every_plan_is_there_as_data(site: Path) -> None:
    """The list leads to the plans, and all keep to the schema that is published with them."""
    folder = site / "plans"
    schema = json.loads((folder / "published.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    check = Draft202012Validator(schema)
    index = json.loads((folder / "index.json").read_text("utf-8"))

    check.validate(index)
    assert {entry["id"] for entry in index["plans"]} == {
        path.stem for path in (PROJECT / "plans").glob("[!_]*.yml")
    }
    for entry in index["plans"]:
        plan = json.loads((site / entry["data"].removeprefix(ADDRESS)).read_text("utf-8"))
        check.validate(plan)
        assert len(plan["stages"]) == entry["stages"]
        for stage in plan["stages"]:
            assert (site / stage["url"].removeprefix(ADDRESS) / "index.html").is_file()
    with pytest.raises(Exception, match="is not valid"):
        check.validate({"version": 1, "plans": [{"id": "x"}]})
