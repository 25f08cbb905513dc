"""Stages that one plan takes from another: written once, the same steps wherever they stand."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from generator.memory import Memory
from generator.model.plans import Plan, WrittenPlan
from generator.model.stages import SharedStage, Stage, UsedStage

Written = Mapping[str, WrittenPlan]


def resolved(written: Written, memory: Memory) -> dict[str, Plan]:
    """Return all plans with the stages they use in their places.

    A use that leads nowhere gives a stage with an id and no more, which rules may
    look at and nobody may build.
    """
    found: dict[str, Plan] = {}
    for plan_id, plan in written.items():
        uses = (part for part in plan.stages if isinstance(part, UsedStage))
        made_from = plan, tuple(original(use, written) for use in uses)
        found[plan_id] = memory.get(("plan", plan_id), made_from, partial(_resolved, *made_from))
    return found


def original(use: UsedStage, written: Written) -> Stage | None:
    """Return the stage that is used, or nothing where nobody wrote it in that plan."""
    found = entry(use, written)
    return found if isinstance(found, Stage) else None


def entry(use: UsedStage, written: Written) -> Stage | UsedStage | None:
    """Return what the plan that is named has under that stage's id, or nothing."""
    plan = written.get(use.plan)
    return next((part for part in plan.stages if _id(part) == use.stage), None) if plan else None


def home_of(plan_id: str, stage: Stage) -> str:
    """Return the id of the plan in which a stage of a plan is written."""
    return stage.written_in if isinstance(stage, SharedStage) else plan_id


def places(plans: Mapping[str, Plan], plan_id: str, stage: Stage) -> Iterator[str]:
    """Return the ids of all other plans that have the same stage, its home first."""
    written_in = home_of(plan_id, stage)
    for name in sorted(plans, key=lambda name: name != written_in):
        same = (
            s for s in plans[name].stages if s.id == stage.id and home_of(name, s) == written_in
        )
        if name != plan_id and any(same):
            yield name


def _id(part: Stage | UsedStage) -> str:
    return part.stage if isinstance(part, UsedStage) else part.id


def _resolved(plan: WrittenPlan, used: Iterable[Stage | None]) -> Plan:
    """Return a plan with the stages it uses, which are given in the order of their uses."""
    ids, originals = {_id(part) for part in plan.stages}, iter(used)
    stages = tuple(
        _shared(part, next(originals), ids, is_first=part is plan.stages[0])
        if isinstance(part, UsedStage)
        else part
        for part in plan.stages
    )
    fields = {name: getattr(plan, name) for name in type(plan).model_fields}
    return Plan.model_construct(**{**fields, "stages": stages})


def _shared(use: UsedStage, stage: Stage | None, ids: set[str], *, is_first: bool) -> SharedStage:
    """Return a stage as the plan that uses it shows it; `ids` are those of that plan's stages."""
    if stage is None:
        hollow: dict[str, Any] = {"title": use.stage, "goal": "", "checklists": ()}
        return SharedStage.model_construct(id=use.stage, written_in=use.plan, **hollow)
    fields = {name: getattr(stage, name) for name in Stage.model_fields}
    final = use.final or stage.final
    there = tuple(other for other in stage.alongside if other in ids)
    return SharedStage.model_construct(
        **{
            **fields,
            "written_in": use.plan,
            "was": (*(old for old in stage.was if "/" not in old), *use.was),
            "session": use.session or stage.session,
            "why": use.why or stage.why,
            "advance_after": use.advance_after or stage.advance_after,
            "alongside": use.alongside or there,
            "step_back": use.step_back or (None if is_first else stage.step_back),
            "final": final,
            "advance_when": () if final else stage.advance_when,
        }
    )
