"""Rules that keep readers' ticks: a published id stays, is renamed or is retired, never lost."""

from collections.abc import Iterator
from difflib import get_close_matches

from generator import ledger
from generator.model import Part, Retired, Step
from generator.rules.rule import Context, Finding, Rule, everywhere
from generator.settings import Recorded
from generator.yaml_tree import Path


def kept(context: Context) -> Iterator[Finding]:
    guide = context.guide
    known = {*ledger.live(guide), *ledger.renamed(guide), *ledger.retired(guide)}
    for number, entry in enumerate(guide.ledger.steps if context.read_whole else ()):
        if entry.id not in known and not entry.retired:
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
    recorded = ledger.recorded(context.guide)
    steps = {step.id: (file, path, step) for file, path, step in everywhere(context, Step)}
    new = [step_id for step_id in steps if step_id not in recorded]
    now = ledger.renamed(context.guide).get(entry.now or "", entry.now)
    similar = get_close_matches(entry.id, new, n=1)
    return steps.get(now or "") or steps.get(similar[0] if similar else "")


def not_reused(context: Context) -> Iterator[Finding]:
    guide = context.guide
    gone, recorded = ledger.retired(guide), ledger.recorded(guide)
    for name, path, step in everywhere(context, Step):
        entry = recorded.get(step.id)
        if step.id in gone or (entry and entry.retired):
            message = f"the id '{step.id}' belonged to a step that is retired"
            yield Finding(name, (*path, "id"), message, "choose a new id for the new step")
        elif entry and entry.now and entry.now != step.id:
            message = f"the id '{step.id}' belonged to the step that is now '{entry.now}'"
            yield Finding(name, (*path, "id"), message, "choose a new id for the new step")


def collapsed(context: Context) -> Iterator[Finding]:
    live = ledger.live(context.guide)
    for name, path, step in everywhere(context, Step):
        for number, old in enumerate(step.was):
            here = (*path, "was", number)
            if old == step.id:
                yield Finding(name, here, f"'{old}' is the id the step has now", "delete it here")
            elif old in live:
                message = f"'{old}' is still the id of another step"
                hint = f"delete it here, or delete that step and add its own was: {_ids(live[old])}"
                yield Finding(name, here, message, hint)


def _ids(step: Step) -> str:
    return f"[{', '.join((step.id, *step.was))}]"


def claimed_once(context: Context) -> Iterator[Finding]:
    seen: set[str] = set()
    for name, path, part in everywhere(context, Part):
        for here, old in _claims(part, path):
            if old in seen:
                message = f"two places say what became of the step '{old}'"
                hint = "keep the one that readers' ticks should follow"
                yield Finding(name, here, message, hint)
            seen.add(old)


def _claims(part: Part, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(part, Step):
        yield from (((*path, "was", number), old) for number, old in enumerate(part.was))
    if isinstance(part, Retired):
        yield (*path, "id"), part.id


def one_code_each(context: Context) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for number, entry in enumerate(context.guide.ledger.steps):
        if entry.code in seen:
            message = f"the printed code '{entry.code}' stands for '{seen[entry.code]}' already"
            path = ("steps", number, "code")
            yield Finding("_ids", path, message, "take back the last edit of this file")
        if entry.code:
            seen.setdefault(entry.code, entry.id)


RULES = (
    Rule("kept-ids", "A reader's tick is never lost.", kept),
    Rule("reused-ids", "A tick for one thing never turns into a tick for another.", not_reused),
    Rule("collapsed-ids", "A browser that slept through releases finds its way.", collapsed),
    Rule("printed-codes", "What hangs on a fridge leads to one step.", one_code_each),
    Rule("claimed-once", "A tick follows to one step only.", claimed_once),
)
