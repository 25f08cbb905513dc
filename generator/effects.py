"""What an edit does to readers' progress, step by step."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from generator import ledger
from generator.guide import Guide
from generator.model.stages import SharedStage

Kind = Literal["kept", "new", "reworded", "moved", "renamed", "retired", "dropped", "lost"]

KINDS: Mapping[Kind, str] = {
    "kept": "as they were",
    "new": "new: nobody has a tick for them yet",
    "reworded": "reworded: ticks stay, and readers are told that the words changed",
    "moved": "moved: ticks follow to the new place",
    "renamed": "renamed: ticks follow to the new id",
    "retired": "retired: ticks are kept but shown nowhere",
    "dropped": "dropped before they were ever published: no reader has a tick",
    "lost": "LOST: readers' ticks would have nowhere to go",
}
"""Every kind of effect in plain words, in the order of a report."""


@dataclass(frozen=True)
class Snapshot:
    """A step as it was: its id, its words, and its place as "plan/stage"."""

    id: str
    text: str
    place: str
    was: tuple[str, ...] = ()


@dataclass(frozen=True)
class Effect:
    """What happens to one step: its id before (or now, if it is new), and what changed."""

    kind: Kind
    id: str
    detail: str = ""


def snapshots(guide: Guide) -> Iterator[Snapshot]:
    """Return the steps of a guide as they are, each once, at the place where it is written."""
    for plan_id, plan in guide.plans.items():
        for stage in (stage for stage in plan.stages if not isinstance(stage, SharedStage)):
            for step in stage.steps:
                yield Snapshot(step.id, step.text, f"{plan_id}/{stage.id}", step.was)


def loose_snapshots(plan_id: str, data: Any) -> Iterator[Snapshot]:
    """Return the steps in an older plan's data, whatever its format was otherwise."""
    for stage in _dicts(data, "stages"):
        for checklist in _dicts(stage, "checklists"):
            for step in _dicts(checklist, "steps"):
                if isinstance(step.get("id"), str):  # a step without one had no ticks
                    place = f"{plan_id}/{stage.get('id')}"
                    yield Snapshot(step["id"], str(step.get("text")), place)


def _dicts(data: Any, key: str) -> list[dict[str, Any]]:
    found = data.get(key) if isinstance(data, dict) else None
    return [part for part in found if isinstance(part, dict)] if isinstance(found, list) else []


def effects(before: Iterable[Snapshot], guide: Guide) -> Iterator[Effect]:
    """Return what becomes of every step there was, and the steps that are new."""
    now = {step.id: step for step in snapshots(guide)}
    old = {step.id: step for step in before}
    for step in old.values():
        yield from _fate(step, now, guide)
    for step in now.values():
        if step.id not in old and not set(step.was) & set(old):
            yield Effect("new", step.id, step.place)


def _fate(step: Snapshot, now: Mapping[str, Snapshot], guide: Guide) -> Iterator[Effect]:
    new_id = step.id if step.id in now else guide.renamed.get(step.id)
    if new_id is None:
        yield _end(step, guide)
        return
    new = now[new_id]
    changes = list(_changes(step, new))
    yield from changes or [Effect("kept", step.id)]


def _changes(step: Snapshot, new: Snapshot) -> Iterator[Effect]:
    if new.id != step.id:
        yield Effect("renamed", step.id, f"now {new.id}")
    if new.place != step.place:
        yield Effect("moved", step.id, f"from {step.place} to {new.place}")
    if new.text != step.text:
        yield Effect("reworded", step.id, f"'{step.text}' became '{new.text}'")


def _end(step: Snapshot, guide: Guide) -> Effect:
    gone = ledger.retired(guide).get(step.id)
    if gone:
        return Effect("retired", step.id, gone.why)
    entry = guide.ledger.by_id.get(step.id)
    if entry is None:
        return Effect("dropped", step.id, step.text)
    return Effect("retired" if entry.retired else "lost", step.id, step.text)


def report(found: Iterable[Effect]) -> Iterator[str]:
    """Return the lines of a report in plain words, the worst last."""
    found = list(found)
    for kind, words in KINDS.items():
        of_kind = [effect for effect in found if effect.kind == kind]
        if of_kind or kind == "lost":
            yield f"{len(of_kind):4} {words}"
        for effect in of_kind if kind != "kept" else ():
            yield f"       {effect.id}: {effect.detail}"
