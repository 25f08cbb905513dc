"""The contract of a guide's own files: its settings, its sources, its ledger of ids."""

from functools import cached_property
from typing import Annotated, Literal, cast

from pydantic import Field, StringConstraints

from generator.fields import Address, Former, Id, Line, Many
from generator.model.claims import Claim, Part
from generator.model.plans import Retired, RetiredPage
from generator.model.sessions import AdvanceAfter
from generator.short_codes import PATTERN


class Source(Part):
    """An entry of the bibliography."""

    title: Line = Field(description="Its title.", examples=["Starting to run"])
    author: Line = Field(description="Who wrote or published it.", examples=["A. Writer"])
    tier: Literal["A", "B", "C"] = Field(
        description="A: study or professional guideline. "
        "B: charity, practitioner, textbook, government. "
        "C: maker, trade, blog, forum.",
        examples=["B"],
    )
    year: int | None = Field(
        default=None, ge=1800, le=2100, description="The year it came out.", examples=[2024]
    )
    url: Address | None = Field(
        default=None, description="Where to read it.", examples=["https://example.org/page"]
    )
    note: Line | None = Field(
        default=None,
        description="How it was read: whole, in part, re-hosted.",
        examples=["Read through a press report."],
    )


class Sources(Part):
    """The file of sources."""

    sources: dict[Id, Source] = Field(default={}, description="Each source under its key.")


class Signal(Part):
    """What one of the three colours means in this guide."""

    title: Line = Field(description="The word beside the shape.", examples=["Carry on"])
    meaning: Line = Field(
        description="One sentence that says what it looks like.",
        examples=["You can still talk."],
    )


class Signals(Part):
    """The meaning of the three colours."""

    green: Signal = Field(
        default=Signal(title="Carry on", meaning="All is well."), description="Go on."
    )
    amber: Signal = Field(
        default=Signal(title="Ease off", meaning="Make it easier or shorter."),
        description="Make it easier.",
    )
    red: Signal = Field(
        default=Signal(title="Stop", meaning="End the session."), description="End it."
    )

    @property
    def meanings(self) -> tuple[str, str, str]:
        """What green, amber and red mean."""
        return self.green.meaning, self.amber.meaning, self.red.meaning


class Criteria(Part):
    """Criteria that hold at every stage of every plan, beside a stage's own."""

    advance_when: Many[Claim] = Field(
        default=(), description="What has to be true to move on, but for stages without sessions."
    )
    ease_off_when: Many[Claim] = Field(default=(), description="What tells you to make it easier.")
    stop_when: Many[Claim] = Field(default=(), description="What ends any session at once.")


class Measure(Part):
    """Something that is measured now and then."""

    id: Id = Field(
        description="Names it in readers' browsers; never changes.", examples=["resting-pulse"]
    )
    title: Line = Field(description="What it is called.", examples=["Resting pulse"])
    unit: Line = Field(description="What it is counted in.", examples=["beats a minute"])


class Subject(Part):
    """The word for whose progress it is, and what may be noted of each."""

    one: Line = Field(default="learner", description="For one of them.", examples=["runner"])
    many: Line = Field(default="learners", description="For several.", examples=["runners"])
    measures: Many[Measure] = Field(
        default=(), description="What readers may measure, each value with its day."
    )


class Asked(Part):
    """What is asked at the end of a session, beside its colour; each is yes or no."""

    ate: Line | None = Field(
        default=None,
        description="A question whose good answer is yes.",
        examples=["Did you drink enough?"],
    )
    left: Line | None = Field(
        default=None,
        description="A question whose good answer is no.",
        examples=["Did you have to stop and walk?"],
    )


class Progress(AdvanceAfter):
    """When the pages suggest to move on from a stage, and what after several step-backs."""

    alternative: Id | None = Field(
        default=None,
        description="The plan to offer after a third step back at one stage.",
        examples=["walking-only"],
    )


class Links(Part):
    """Pages by hand that every stage points to."""

    signals: Line | None = Field(
        default=None, description="The page that explains the colours.", examples=["signals.md"]
    )
    emergency: Line | None = Field(
        default=None, description="The page for when it goes wrong.", examples=["help.md"]
    )
    sources: Line | None = Field(
        default=None, description="The page that lists all sources.", examples=["sources.md"]
    )
    tags: Line | None = Field(
        default=None, description="The page that lists plans by tag.", examples=["find.md"]
    )
    history: Line | None = Field(
        default=None,
        description="The page that shows the way come so far.",
        examples=["history.md"],
    )


