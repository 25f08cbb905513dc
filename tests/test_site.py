"""The built site: what leads where, what the steps are, and that it is always the same."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator.reading import read
from generator.yaml_tree import parse
from tests.building import ADDRESS, PROJECT, REPOSITORY, Published, build
from tests.html_tree import Element, tree
from tests.second_guide import made

PLANS = {
    path.stem: parse(read(path, path.name)).data
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


@pytest.fixture(scope="module")
def site(published: Published) -> Site:
    """Return the guide as it is published."""
    return parsed(*published)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build the guide as a fresh clone does, with no address set."""
    folder = tmp_path_factory.mktemp("bare")
    return parsed(folder, build(folder).stderr)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build the second guide with no address set."""
    folder = tmp_path_factory.mktemp("small")
    guide = made(folder / "guide")
    site = folder / "site"
    return parsed(site, build(site, "--config-file", guide / "mkdocs.yml").stderr)


@pytest.fixture(params=["site", "small", pytest.param("bare", marks=pytest.mark.all)])
def either(request: pytest.FixtureRequest) -> Site:
    """Return the site with addresses, then those without."""
    found: Site = request.getfixturevalue(request.param)
    return found


def references(page: Element) -> Iterator[str]:
    """Return everything a page links to or loads."""
    for element in page.all:
        for name in ("href", "src", "action", "poster", "data-guide-href"):
            if name in element.attributes:
                yield element.attributes[name]


def test_every_link_leads_to_a_page_and_a_place_of_the_site(either: Site) -> None:
    """Links and anchors of all pages resolve, also where the site does not lie at the root."""
    ids = {path: all_ids(page) for path, page in either.pages.items()}
    broken = [
        (path, target)
        for path, page in either.pages.items()
        for target in references(page)
        if not is_there(either, ids, path, target)
    ]

    assert broken == []


def is_there(site: Site, ids: dict[str, Counter[str]], path: str, target: str) -> bool:
    """Tell whether a link from a page resolves; links to other sites are not followed."""
    # Without an address MkDocs takes the root for its 404 page, which is served at any depth.
    here = ADDRESS if site.said.count("SITE_URL") == 0 else "https://localhost/"
    where = urlsplit(urljoin(here + path.removesuffix("index.html"), target))
    if where.netloc != urlsplit(here).netloc:
        return where.scheme in {"https", "http", "mailto", "data", "javascript"}
    below = urlsplit(here).path
    if not where.path.startswith(below):
        return False
    file = unquote(where.path.removeprefix(below))
    file = f"{file}index.html" if file.endswith("/") or not file else file
    if where.fragment and file in ids:
        return unquote(where.fragment) in ids[file]
    return (site.folder / file).is_file()


def all_ids(page: Element) -> Counter[str]:
    """Return the ids of a page, each with how often it is there."""
    return Counter(e.attributes["id"] for e in page.all if "id" in e.attributes)


def test_an_id_is_given_once_on_a_page(either: Site) -> None:
    """A label, a link or a script that looks for an id finds the right element."""
    doubled = {
        path: [name for name, count in all_ids(page).items() if count > 1]
        for path, page in either.pages.items()
    }

    assert {path: names for path, names in doubled.items() if names} == {}


def test_every_aria_reference_has_its_element(site: Site) -> None:
    """What names or describes an element is on the page."""
    for path, page in site.pages.items():
        ids = all_ids(page)
        for element in page.all:
            for name in ("aria-labelledby", "aria-describedby", "aria-controls"):
                for target in element.attributes.get(name, "").split():
                    assert target in ids, (path, name, target)


def test_each_colour_is_drawn(site: Site) -> None:
    """Green, amber and red each show posture, ears, eyes and tail, each in words of its own."""
    page = site.pages["body-language/index.html"]
    labels = []
    for colour in ("green", "amber", "red"):
        [group] = page.named("div", **{"class": f"guide-looks guide-looks--{colour}"})
        labels += [drawing.attributes["aria-label"] for drawing in group.named("svg")]
    assert len(set(labels)) == 12


@pytest.mark.parametrize(("plan_id", "stage"), STAGES)
def test_every_step_is_a_checkbox_named_by_its_words(
    plan_id: str, stage: dict[str, Any], site: Site
) -> None:
    """A step is a native checkbox, or as many as it is repeated; its name is the plan's text."""
    page = site.page(plan_id, stage["id"])
    boxes: dict[str, list[str]] = {}
    for box in page.named("input", type="checkbox"):
        if "guide-box" in box.attributes["class"].split():
            label = page.with_id(box.attributes["aria-labelledby"])
            boxes.setdefault(label.text, []).append(box.attributes["id"])
            assert label.tag == "label"
            assert "disabled" not in box.attributes

    kept_from_filling_in = page.named("form", autocomplete="off")
    inside = {one.attributes.get("id") for form in kept_from_filling_in for one in form.all}
    assert inside.issuperset(name for ids in boxes.values() for name in ids)
    steps = [step for checklist in stage["checklists"] for step in checklist["steps"]]
    assert [(text, len(ids)) for text, ids in boxes.items()] == [
        (step["text"], step.get("times", 1)) for step in steps
    ]
    for step in steps:
        label = page.with_id(f"text-{step['id']}")
        assert label.attributes["for"] == boxes[step["text"]][0]
        assert label in page.with_id(f"step-{step['id']}").all


