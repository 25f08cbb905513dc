"""A calculator, as the page that shows it needs it."""

import json

from generator.basis import References
from generator.calculators import Calculator, Input, Result, Term
from generator.formula import parts, plain, sums
from generator.guide import Guide
from generator.pages.writer import Words, Writer, used
from generator.views import CalculatorView, FormulaView, InputView

_SIGNS = {"*": "×", "/": "÷", "-": "−", "+": "+"}


def calculator(guide: Guide, words: Words, path: str, asked: Calculator) -> CalculatorView:
    """Return a calculator as it is shown on the page at `path`, with its table worked out."""
    writer = Writer(guide, words, path, References(used(asked), guide.sources))
    page = guide.settings.links.sources
    rows = (
        dict(zip((given.name for given in asked.inputs), row, strict=True))
        for row in asked.examples
    )
    terms: tuple[Term, ...] = (*asked.inputs, *asked.results)
    return CalculatorView(
        id=asked.id,
        title=asked.title,
        inputs=tuple(_input(writer, given) for given in asked.inputs),
        results=tuple(_formula(asked, result) for result in asked.results),
        sums=json.dumps(
            [
                [result.name, sums(result.formula), result.rounded, result.places]
                for result in asked.results
            ]
        ),
        why=writer.claim(asked.why),
        notes=writer.claims(asked.notes),
        columns=tuple(_titled(term) for term in terms),
        rows=tuple(
            tuple(plain(value) for value in (*row.values(), *asked.worked(row))) for row in rows
        ),
        sources=writer.address(page) if page else "",
    )


def _titled(term: Term) -> str:
    return f"{term.label} ({term.unit})" if term.unit else term.label


def _input(writer: Writer, given: Input) -> InputView:
    return InputView(
        name=given.name,
        title=_titled(given),
        help=writer.claim(given.help) if given.help else None,
        least=plain(given.least),
        most=plain(given.most),
        start=plain(given.start),
        usual=tuple((usual.label, plain(usual.value)) for usual in given.usual),
    )


def _formula(asked: Calculator, result: Result) -> FormulaView:
    """Return a formula in words: what is shown is made from what is worked out."""
    terms: tuple[Term, ...] = (*asked.inputs, *asked.results)
    labels = {term.name: term.label for term in terms}
    shown = (labels.get(part) or _SIGNS.get(part, part) for part in parts(result.formula))
    return FormulaView(result.name, result.label, result.unit or "", " ".join(shown))
