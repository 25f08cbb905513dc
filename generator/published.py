"""Plans for other programs: one JSON file a plan, a list of them, and the schema of both.

This is a contract of its own, apart from how plans are written. `version` goes up when a program
that reads the files would have to change; new keys may come without that.
"""

import json
from collections.abc import Iterator
from functools import cache, partial
from urllib.parse import urljoin

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import models_json_schema

from generator import addresses
from generator.guide import Guide
from generator.memory import Memory
from generator.model.claims import Claim
from generator.model.plans import Plan
from generator.model.stages import Stage
from generator.model.steps import Step

VERSION = 1
INDEX, SCHEMA = "plans/index.json", "plans/published.schema.json"


class Shared(BaseModel):
    """What every part has in common."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SharedStep(Shared):
    """One thing to do."""

    id: str = Field(description="Never changes, but for the ids in `was`.")
    text: str
    kind: str = Field(description="milestone, repeat or every-session.")
    times: int = Field(description="How often it is done; 1 but for a repeat.")
    safety: bool = Field(description="Whether a mistake could hurt.")
    was: list[str] = Field(description="Ids it had before.")
    sources: list[str]


class SharedChecklist(Shared):
    """Steps that are read at one moment."""

    title: str
    steps: list[SharedStep]


class SharedCriterion(Shared):
    """What tells you to go on, to ease off or to stop."""

    text: str
    sources: list[str]


class SharedStage(Shared):
    """An ordered part of a plan; `url` is whole, or else relative to the list of plans."""

    id: str
    title: str
    goal: str
    url: str
    equipment: list[str]
    checklists: list[SharedChecklist]
    advance_when: list[SharedCriterion]
    ease_off_when: list[SharedCriterion]
    stop_when: list[SharedCriterion]
    step_back_to: str | None = Field(description="The id of the stage a setback leads to.")
    final: bool


class SharedPlan(Shared):
    """A whole plan."""

    version: int = Field(description="Of this format.")
    id: str
    title: str
    summary: str
    reviewed: str = Field(description="The day somebody last read it all with care.")
    url: str
    stages: list[SharedStage]


class Entry(Shared):
    """A plan in the list; `data` and `url` are whole, or else relative to the list."""

    id: str
    title: str
    summary: str
    reviewed: str
    stages: int
    url: str
    data: str = Field(description="Where the plan's own file is.")


class Index(Shared):
    """The list of all plans."""

    version: int = Field(description="Of this format.")
    plans: list[Entry]


def files(guide: Guide, site_url: str, memory: Memory) -> Iterator[tuple[str, str]]:
    """Return the path and the text of every file; addresses are whole where the site's is known."""
    entries = tuple(_entries(guide, site_url, memory))
    yield INDEX, memory.get(INDEX, entries, partial(_index, entries))
    for plan_id, plan in guide.plans.items():
        made_from, path = (plan_id, plan, site_url), f"plans/{plan_id}.json"
        yield path, memory.get(path, made_from, partial(_plan_text, *made_from))
    yield SCHEMA, _schema()


@cache
def _schema() -> str:
    """Return the JSON schema of the list and of a plan."""
    _, made = models_json_schema([(Index, "validation"), (SharedPlan, "validation")])
    either = [{"$ref": "#/$defs/Index"}, {"$ref": "#/$defs/SharedPlan"}]
    head: dict[str, object] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Published plans",
    }
    return json.dumps({**head, "anyOf": either, **made}, indent=2, ensure_ascii=False) + "\n"


def _entries(guide: Guide, site_url: str, memory: Memory) -> Iterator[Entry]:
    for plan_id, plan in guide.plans.items():
        made_from = plan_id, plan, site_url
        yield memory.get(("entry", plan_id), made_from, partial(_entry, *made_from))


def _index(entries: tuple[Entry, ...]) -> str:
    return _text(Index(version=VERSION, plans=list(entries)))


def _text(shared: Shared) -> str:
    return json.dumps(shared.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n"


def _plan_text(plan_id: str, plan: Plan, site_url: str) -> str:
    return _text(_plan(plan_id, plan, site_url))


def _address(path: str, site_url: str) -> str:
    below = addresses.url(path)
    return urljoin(site_url, below) if site_url else below.removeprefix("plans/")


def _entry(plan_id: str, plan: Plan, site_url: str) -> Entry:
    return Entry(
        id=plan_id,
        title=plan.title,
        summary=plan.summary,
        reviewed=plan.reviewed,
        stages=len(plan.stages),
        url=_address(addresses.plan(plan_id), site_url),
        data=urljoin(site_url, f"plans/{plan_id}.json") if site_url else f"{plan_id}.json",
    )


def _plan(plan_id: str, plan: Plan, site_url: str) -> SharedPlan:
    return SharedPlan(
        version=VERSION,
        id=plan_id,
        title=plan.title,
        summary=plan.summary,
        reviewed=plan.reviewed,
        url=_address(addresses.plan(plan_id), site_url),
        stages=[_stage(plan_id, stage, site_url) for stage in plan.stages],
    )


def _stage(plan_id: str, stage: Stage, site_url: str) -> SharedStage:
    return SharedStage(
        id=stage.id,
        title=stage.title,
        goal=stage.goal,
        url=_address(addresses.stage(plan_id, stage.id), site_url),
        equipment=list(stage.equipment),
        checklists=[
            SharedChecklist(title=part.title, steps=[_step(step) for step in part.steps])
            for part in stage.checklists
        ],
        advance_when=_criteria(stage.advance_when),
        ease_off_when=_criteria(stage.ease_off_when),
        stop_when=_criteria(stage.stop_when),
        step_back_to=stage.step_back.to if stage.step_back else None,
        final=stage.final,
    )


def _step(step: Step) -> SharedStep:
    return SharedStep(
        id=step.id,
        text=step.text,
        kind=step.kind,
        times=step.boxes,
        safety=step.safety,
        was=list(step.was),
        sources=list(step.sources),
    )


def _criteria(claims: tuple[Claim, ...]) -> list[SharedCriterion]:
    return [SharedCriterion(text=claim.text, sources=list(claim.sources)) for claim in claims]
