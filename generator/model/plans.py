"""A plan: one training programme, with what is gone from it and what was new when."""

from functools import cached_property

from pydantic import ConfigDict, Field

from generator.fields import Day, Id, Line, Many
from generator.model.claims import Part, RichClaim
from generator.model.stages import Stage, StageEntry
from generator.model.steps import Step


class Retired(Part):
    """A step that is gone for good, so that its id is never used again."""

    id: Id = Field(description="The id the step had.", examples=["old-id"])
    why: Line = Field(
        description="Why it went, for readers who ticked it.",
        examples=["Two other steps cover it."],
    )


class RetiredPage(Part):
    """A plan or a stage that is gone for good, so that its address is never used again."""

    id: Id = Field(description="The id it had.", examples=["old-id"])
    why: Line = Field(
        description="Why it went, for readers who open its old address.",
        examples=["Another stage covers it."],
    )


class Principle(RichClaim):
    """An idea the whole plan rests on."""

    title: Line = Field(description="The idea in a few words.", examples=["Start slowly"])


class Change(Part):
    """What was new in a plan on a day."""

    on: Day = Field(description="The day it changed.", examples=["2026-11-22"])
    what: Line = Field(
        description="What changed, for readers who know the plan.",
        examples=["The second stage is shorter."],
    )


class Related(Part):
    """Another plan that readers of this one may need."""

    plan: Id = Field(description="The other plan's id.", examples=["first-plan"])
    why: Line = Field(
        description="When it is the better plan, or the next one.",
        examples=["When you can already run for half an hour."],
    )


class WrittenPlan(Part):
    """One training programme as its file says it: some of its stages may be those of others."""

    model_config = ConfigDict(title="Plan")

    was: Many[Id] = Field(
        default=(),
        description="All ids the plan ever had: its file's former names, without .yml. Old "
        "addresses of it and of its stages lead here.",
        examples=[["old-name"]],
    )
    title: Line = Field(
        description="The plan's name, in a few words.",
        examples=["From the couch to five kilometres"],
    )
    summary: Line = Field(
        description="One sentence for the list of plans.",
        examples=["Nine small stages for people who have never run."],
    )
    reviewed: Day = Field(
        description="The day somebody last read it all with care.", examples=["2026-11-22"]
    )
    tags: dict[Id, Many[Id]] = Field(
        default={},
        description="Words to find it by, of the groups that the guide's settings name.",
        examples=[{"age": ["adult"]}],
    )
    audience: RichClaim = Field(description="Who the plan is for, and who it is not for.")
    principles: Many[Principle] = Field(default=(), description="The ideas the plan rests on.")
    setbacks: RichClaim = Field(description="What a setback is and what to do about one.")
    related: Many[Related] = Field(default=(), description="Plans for other cases, or for later.")
    stages: Many[StageEntry] = Field(
        min_length=1, description="The stages in their order, its own or those of other plans."
    )
    changes: Many[Change] = Field(
        default=(), description="What changed in the plan and when, the newest first."
    )
    retired: Many[Retired] = Field(default=(), description="Steps that are gone for good.")
    retired_stages: Many[RetiredPage] = Field(
        default=(), description="Stages that are gone for good."
    )


class Plan(WrittenPlan):
    """One training programme with all its stages."""

    stages: Many[Stage]

    @cached_property
    def steps(self) -> dict[str, Step]:
        """The steps of all stages by their ids."""
        return {step.id: step for stage in self.stages for step in stage.steps}

    @cached_property
    def renamed(self) -> dict[str, str]:
        """The ids that steps had before, each with the id the step has now."""
        return {old: step.id for step in self.steps.values() for old in step.was}
