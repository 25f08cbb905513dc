"""Rules for calculators: formulas that can be read, and that come to something."""

from collections.abc import Iterator
from itertools import islice, product

from generator.calculators import Calculator
from generator.formula import names, plain, sums
from generator.problems import guess, shortened
from generator.rules.rule import Context, Finding, Rule, everywhere
from generator.yaml_document import Path

MOST_ROWS = 4096
"""How many pairings of limits are tried: those of twelve inputs, more than anybody fills in."""

_HOW = "write names, numbers, + - * / and brackets, such as speed / 2"


def unique_calculators(context: Context) -> Iterator[Finding]:
    seen: set[str] = set()
    for file, path, calculator in everywhere(context, Calculator):
        if calculator.id in seen:
            message = f"the calculator id '{calculator.id}' is used twice"
            yield Finding(file, (*path, "id"), message, "give one of them another id")
        seen.add(calculator.id)


def unique_names(context: Context) -> Iterator[Finding]:
    for file, path, calculator in everywhere(context, Calculator):
        seen: set[str] = set()
        for key in ("inputs", "results"):
            for number, part in enumerate(getattr(calculator, key)):
                if part.name in seen:
                    message = f"the name '{part.name}' is used twice in this calculator"
                    where = (*path, key, number, "name")
                    yield Finding(file, where, message, "give one of them another name")
                seen.add(part.name)


def formulas(context: Context) -> Iterator[Finding]:
    for file, path, calculator in everywhere(context, Calculator):
        known = [given.name for given in calculator.inputs]
        for number, result in enumerate(calculator.results):
            where = (*path, "results", number, "formula")
            try:
                asked = names(sums(result.formula))
            except ValueError:
                message = f"'{shortened(result.formula)}' is not a formula"
                yield Finding(file, where, message, _HOW)
                asked = []
            for name in dict.fromkeys(asked):
                if name not in known:
                    message = f"nothing before it is called '{name}'{guess(name, known)}"
                    hint = f"use one of {', '.join(known)}"
                    yield Finding(file, where, message, hint)
            known.append(result.name)


def within_limits(context: Context) -> Iterator[Finding]:
    for file, path, calculator in everywhere(context, Calculator):
        for number, given in enumerate(calculator.inputs):
            where = (*path, "inputs", number)
            span = f"{plain(given.least)} to {plain(given.most)}"
            values = [(("start",), given.start)] + [
                (("usual", place, "value"), usual.value) for place, usual in enumerate(given.usual)
            ]
            for key, value in values:
                if not given.least <= value <= given.most:
                    message = f"{plain(value)} is not within {span}"
                    yield Finding(file, (*where, *key), message, "move it, or the limits")


def worked_examples(context: Context) -> Iterator[Finding]:
    for file, path, calculator in everywhere(context, Calculator):
        wanted = [given.label for given in calculator.inputs]
        for number, row in enumerate(calculator.examples):
            if len(row) != len(wanted):
                message = f"numbers in this row: {len(row)}, inputs: {len(wanted)}"
                hint = f"write a number each for: {', '.join(wanted)}"
                yield Finding(file, (*path, "examples", number), message, hint)
            elif broken := _broken(calculator, row):
                yield Finding(file, (*path, "examples", number), *broken)


def come_to_something(context: Context) -> Iterator[Finding]:
    for file, path, calculator in everywhere(context, Calculator):
        yield from _at_the_limits(file, path, calculator)


def _at_the_limits(file: str, path: Path, calculator: Calculator) -> Iterator[Finding]:
    rows = product(*((given.least, given.most) for given in calculator.inputs))
    for row in islice(rows, MOST_ROWS):
        if broken := _broken(calculator, row):
            yield Finding(file, (*path, "results"), *broken)
            return


def _broken(calculator: Calculator, row: tuple[float, ...]) -> tuple[str, str] | None:
    """Tell what is wrong with what some numbers come to; formulas at fault are told elsewhere."""
    given = {part.name: value for part, value in zip(calculator.inputs, row, strict=True)}
    told = ", ".join(f"{name} {plain(value)}" for name, value in given.items())
    try:
        tuple(calculator.worked(given))
    except ZeroDivisionError:
        return f"with {told}, something is divided by 0", "raise the least of what divides"
    except OverflowError:
        return f"with {told}, a result is larger than numbers can be", "write smaller numbers"
    except (ValueError, KeyError):
        return None
    return None


RULES = (
    Rule("unique-calculators", "A page asks for a calculator by its id.", unique_calculators),
    Rule("unique-names", "A name in a formula means one thing.", unique_names),
    Rule("formulas", "What is shown is what is worked out, and nothing else runs.", formulas),
    Rule("within-limits", "What stands there at first is no mistake.", within_limits),
    Rule("worked-examples", "Without scripts the worked table has to do.", worked_examples),
    Rule("come-to-something", "Whatever is typed has an answer.", come_to_something),
)
