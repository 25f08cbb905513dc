"""Rules that keep addresses: a published page stays, moves or is retired, never lost."""

from collections.abc import Iterator
from difflib import get_close_matches

from generator import moves
from generator.model.stages import Stage, UsedStage
from generator.rules.ids import is_reserved
from generator.rules.rule import Context, Finding, Rule
from generator.yaml_document import Path


def kept(context: Context) -> Iterator[Finding]:
    lost = list(moves.lost(context.guide) if context.read_whole else ())
    whole = {page for _, page in lost if "/" not in page}
    for number, page in lost:
        plan, _, stage = page.partition("/")
        if not stage:
            yield _lost_plan(context, number, plan)
        elif plan not in whole:
            yield _lost_stage(context, number, plan, stage)


def _lost_plan(context: Context, number: int, plan: str) -> Finding:
    recorded = {entry.page for entry in context.guide.ledger.pages}
    heirs = get_close_matches(plan, [name for name in context.written if name not in recorded], n=1)
    message = f"the published plan '{plan}' is gone"
    hint = "if it went, list it under retired-plans: in _guide.yml"
    if not heirs:
        hint = f"write was: [{plan}] in the plan it became; {hint}"
        return Finding("_ids", ("pages", number, "page"), message, hint)
    was = ", ".join((plan, *context.written[heirs[0]].was))
    hint = f"if it is this plan now, write here was: [{was}]; {hint}"
    return Finding(heirs[0], (), message, hint)


def _lost_stage(context: Context, number: int, plan: str, stage: str) -> Finding:
    """Say that a page is gone, at the new stage of its plan that most likely has its place now."""
    recorded = {entry.page for entry in context.guide.ledger.pages}
    new = {
        other.id: (position, other)
        for name, position, other in context.written_stages()
        if name == plan and f"{plan}/{other.id}" not in recorded
    }
    heirs = get_close_matches(stage, new, n=1)
    message = f"the page of the published stage '{plan}/{stage}' is gone"
    hint = f"if it went, list {stage} under retired-stages: in its plan"
    if not heirs:
        hint = f"write was: [{plan}/{stage}] on the stage it became; {hint}"
        return Finding("_ids", ("pages", number, "page"), message, hint)
    position, heir = new[heirs[0]]
    was = ", ".join((stage, *heir.was))
    hint = f"if it is '{heir.id}' now, write here was: [{was}]; {hint}"
    return Finding(plan, ("stages", position, "id"), message, hint)


def not_reused(context: Context) -> Iterator[Finding]:
    guide = context.guide
    entries = {entry.page: entry for entry in guide.ledger.pages}
    retired = moves.retired(guide)
    for place, (file, path) in _written(context).items():
        entry = entries.get(place)
        hint = "choose a new id for the new one"
        if place in retired or (entry and entry.retired):
            yield Finding(file, path, f"'{place}' was the address of a page that is retired", hint)
        elif entry and entry.now and entry.now != place:
            message = f"'{place}' was the address of the page that is now '{entry.now}'"
            yield Finding(file, path, message, hint)


def _written(context: Context) -> dict[str, tuple[str, Path]]:
    """Return where each page that is there is written: its plan's file and the path in it."""
    found: dict[str, tuple[str, Path]] = {name: (name, ()) for name in context.written}
    for name, plan in context.written.items():
        for position, part in enumerate(plan.stages):
            is_used = isinstance(part, UsedStage)
            stage = part.stage if isinstance(part, UsedStage) else part.id
            path: Path = ("stages", position, "use" if is_used else "id")
            found[f"{name}/{stage}"] = name, path
    return found


def collapsed(context: Context) -> Iterator[Finding]:
    for file, path, place in _claims(context):
        if place in context.guide.places:
            message = f"there is a page at '{place}' now"
            yield Finding(file, path, message, "delete it here, or give that page another id")


def claimed_once(context: Context) -> Iterator[Finding]:
    seen: set[str] = set()
    for file, path, place in (*_claims(context), *_retirements(context)):
        if place in seen:
            message = f"two places say what became of the page '{place}'"
            yield Finding(file, path, message, "keep the one where readers should arrive")
        seen.add(place)


def possible(context: Context) -> Iterator[Finding]:
    for file, path, place in (*_claims(context), *_retirements(context)):
        name = place.rpartition("/")[2]
        if is_reserved(name):
            message = f"no page was ever called '{name}', for the name is reserved"
            yield Finding(file, path, message, "delete it here")


def _claims(context: Context) -> Iterator[tuple[str, Path, str]]:
    """Return every former place with where it is written."""
    for name, plan in context.written.items():
        yield from ((name, ("was", number), old) for number, old in enumerate(plan.was))
        for position, part in enumerate(plan.stages):
            yield from _of_stage(name, position, part)


def _of_stage(name: str, position: int, part: Stage | UsedStage) -> Iterator[tuple[str, Path, str]]:
    for number, old in enumerate(part.was):
        yield name, ("stages", position, "was", number), old if "/" in old else f"{name}/{old}"


def _retirements(context: Context) -> Iterator[tuple[str, Path, str]]:
    for number, page in enumerate(context.guide.settings.retired_plans):
        yield "_guide", ("retired-plans", number, "id"), page.id
    for name, plan in context.written.items():
        for number, page in enumerate(plan.retired_stages):
            yield name, ("retired-stages", number, "id"), f"{name}/{page.id}"


RULES = (
    Rule("kept-pages", "What is printed and bookmarked leads somewhere.", kept),
    Rule("reused-pages", "An old address never leads to something else.", not_reused),
    Rule("collapsed-pages", "An address has one page.", collapsed),
    Rule("possible-pages", "An old address never takes the place of a file.", possible),
    Rule("claimed-pages", "An old address leads to one page only.", claimed_once),
)
