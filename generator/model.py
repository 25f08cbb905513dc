"""The contract of a guide's data: what its files may say, as types.

Everything here is frozen and strict: a value has the type it was written with.
Descriptions are written for plan authors; the editor schema and the key
reference are made from them.
"""

from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from generator.fields import Day, Former, Id, Line, Many, PaceField, Place, RangeField, Rich

OWN_RULE = "our-own-rule"
"""What `sources:` says where the guide itself made the rule."""

StepKind = Literal["milestone", "repeat", "every-session"]


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class Part(BaseModel):
    """What every part of a guide's data has in common: strict, frozen, kebab-case keys."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", alias_generator=_kebab)


SOURCES = Field(
    default=(),
    description=f"What carries it: keys of _sources.yml, or {OWN_RULE}.",
    examples=[[OWN_RULE]],
)


class Claim(Part):
    """Something the guide says is so, with the sources that carry it."""

    text: Line = Field(
        description="One plain sentence, without Markdown.",
        examples=["Ten minutes feel easy."],
    )
    sources: Many[Id] = SOURCES
    safety: bool = Field(
        default=False,
        description="true where a mistake could hurt: a source of tier A or B has to carry it.",
        examples=[True],
    )


class RichClaim(Claim):
    """A claim of one or more paragraphs: **bold**, *italics*, lists and [links](page.md)."""

    text: Rich = Field(
        description="Paragraphs, lists, **bold**, *italics* and [links](page.md).",
        examples=["Small steps keep fear away."],
    )


class Step(Claim):
    """One thing to do, with an id and a tick."""

    text: Line = Field(
        description="One thing to do, as short as an order.",
        examples=["Lay your shoes beside the door."],
    )
    id: Id = Field(
        description="Unique in the whole guide and never changed: readers' ticks hang on it.",
        examples=["shoes-laid-out"],
    )
    kind: StepKind = Field(
        default="milestone",
        description="milestone: done once. repeat: done so many times. every-session: each time.",
        examples=["repeat"],
    )
    times: int | None = Field(
        default=None, ge=2, le=20, description="How often a repeat is done.", examples=[3]
    )
    note: Rich | None = Field(
        default=None,
        description="A short hint shown under the step.",
        examples=["Any old pair will do."],
    )
    was: Many[Id] = Field(
        default=(),
        description="All ids the step ever had before this one, so that readers keep their ticks.",
        examples=[["old-id"]],
    )

    @property
    def boxes(self) -> int:
        """How many boxes the step has to tick."""
        return self.times or 1

    @model_validator(mode="after")
    def _times_belong_to_repeats(self) -> Self:
        if self.kind == "repeat" and self.times is None:
            raise PydanticCustomError("times-missing", "a repeat does not say how often")
        if self.kind != "repeat" and self.times is not None:
            raise PydanticCustomError("times-unused", "only a repeat is counted")
        return self


class Checklist(Part):
    """Steps that are read at one pause point."""

    title: Line = Field(
        description="The moment the list is for.", examples=["Before the door opens"]
    )
    steps: Many[Step] = Field(min_length=1, description="The steps, the most dangerous first.")


class Session(Part):
    """How long and how often, all as ranges and none of them a deadline."""

    minutes: RangeField | None = Field(
        default=None, description="Minutes a session.", examples=["2-5"]
    )
    per_day: RangeField | None = Field(
        default=None, description="Sessions a day.", examples=["1-2"]
    )
    pace: PaceField = Field(
        description="How long the stage usually takes: once, ongoing, or a wide range. "
        "Days or weeks alone, without minutes or per-day, are a time without sessions.",
        examples=["3-7 days", "1-6 weeks", "3-10 sessions", "once", "ongoing"],
    )
    note: Rich | None = Field(
        default=None,
        description="What to know about the pace.",
        examples=["Stop before it gets dull."],
    )
    sources: Many[Id] = SOURCES


class AdvanceAfter(Part):
    """How many sessions have to go well before the pages suggest to move on."""

    green_sessions: int = Field(
        ge=1, le=20, description="How many green sessions in a row.", examples=[3]
    )
    on_days: int = Field(
        ge=1, le=20, description="On how many different days at least.", examples=[2]
    )
    sources: Many[Id] = SOURCES


class StepBack(Part):
    """Where a setback leads and how."""

    to: Id = Field(description="The id of an earlier stage of this plan.", examples=["first-look"])
    how: Rich = Field(
        description="What to do there before coming back.", examples=["Do two easy sessions."]
    )
    sources: Many[Id] = SOURCES


class Stage(Part):
    """An ordered part of a plan: one page, one printed sheet."""

    id: Id = Field(
        description="Unique in its plan; the page's address ends with it.",
        examples=["first-look"],
    )
    was: Many[Former] = Field(
        default=(),
        description="All ids the stage ever had, so that old addresses lead here; "
        "with a plan and a slash where it stood in another.",
        examples=[["old-id", "old-plan/first-look"]],
    )
    title: Line = Field(
        description="What the stage is about, in a few words.", examples=["A first look"]
    )
    goal: Line = Field(
        description="What is true when the stage is done.",
        examples=["Ten minutes feel easy."],
    )
    why: RichClaim = Field(description="Why the stage is there.")
    equipment: Many[Line] = Field(
        default=(), description="What to have at hand.", examples=[["A watch"]]
    )
    session: Session = Field(description="How long and how often.")
    alongside: Many[Id] = Field(
        default=(), description="Stages this one runs beside.", examples=[["first-look"]]
    )
    checklists: Many[Checklist] = Field(min_length=1, description="What to do, list by list.")
    advance_when: Many[Claim] = Field(default=(), description="What has to be true to move on.")
    advance_after: AdvanceAfter | None = Field(
        default=None,
        description="Sessions it takes here to be told to move on, where advance-when asks for "
        "more than the guide's settings do.",
    )
    ease_off_when: Many[Claim] = Field(default=(), description="What tells you to make it easier.")
    stop_when: Many[Claim] = Field(default=(), description="What ends the session at once.")
    step_back: StepBack | None = Field(default=None, description="Where a setback leads.")
    final: bool = Field(
        default=False,
        description="true on the last stage, which has no end.",
        examples=[True],
    )

    @property
    def steps(self) -> Iterator[Step]:
        """All steps in the order of the page."""
        return (step for checklist in self.checklists for step in checklist.steps)


class UsedStage(Part):
    """A stage of another plan, with its steps and their ticks; what differs is said here."""

    use: Place = Field(
        description="The plan in which the stage is written, a slash, and the stage's id.",
        examples=["first-plan/first-look"],
    )
    was: Many[Former] = Field(
        default=(),
        description="All ids the stage ever had in this plan, so that old addresses lead here; "
        "with a plan and a slash where it stood in another.",
        examples=[["old-id", "old-plan/first-look"]],
    )
    step_back: StepBack | None = Field(
        default=None, description="Where a setback leads in this plan, if not where it does there."
    )
    session: Session | None = Field(
        default=None, description="How long and how often in this plan, if not as there."
    )
    advance_after: AdvanceAfter | None = Field(
        default=None,
        description="Sessions it takes here to be told to move on, if not as many as there.",
    )
    alongside: Many[Id] = Field(
        default=(),
        description="Stages of this plan it runs beside, if not those it names there.",
        examples=[["first-look"]],
    )
    why: RichClaim | None = Field(
        default=None, description="Why the stage is there in this plan, if not for the same reason."
    )
    final: bool = Field(
        default=False,
        description="true on the last stage, which has no end; its advance-when is left out here.",
        examples=[True],
    )

    @property
    def plan(self) -> str:
        """The id of the plan in which the stage is written."""
        return self.use.partition("/")[0]

    @property
    def stage(self) -> str:
        """The stage's id."""
        return self.use.partition("/")[2]


_OF_A_WRITTEN_STAGE = {"id", "title", "goal", "checklists"}


def _written_or_used(entry: Any) -> str:
    """Return which of the two an entry of `stages:` is meant to be."""
    if not isinstance(entry, dict):
        return "[used]" if isinstance(entry, UsedStage) else "[stage]"
    is_used = "use" in entry or not _OF_A_WRITTEN_STAGE & set(entry)
    return "[used]" if is_used and entry else "[stage]"


StageEntry = Annotated[
    Annotated[Stage, Tag("[stage]")] | Annotated[UsedStage, Tag("[used]")],
    Discriminator(_written_or_used),
]


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


class SharedStage(Stage):
    """A stage as a plan shows it that is written in another one, its home."""

    written_in: Id


class Plan(WrittenPlan):
    """One training programme with all its stages."""

    stages: Many[Stage]
