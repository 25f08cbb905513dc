"""The places inside pages that links can lead to."""

import re
from collections.abc import Iterable, Mapping
from functools import partial

from markdown.extensions.toc import slugify

from generator import addresses, blocks
from generator.guide import Guide
from generator.memory import Memory
from generator.model.plans import Plan
from generator.model.stages import Stage

_GIVEN = re.compile(r"\{[^}\n]*#([\w-]+)|\bid=[\"']([\w-]+)")
_HEADING = re.compile(r"^#{1,6}[ ]+(.*?)[ ]*#*[ ]*(?:\{[^}]*\})?$", re.MULTILINE)

_OF_A_PLAN = {"audience", "stages", "principles", "setbacks", "sources"}
_OF_A_STAGE = {"checklist", "signals", "setback", "why", "sources"}


def of_pages(guide: Guide, by_hand: Mapping[str, str], memory: Memory) -> dict[str, set[str]]:
    """Return the anchors of every page of a guide, by the page's path."""
    sources = {f"source-{key}" for key in guide.sources}
    found = {path: written(text) | sources for path, text in by_hand.items()}
    found[addresses.PLANS] = set()
    for plan_id, plan in guide.plans.items():
        made_from = plan_id, plan
        found |= memory.get(("anchors", plan_id), made_from, partial(_of_plan, *made_from))
    return found


def _of_plan(plan_id: str, plan: Plan) -> dict[str, set[str]]:
    return {
        addresses.booklet(plan_id): set(),
        addresses.plan(plan_id): of_plan(plan),
        **{addresses.stage(plan_id, stage.id): of_stage(stage) for stage in plan.stages},
    }


def written(text: str) -> set[str]:
    """Return the anchors of a page written by hand: given ids, cards, those made from headings.

    Headings become ids as Python-Markdown's `toc` makes them.
    """
    given = {first or second for first, second in _GIVEN.findall(text)}
    return (
        given
        | {which for name, which in blocks.asked(text) if name == "card"}
        | {slugify(heading, "-") for heading in _HEADING.findall(text)}
    )


def of_plan(plan: Plan) -> set[str]:
    """Return the anchors of a plan's page."""
    more = {name for name in ("related", "changes") if getattr(plan, name)}
    return _OF_A_PLAN | more | _numbered("principle", plan.principles)


def of_stage(stage: Stage) -> set[str]:
    """Return the anchors of a stage's page: its parts and its steps."""
    return _OF_A_STAGE | {f"step-{step.id}" for step in stage.steps}


def _numbered(word: str, parts: Iterable[object]) -> set[str]:
    return {f"{word}-{number}" for number, _ in enumerate(parts, 1)}
