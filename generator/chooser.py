"""The contract of a guide's chooser, from _choose.yml: questions that lead to a plan."""

from pydantic import Field

from generator.fields import Id, Line, Many, Rich
from generator.model.claims import Part, RichClaim


class Answer(Part):
    """An answer, and where it leads; one that leads nowhere goes on to the next question."""

    answer: Line = Field(description="The answer, in a few words.", examples=["Yes"])
    plan: Id | None = Field(
        default=None, description="The plan it leads to.", examples=["first-plan"]
    )
    page: Line | None = Field(
        default=None, description="The page by hand it leads to.", examples=["help.md#rest"]
    )
    label: Line | None = Field(
        default=None, description="What the link to that page says.", examples=["Rest first"]
    )
    why: RichClaim | None = Field(default=None, description="Why it leads there.")

    @property
    def leads(self) -> bool:
        """Whether the questions end here."""
        return bool(self.plan or self.page)


class Question(Part):
    """One question; they are asked in their order."""

    id: Id = Field(description="Unique among the questions.", examples=["new-to-it"])
    ask: Line = Field(description="The question.", examples=["Have you run before?"])
    note: Rich | None = Field(
        default=None, description="How to find the answer.", examples=["A school year counts."]
    )
    answers: Many[Answer] = Field(min_length=2, description="Its answers.")


class Chooser(Part):
    """The file of the chooser."""

    questions: Many[Question] = Field(
        default=(), description="The questions, the most important first."
    )
