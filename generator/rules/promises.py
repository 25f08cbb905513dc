"""Rules that keep readers' ticks: a published id stays, is renamed or is retired, never lost."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from generator import ledger
from generator.model.plans import Retired
from generator.model.steps import Step
from generator.rules.by_file import by_file, gathered, nothing
from generator.rules.rule import Context, File, Finding, Rule, everywhere
from generator.settings import Ledger, Recorded
from generator.yaml_document import Path


def kept(context: Context) -> Iterator[Finding]:
    guide = context.guide
    known = {*guide.steps, *guide.renamed, *ledger.retired(guide)}
    unknown = guide.ledger.by_id.keys() - known
    for number, entry in enumerate(guide.ledger.steps if unknown and context.read_whole else ()):
        if entry.id in unknown and not entry.retired:
            yield _gone(context, number, entry)


def _gone(context: Context, number: int, entry: Recorded) -> Finding:
    """Say that a published id is gone, at the step that most likely has its place now."""
    message = f"the published step '{entry.id}' is gone"
    heir = _heir(context, entry)
    if heir is None:
        hint = f"write was: [{entry.id}] on the step it became, or list it under retired:"
        return Finding("_ids", ("steps", number, "id"), message, hint)
    file, path, step = heir
    was = ", ".join((entry.id, *step.was))
    hint = f"if it is '{step.id}' now, write here was: [{was}]; if it went, list it under retired:"
    return Finding(file, (*path, "id"), message, hint)


def _heir(context: Context, entry: Recorded) -> tuple[str, Path, Step] | None:
    """Return the step that a lost id was renamed to before, or a new step with a similar id."""
    recorded = context.guide.ledger.by_id
    steps = {step.id: (file, path, step) for file, path, step in everywhere(context, Step)}
    new = [step_id for step_id in steps if step_id not in recorded]
    now = context.guide.renamed.get(entry.now or "", entry.now)
    similar = get_close_matches(entry.id, new, n=1)
    return steps.get(now or "") or steps.get(similar[0] if similar else "")


def _past(context: Context) -> tuple[Mapping[str, Retired], Mapping[str, Recorded]]:
    return ledger.retired(context.guide), context.guide.ledger.by_id


def not_reused(
    file: File, past: tuple[Mapping[str, Retired], Mapping[str, Recorded]]
) -> Iterator[Finding]:
    gone, recorded = past
    for path, step in file.each(Step):
        entry = recorded.get(step.id)
        if step.id in gone or (entry and entry.retired):
            message = f"the id '{step.id}' belonged to a step that is retired"
            yield Finding(file.name, (*path, "id"), message, "choose a new id for the new step")
        elif entry and entry.now and entry.now != step.id:
            message = f"the id '{step.id}' belonged to the step that is now '{entry.now}'"
            yield Finding(file.name, (*path, "id"), message, "choose a new id for the new step")


def collapsed(context: Context) -> Iterator[Finding]:
    live = context.guide.steps
    for file, path, old, now in gathered(_renamings, nothing, context):
        if old == now:
            yield Finding(file, path, f"'{old}' is the id the step has now", "delete it here")
        elif old in live:
            message = f"'{old}' is still the id of another step"
            hint = f"delete it here, or delete that step and add its own was: {_ids(live[old])}"
            yield Finding(file, path, message, hint)


def _renamings(file: File, _: None) -> Iterator[tuple[str, Path, str, str]]:
    """Return every id that a step had, with where it is written and the id it has now."""
    for path, step in file.each(Step):
        for number, old in enumerate(step.was):
            yield file.name, (*path, "was", number), old, step.id


def _ids(step: Step) -> str:
    return f"[{', '.join((step.id, *step.was))}]"


def claimed_once(context: Context) -> Iterator[Finding]:
    seen: set[str] = set()
    for name, path, old in gathered(_claims, nothing, context):
        if old in seen:
            message = f"two places say what became of the step '{old}'"
            yield Finding(name, path, message, "keep the one that readers' ticks should follow")
        seen.add(old)


def _claims(file: File, _: None) -> Iterator[tuple[str, Path, str]]:
    for path, part in file.parts:
        if isinstance(part, Step):
            yield from ((file.name, (*path, "was", n), old) for n, old in enumerate(part.was))
        if isinstance(part, Retired):
            yield file.name, (*path, "id"), part.id


def one_code_each(context: Context) -> Iterator[Finding]:
    ledger = context.guide.ledger
    yield from context.memory.get(one_code_each, ledger, lambda: tuple(_printed_twice(ledger)))


def _printed_twice(ledger: Ledger) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for number, entry in enumerate(ledger.steps):
        if entry.code in seen:
            message = f"the printed code '{entry.code}' stands for '{seen[entry.code]}' already"
            path = ("steps", number, "code")
            yield Finding("_ids", path, message, "take back the last edit of this file")
        if entry.code:
            seen.setdefault(entry.code, entry.id)


RULES = (
    Rule("kept-ids", "A reader's tick is never lost.", kept),
    Rule(
        "reused-ids",
        "A tick for one thing never turns into a tick for another.",
        by_file(not_reused, _past),
    ),
    Rule("collapsed-ids", "A browser that slept through releases finds its way.", collapsed),
    Rule("printed-codes", "What hangs on a fridge leads to one step.", one_code_each),
    Rule("claimed-once", "A tick follows to one step only.", claimed_once),
)
