"""The contract of a guide's calculators, from _calculate.yml: a few numbers in, a few out."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field

from generator.fields import Id, Line, Many, Name
from generator.formula import Rounded, rounded, sums, worked
from generator.model.claims import Part, RichClaim

Number = Annotated[float, Field(ge=0, le=1_000_000)]


class Usual(Part):
    """A value that many readers will want, on a button."""

    label: Line = Field(description="What it is the value of.", examples=["A brisk walk"])
    value: Number = Field(description="The value.", examples=[6.5])


class Term(Part):
    """A number with a name."""

    name: Name = Field(
        description="What formulas call it, without hyphens: they mean minus.", examples=["speed"]
    )
    label: Line = Field(description="What readers call it.", examples=["Speed"])
    unit: Line | None = Field(default=None, description="Its unit.", examples=["km/h"])


class Input(Term):
    """A number that the reader gives."""

    help: RichClaim | None = Field(default=None, description="Where the reader finds it.")
    least: Number = Field(description="The smallest that makes sense.", examples=[1])
    most: Number = Field(description="The largest that makes sense.", examples=[30])
    start: Number = Field(description="What stands there at first.", examples=[6])
    usual: Many[Usual] = Field(default=(), description="Values on buttons.")


class Result(Term):
    """A number that comes out."""

    formula: Line = Field(
        description="Names of inputs and of earlier results, numbers, + - * / and brackets.",
        examples=["speed / 2"],
    )
    rounded: Rounded = Field(
        default="nearest", description="Which way it is rounded.", examples=["down"]
    )
    places: int = Field(
        default=0, ge=0, le=3, description="Digits after the point that it keeps.", examples=[1]
    )


class Calculator(Part):
    """One calculator; a page shows it with `<!-- guide: calculator its-id -->`."""

    id: Id = Field(description="Unique among the calculators.", examples=["half-an-hour"])
    title: Line = Field(description="What it works out.", examples=["How far is half an hour?"])
    inputs: Many[Input] = Field(min_length=1, description="What goes in.")
    results: Many[Result] = Field(min_length=1, description="What comes out, in this order.")
    why: RichClaim = Field(description="What the formulas rest on.")
    examples: Many[Many[Number]] = Field(
        min_length=1,
        description="Rows of a worked table: in each a number for every input, in their order.",
        examples=[[6]],
    )
    notes: Many[RichClaim] = Field(default=(), description="What to mind, the gravest first.")

    def worked(self, given: Mapping[str, float]) -> Iterator[float]:
        """Return the results for some inputs, each rounded; later ones rest on the exact ones.

        Raises:
            ValueError: a formula cannot be read.
            KeyError: a formula asks for a name that is not there.
            ZeroDivisionError: something is divided by nothing.
            OverflowError: a result is larger than numbers can be.
        """
        values = dict(given)
        for result in self.results:
            values[result.name] = worked(sums(result.formula), values)
            yield rounded(values[result.name], result.rounded, result.places)


class Calculators(Part):
    """The file of calculators."""

    calculators: Many[Calculator] = Field(default=(), description="The calculators.")

    @property
    def by_id(self) -> Mapping[str, Calculator]:
        """The calculators by their ids."""
        return {calculator.id: calculator for calculator in self.calculators}