@pytest.mark.parametrize(("plan_id", "stage"), STAGES)
def test_a_stage_says_all_that_its_plan_says(
    plan_id: str, stage: dict[str, Any], site: Site
) -> None:
    """Title, goal, equipment, lists and criteria stand on the page as they were written."""
    page = site.page(plan_id, stage["id"])
    criteria = [
        claim["text"]
        for key in ("advance-when", "ease-off-when", "stop-when")
        for claim in stage.get(key, ())
    ]
    texts = {element.text.strip() for element in page.all}
    starts = [element.text for element in page.named("li")]

    assert [h1.text for h1 in page.named("h1")] == [stage["title"]]
    assert {stage["goal"], *stage.get("equipment", ())} <= texts
    assert {checklist["title"] for checklist in stage["checklists"]} <= texts
    for text in criteria:
        assert any(start.startswith(text) for start in starts), text


@pytest.mark.parametrize(
    ("path", "sessions"),
    [
        ("return-after-scare/quiet-week", False),  # days in which nobody trains
        ("adult-beginner/suitability", False),  # done once
        ("adult-beginner/first-outdoors", True),
        ("adult-beginner/maintain", True),  # without minutes, for good
    ],
)
def test_only_a_stage_with_sessions_offers_them(path: str, sessions: bool, site: Site) -> None:
    """Where nobody trains, no session is begun, and no green ones are asked for."""
    page = site.page(*path.split("/"))
    buttons = [b for b in page.named("button") if "data-guide-start" in b.attributes]
    asked = [item for item in page.named("li") if item.text.startswith("Three green sessions")]

    assert bool(buttons) is sessions
    if not sessions:
        assert asked == []


@pytest.fixture(scope="module")
def entries(site: Site) -> dict[str, dict[str, str]]:
    """Return the entries of the search, by the address they lead to."""
    index = json.loads((site.folder / "search" / "search_index.json").read_text("utf-8"))
    found = {entry["location"]: entry for entry in index["docs"]}
    assert len(found) == len(index["docs"])
    return found


@pytest.mark.parametrize(("plan_id", "stage"), STAGES)
def test_the_search_finds_plans_stages_and_steps(
    plan_id: str, stage: dict[str, Any], entries: dict[str, dict[str, str]]
) -> None:
    """A plan, a stage and each step has an entry that leads to it and holds its words."""
    here = f"plans/{plan_id}/{stage['id']}/"

    assert entries[f"plans/{plan_id}/"]["title"] == PLANS[plan_id]["title"]
    assert entries[here]["title"].startswith(stage["title"])
    for checklist in stage["checklists"]:
        for step in checklist["steps"]:
            entry = entries[f"{here}#step-{step['id']}"]
            assert tree(f"{entry['title']} {entry['text']}").text.count(step["text"]) == 1


def test_pages_name_their_own_address(site: Site) -> None:
    """A page that is found under two addresses has one that counts."""
    for path, page in site.pages.items():
        found = [link.attributes["href"] for link in page.named("link", rel="canonical")]
        expected = [] if path == "404.html" else [ADDRESS + path.removesuffix("index.html")]
        assert found == expected, path


def test_the_edit_button_opens_the_plan(site: Site) -> None:
    """Who wants to mend a word is led to the file it is in."""
    for plan_id in PLANS:
        assert edits(site.page(plan_id)) == [f"{REPOSITORY}/edit/main/plans/{plan_id}.yml"]
    for plan_id, stage_id, home in PLACES:
        assert edits(site.page(plan_id, stage_id)) == [f"{REPOSITORY}/edit/main/plans/{home}.yml"]
    assert edits(site.pages["fit/index.html"]) == [f"{REPOSITORY}/edit/main/content/fit.md"]


def edits(page: Element) -> list[str]:
    """Return where the edit buttons of a page lead."""
    buttons = page.of_class("md-content__button")
    return [b.attributes["href"] for b in buttons if "/edit/" in b.attributes["href"]]


def test_what_is_not_set_is_left_out_with_one_line(small: Site) -> None:
    """Without addresses there are no canonical links, edit buttons or codes, nor warnings."""
    for path, page in small.pages.items():
        assert page.named("link", rel="canonical") == [], path
        assert page.of_class("md-content__button") == [], path
        assert page.of_class("guide-code") == [], path
    lines = [line for line in small.said.splitlines() if "SITE_URL" in line or "REPO_URL" in line]
    assert len(lines) == 1
    assert "WARNING" not in small.said


def test_what_is_set_is_not_spoken_of(site: Site) -> None:
    """A build with addresses has nothing to say about them."""
    assert "Not set" not in site.said


def test_a_printed_code_is_on_every_stage(site: Site) -> None:
    """A sheet on the fridge leads back to its page."""
    for plan_id, stage_id, _ in PLACES:
        (code,) = site.page(plan_id, stage_id).of_class("guide-code")
        assert code.named("svg")


def test_the_sitemap_says_when_a_plan_was_reviewed(site: Site) -> None:
    """Search engines hear of a change when somebody read the plan with care."""
    sitemap = tree((site.folder / "sitemap.xml").read_text("utf-8"))
    days = {url.named("loc")[0].text: url.named("lastmod")[0].text for url in sitemap.named("url")}

    for plan_id, plan in PLANS.items():
        assert days[f"{ADDRESS}plans/{plan_id}/"] == plan["reviewed"]
    for plan_id, stage_id, home in PLACES:
        assert days[f"{ADDRESS}plans/{plan_id}/{stage_id}/"] == PLANS[home]["reviewed"]
    pages = {ADDRESS + p.removesuffix("index.html") for p in site.pages if p != "404.html"}
    assert set(days) == pages


def test_no_page_loads_anything_from_elsewhere(site: Site) -> None:
    """A reader's visit is known to nobody but the site."""
    for path, page in site.pages.items():
        loaded = [
            element.attributes.get("src") or element.attributes.get("href", "")
            for element in page.named("script", "img", "iframe", "link", "source")
            if element.attributes.get("rel") != "canonical"
        ]
        elsewhere = [address for address in loaded if urlsplit(address).netloc]
        assert elsewhere == [], path
