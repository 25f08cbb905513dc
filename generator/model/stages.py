"""A stage: one page and one printed sheet, written in a plan or taken from another one."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from generator.fields import Former, Id, Line, Many, Place, Rich
from generator.model.claims import SOURCES, Claim, Part, RichClaim
from generator.model.sessions import AdvanceAfter, Session
from generator.model.steps import Checklist, Step


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
    icon: Id | None = Field(
        default=None,
        description="The drawing in its stop on the plan's track: a name from _icons.yml.",
        examples=["flag"],
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


class SharedStage(Stage):
    """A stage as a plan shows it that is written in another one, its home."""

    written_in: Id


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
