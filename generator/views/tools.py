"""What asks the reader something: the chooser and calculators."""

from dataclasses import dataclass

from generator.views.claims import ClaimView
from generator.views.links import LinkView


@dataclass(frozen=True)
class AnswerView:
    """An answer of the chooser; one without a link goes on to the next question."""

    answer: str
    link: LinkView | None
    why: ClaimView | None


@dataclass(frozen=True)
class QuestionView:
    """A question of the chooser with its answers."""

    id: str
    ask: str
    note: str
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True)
class ChooserView:
    """All questions, with the addresses of the plans and of the sources, which may be empty."""

    questions: tuple[QuestionView, ...]
    plans: str
    sources: str


@dataclass(frozen=True)
class InputView:
    """A number that a calculator asks for; `usual` are labels and values of buttons."""

    name: str
    title: str
    help: ClaimView | None
    least: str
    most: str
    start: str
    usual: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FormulaView:
    """A result of a calculator, with its formula in words."""

    name: str
    label: str
    unit: str
    formula: str


@dataclass(frozen=True)
class CalculatorView:
    """A calculator; `sums` are its formulas for the script, as JSON, and `rows` a worked table.

    `sources` is the address of the page that lists them, or empty.
    """

    id: str
    title: str
    inputs: tuple[InputView, ...]
    results: tuple[FormulaView, ...]
    sums: str
    why: ClaimView
    notes: tuple[ClaimView, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sources: str
