"""What the pages of one plan see of the guide: their own plan, and the outsides of a few others.

All of it together is what those pages are made from. What stands elsewhere in the guide cannot
change them, since they never get to see it.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from generator.guide import Guide
from generator.memory import Memory
from generator.model.plans import Plan
from generator.model.stages import SharedStage, Stage
from generator.pages.printing import Printing
from generator.sharing import home_of

Homes = Mapping[tuple[str, str], tuple[str, ...]]


def homes(guide: Guide) -> Homes:
    """Return which plans have each stage, which is known by where it is written and its id."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for plan_id, plan in guide.plans.items():
        for stage in plan.stages:
            place = (home_of(plan_id, stage), stage.id)
            found[place] = (*found.get(place, ()), plan_id)
    return found


def outsides(guide: Guide, memory: Memory) -> Mapping[str, Plan]:
    """Return what other plans may see of each plan."""
    return {
        plan_id: memory.get(("outside", plan_id), plan, partial(_outside, plan))
        for plan_id, plan in guide.plans.items()
    }


def around(
    guide: Guide, plan_id: str, known: Homes, outside: Mapping[str, Plan], memory: Memory
) -> Guide:
    """Return the guide as the pages of a plan see it."""
    seen = {plan_id, *_seen(guide, plan_id, known)}
    plans = {name: outside[name] for name in guide.plans if name in seen}
    plans[plan_id] = guide.plans[plan_id]
    shown: dict[str, Any] = {
        "settings": guide.settings,
        "sources": guide.sources,
        "plans": plans,
        "cards": guide.cards,
        "icons": guide.icons,
    }
    return memory.get(("around", plan_id), shown, partial(Guide.model_construct, **shown))


def printed(printing: Printing, plan_id: str, plan: Plan, memory: Memory) -> Printing:
    """Return what the papers of one plan need."""
    made_from = printing, plan
    return memory.get(("printed", plan_id), made_from, partial(_printed, *made_from))


def _printed(printing: Printing, plan: Plan) -> Printing:
    steps = (step.id for stage in plan.stages for step in stage.steps)
    return Printing(printing.site_url, {step: printing.codes[step] for step in steps})


def _seen(guide: Guide, plan_id: str, known: Homes) -> Iterator[str]:
    plan, progress = guide.plans[plan_id], guide.settings.progress
    yield from (other.plan for other in plan.related)
    for stage in plan.stages:
        home = home_of(plan_id, stage)
        yield from (home, *known[home, stage.id])
    if progress and progress.alternative:
        yield progress.alternative


def _outside(plan: Plan) -> Plan:
    """Return what other plans show of a plan: its title, its day and which stages it has."""
    stages: list[Stage] = []
    for stage in plan.stages:
        told: dict[str, Any] = {"id": stage.id}
        if isinstance(stage, SharedStage):
            stages.append(SharedStage.model_construct(**told, written_in=stage.written_in))
        else:
            stages.append(Stage.model_construct(**told))
    told = {"title": plan.title, "reviewed": plan.reviewed, "stages": tuple(stages)}
    return Plan.model_construct(**told)