class TagGroup(Part):  # noqa: PLW1641  # its words cannot be hashed
    """Words of one kind that plans can be found by."""

    title: Line = Field(description="What the words tell apart.", examples=["Age"])
    words: dict[Id, Line] = Field(
        description="Each word as plans write it, with how it is shown.",
        examples=[{"adult": "Grown up"}],
    )

    def __eq__(self, other: object) -> bool:
        """Tell whether it is the same group in the same order, for words are shown in it."""
        return super().__eq__(other) and [*self.words] == [*cast("TagGroup", other).words]


class Avoided(Part):
    """Words that the guide's texts do without, for the check to point out."""

    words: Many[Line] = Field(
        min_length=1, description="The words, in any case.", examples=[["utilise"]]
    )
    instead: Line = Field(description="What to write instead.", examples=["use"])
    why: Line = Field(description="Why, in a few words.", examples=["plain words"])


class Settings(Part):  # noqa: PLW1641  # likewise
    """The guide's own settings, from _guide.yml."""

    id: Id = Field(
        default="guide",
        description="Names this guide's records in readers' browsers; never changes.",
        examples=["my-guide"],
    )
    language: Literal["en"] = Field(
        default="en", description="The language of the pages' own words.", examples=["en"]
    )
    subject: Subject = Field(default=Subject(), description="The word for whose progress it is.")
    signals: Signals = Field(default=Signals(), description="What the three colours mean.")
    session: Asked = Field(default=Asked(), description="What a session is asked at its end.")
    progress: Progress | None = Field(
        default=None, description="When to move on, and what after several step-backs."
    )
    criteria: Criteria = Field(default=Criteria(), description="What holds at every stage.")
    links: Links = Field(default=Links(), description="Pages that every stage points to.")
    tags: dict[Id, TagGroup] = Field(
        default={}, description="The groups of words that plans can be found by."
    )
    units: Literal["any", "both"] = Field(
        default="any",
        description="both: every metric figure has the US one beside it.",
        examples=["both"],
    )
    readers: Many[Line] = Field(
        default=(),
        description="What the guide's readers could be called, one of them each; its texts say "
        "you instead, and the check points out where not.",
        examples=[["runner"]],
    )
    avoid: Many[Avoided] = Field(
        default=(), description="Words that the check warns of, with those to use."
    )
    retired: Many[Retired] = Field(default=(), description="Steps of plans that are gone for good.")
    retired_plans: Many[RetiredPage] = Field(
        default=(), description="Plans that are gone for good."
    )

    def __eq__(self, other: object) -> bool:
        """Tell whether they are the same settings in the same order, for tags are shown in it."""
        return super().__eq__(other) and [*self.tags] == [*cast("Settings", other).tags]


class Recorded(Part):
    """A step id that has been published, and what became of it."""

    id: Id
    now: Id | None = Field(default=None, description="The id the step has now, if it was renamed.")
    retired: bool = Field(default=False, description="true where the step is gone for good.")
    code: Annotated[str, StringConstraints(pattern=PATTERN)] | None = Field(
        default=None, description="The code that stands for the step on paper."
    )


class RecordedPage(Part):
    """A plan, or a plan, a slash and a stage, that has been published, and what became of it."""

    page: Former
    now: Former | None = Field(default=None, description="Where it is now, if it moved.")
    retired: bool = Field(default=False, description="true where it is gone for good.")


class Ledger(Part):
    """All step ids that readers' browsers may know, and all addresses, from _ids.yml."""

    steps: Many[Recorded] = ()
    pages: Many[RecordedPage] = ()

    @cached_property
    def by_id(self) -> dict[str, Recorded]:
        """The steps by their ids."""
        return {entry.id: entry for entry in self.steps}

    @cached_property
    def printed(self) -> dict[str, str]:
        """The code of each step that has one, by its id."""
        return {entry.id: entry.code for entry in self.steps if entry.code}
