"""The rule that what could hurt is read first.

It goes by `safety: true` and looks at lists that are gone through as a whole: criteria, the
steps of every session, and cards on which each line is confirmed. Where steps are done once, or
line by line, one follows from the other, and no program can tell whether they could change
places. Nor can it weigh two lines of the same kind.
"""

from collections.abc import Iterable, Iterator

from generator.cards import Card
from generator.model.claims import Claim
from generator.model.stages import Stage
from generator.model.steps import Checklist
from generator.problems import shortened
from generator.rules.rule import Context, Finding, Rule, everywhere
from generator.settings import Criteria
from generator.yaml_document import Path

Line = tuple[Path, Claim]


def dangerous_first(context: Context) -> Iterator[Finding]:
    for file, lines in _lists(context):
        above: Claim | None = None
        for path, claim in lines:
            if not claim.safety:
                above = above or claim
            elif above:
                message = "this could hurt, and stands below what is not marked so"
                hint = f"move it above '{shortened(above.text)}', or mark that safety: true too"
                yield Finding(file, (*path, "text"), message, hint)


def _lists(context: Context) -> Iterator[tuple[str, list[Line]]]:
    """Return the lists that are gone through as a whole, each with its file."""
    criteria: list[tuple[str, Path, Stage | Criteria]]
    criteria = [*everywhere(context, Stage), *everywhere(context, Criteria)]
    for file, path, part in criteria:
        yield file, _lines((*path, "advance-when"), part.advance_when)
        yield file, _lines((*path, "ease-off-when"), part.ease_off_when)
        yield file, _lines((*path, "stop-when"), part.stop_when)
    for file, path, checklist in everywhere(context, Checklist):
        steps = zip(_lines((*path, "steps"), checklist.steps), checklist.steps, strict=True)
        yield file, [line for line, step in steps if step.kind == "every-session"]
    for file, path, card in everywhere(context, Card):
        yield file, _lines((*path, "items"), card.items if card.kind == "do-confirm" else ())


def _lines(path: Path, claims: Iterable[Claim]) -> list[Line]:
    return [((*path, number), claim) for number, claim in enumerate(claims)]


RULES = (
    Rule("dangerous-first", "What is read first is read with the most care.", dangerous_first),
)
