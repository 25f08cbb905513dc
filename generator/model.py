"""The contract of a guide's data: what its files may say, as types.

Everything here is frozen and strict: a value has the type it was written with.
Descriptions are written for plan authors; the editor schema and the key
reference are made from them.
"""

from collections.abc import Iterator, Mapping
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.fields import Address, Day, Id, Line, Many, PaceField, RangeField, Rich

OWN_RULE = "our-own-rule"
"""What `sources:` says where the guide itself made the rule."""

StepKind = Literal["milestone", "repeat", "every-session"]


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class Part(BaseModel):
    """What every part of a guide's data has in common: strict, frozen, kebab-case keys."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", alias_generator=_kebab)


class Claim(Part):
    """Something the guide says is so, with the sources that carry it."""

    text: Line = Field(description="One plain sentence, without Markdown.")
    sources: Many[Id] = Field(
        default=(),
        description=f"Keys from _sources.yml that carry this, or {OWN_RULE}.",
        examples=[["spca-nz"], [OWN_RULE]],
    )
    safety: bool = Field(
        default=False,
        description="true where a mistake could hurt: a source of tier A or B has to carry it.",
    )


class RichClaim(Claim):
    """A claim of one or more paragraphs: **bold**, *italics*, lists and [links](page.md)."""

    text: Rich = Field(description="Paragraphs, lists, **bold**, *italics* and [links](page.md).")


class Step(Claim):
    """One thing to do, with an id and a tick."""

    id: Id = Field(
        description="Unique in the whole guide and never changed: readers' ticks hang on it."
    )
    kind: StepKind = Field(
        default="milestone",
        description="milestone: done once. repeat: done so many times. every-session: each time.",
    )
    times: int | None = Field(default=None, ge=2, le=20, description="How often a repeat is done.")
    note: Rich | None = Field(default=None, description="A short hint shown under the step.")

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

    title: Line = Field(description="The moment it is for, such as: Before the door opens.")
    steps: Many[Step] = Field(min_length=1)


class Session(Part):
    """How long and how often, all as ranges and none of them a deadline."""

    minutes: RangeField | None = Field(default=None, description="Minutes a session, such as 2-5.")
    per_day: RangeField | None = Field(default=None, description="Sessions a day, such as 1-2.")
    pace: PaceField = Field(
        description="once, ongoing, or a wide range such as 3-7 days, 1-6 weeks or 3-10 sessions."
    )
    note: Rich | None = Field(default=None, description="What to know about the pace.")
    sources: Many[Id] = Field(default=(), description=f"Source keys, or {OWN_RULE}.")


class StepBack(Part):
    """Where a setback leads and how."""

    to: Id = Field(description="The id of an earlier stage of this plan.")
    how: Rich = Field(description="What to do there before coming back.")
    sources: Many[Id] = Field(default=(), description=f"Source keys, or {OWN_RULE}.")


class Stage(Part):
    """An ordered part of a plan: one page, one printed sheet."""

    id: Id = Field(description="Unique in its plan; the page's address ends with it.")
    title: Line = Field(description="What the stage is about, in a few words.")
    goal: Line = Field(description="What is true when the stage is done.")
    why: RichClaim = Field(description="Why the stage is there.")
    equipment: Many[Line] = Field(default=(), description="What to have at hand.")
    session: Session
    alongside: Many[Id] = Field(default=(), description="Stages this one runs beside.")
    checklists: Many[Checklist] = Field(min_length=1)
    advance_when: Many[Claim] = Field(default=(), description="What has to be true to move on.")
    ease_off_when: Many[Claim] = Field(default=(), description="What tells you to make it easier.")
    stop_when: Many[Claim] = Field(default=(), description="What ends the session at once.")
    step_back: StepBack | None = Field(default=None, description="Where a setback leads.")
    final: bool = Field(default=False, description="true on the last stage, which has no end.")

    @property
    def steps(self) -> Iterator[Step]:
        """All steps in the order of the page."""
        return (step for checklist in self.checklists for step in checklist.steps)


class Principle(RichClaim):
    """An idea the whole plan rests on."""

    title: Line


class Plan(Part):
    """One training programme: one file, whose name is its id."""

    title: Line = Field(description="The plan's name, in a few words.")
    summary: Line = Field(description="One sentence for the list of plans.")
    reviewed: Day = Field(description="The day somebody last read it all with care: 2026-11-22.")
    audience: RichClaim = Field(description="Who the plan is for, and who it is not for.")
    principles: Many[Principle] = Field(default=(), description="The ideas the plan rests on.")
    setbacks: RichClaim = Field(description="What a setback is and what to do about one.")
    stages: Many[Stage] = Field(min_length=1)


class Source(Part):
    """An entry of the bibliography."""

    title: Line
    author: Line = Field(description="Who wrote or published it.")
    tier: Literal["A", "B", "C"] = Field(
        description="A: study or professional guideline. B: charity, vet, textbook, government. "
        "C: maker, trade, blog, forum."
    )
    year: int | None = Field(default=None, ge=1800, le=2100)
    url: Address | None = None
    note: Line | None = Field(
        default=None, description="How it was read: whole, in part, re-hosted."
    )


class Sources(Part):
    """The file of sources."""

    sources: dict[Id, Source]


class Signal(Part):
    """What one of the three colours means in this guide."""

    title: Line = Field(description="The word beside the shape, such as: Carry on.")
    meaning: Line = Field(description="One sentence that says what it looks like.")


class Signals(Part):
    """The meaning of the three colours."""

    green: Signal = Signal(title="Carry on", meaning="All is well.")
    amber: Signal = Signal(title="Ease off", meaning="Make it easier or shorter.")
    red: Signal = Signal(title="Stop", meaning="End the session.")


class Criteria(Part):
    """Criteria that hold at every stage of every plan, beside a stage's own."""

    advance_when: Many[Claim] = ()
    ease_off_when: Many[Claim] = ()
    stop_when: Many[Claim] = ()


class Subject(Part):
    """The word for whose progress it is."""

    one: Line = "learner"
    many: Line = "learners"


class Links(Part):
    """Pages by hand that every stage points to, as file names in content/."""

    signals: Line | None = Field(default=None, description="The page that explains the colours.")
    emergency: Line | None = Field(default=None, description="The page for when it goes wrong.")


class Settings(Part):
    """The guide's own settings, from _guide.yml."""

    id: Id = Field(default="guide", description="Names this guide's records in the browser.")
    language: Literal["en"] = "en"
    subject: Subject = Subject()
    signals: Signals = Signals()
    criteria: Criteria = Criteria()
    links: Links = Links()


class Guide(BaseModel):
    """All of a guide's data, checked: what the pages are made from."""

    model_config = ConfigDict(frozen=True)

    settings: Settings
    sources: Mapping[str, Source]
    plans: Mapping[str, Plan]
