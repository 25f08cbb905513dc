"""What is done and ticked: steps, and the lists of those that are read at one moment."""

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.fields import Id, Line, Many, Rich
from generator.model.claims import Claim, Part

StepKind = Literal["milestone", "repeat", "every-session"]


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
