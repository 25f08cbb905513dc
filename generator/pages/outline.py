"""All plans in outline: what the pages about a reader's own progress know of them."""

from dataclasses import dataclass

from generator import addresses
from generator.fields import Range
from generator.guide import Guide
from generator.model.stages import Stage


@dataclass(frozen=True)
class StepOutline:
    """A step's text, under all ids it ever had, with blanks between, and how many boxes it has."""

    names: str
    text: str
    times: int


@dataclass(frozen=True)
class StageOutline:
    """A stage with its place, `plan/stage`; the ranges are empty where a plan says nothing."""

    place: str
    number: int
    title: str
    href: str
    minutes: Range | None
    per_day: Range | None
    steps: tuple[StepOutline, ...]


@dataclass(frozen=True)
class PlanOutline:
    """A plan with its stages in order."""

    id: str
    title: str
    href: str
    stages: tuple[StageOutline, ...]


def outline(guide: Guide, path: str) -> tuple[PlanOutline, ...]:
    """Return all plans as the page at `path` links to them."""
    return tuple(
        PlanOutline(
            plan_id,
            plan.title,
            addresses.between(path, addresses.plan(plan_id)),
            tuple(
                _stage(stage, number, plan_id, path) for number, stage in enumerate(plan.stages, 1)
            ),
        )
        for plan_id, plan in guide.plans.items()
    )


def _stage(stage: Stage, number: int, plan_id: str, path: str) -> StageOutline:
    return StageOutline(
        place=f"{plan_id}/{stage.id}",
        number=number,
        title=stage.title,
        href=addresses.between(path, addresses.stage(plan_id, stage.id)),
        minutes=stage.session.minutes,
        per_day=stage.session.per_day,
        steps=tuple(
            StepOutline(" ".join((each.id, *each.was)), each.text, each.boxes)
            for each in stage.steps
        ),
    )
