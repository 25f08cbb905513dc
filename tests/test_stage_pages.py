"""The page of a stage says all that its plan says, and the search finds it."""

import json
import re
from typing import Any

import pytest

from tests.building import Published
from tests.built_site import PLACES, PLANS, STAGES, Site, parsed
from tests.html_tree import Element, tree

INLINE = {"a", "abbr", "b", "code", "em", "i", "kbd", "span", "strong", "sub", "sup", "time"}


@pytest.fixture(scope="module")
def site(published: Published) -> Site:
    """Return the guide as it is published."""
    return parsed(*published)


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


def test_a_search_shows_only_words_that_the_page_says(
    site: Site, entries: dict[str, dict[str, str]]
) -> None:
    """None of what scripts have at hand, and none that ran into the next for want of a blank."""
    said = {path: words_of(page) for path, page in site.pages.items()}
    for location, entry in entries.items():
        page = said[location.partition("#")[0] + "index.html"]
        shown = re.sub(r"</?(?:p|ul|ol|li|pre)>", " ", f"{entry['title']} {entry['text']}")
        assert set(tree(shown).text.split()) <= page, location


def words_of(page: Element) -> set[str]:
    """Return the words of a page as they stand apart, without what templates hold.

    What follows a span may be part of the same word, or be set apart by its looks.
    """

    def text(element: Element, inline: set[str]) -> str:
        if element.tag in ("template", "script", "style"):
            return ""
        parts = (part if isinstance(part, str) else text(part, inline) for part in element.inside)
        return "".join(parts).join(("", "") if element.tag in inline else (" ", " "))

    return {word for inline in (INLINE, INLINE - {"span"}) for word in text(page, inline).split()}


def test_a_printed_code_is_on_every_stage(site: Site) -> None:
    """A sheet on the fridge leads back to its page."""
    for plan_id, stage_id, _ in PLACES:
        (code,) = site.page(plan_id, stage_id).of_class("guide-code")
        assert code.named("svg")
