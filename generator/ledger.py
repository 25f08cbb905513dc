"""Ids are promises: what became of every step id that readers' browsers may know."""

from collections.abc import Iterable, Iterator
from functools import partial

from generator.guide import Guide
from generator.memory import Memory
from generator.model.plans import Retired
from generator.settings import Recorded, RecordedPage
from generator.short_codes import assigned
from generator.yaml_scalars import is_text


def retired(guide: Guide) -> dict[str, Retired]:
    """Return the retired steps of all plans and of the guide by their ids."""
    plans: Iterable[Retired] = (gone for plan in guide.plans.values() for gone in plan.retired)
    return {gone.id: gone for gone in (*plans, *guide.settings.retired)}


def known_ids(guide: Guide) -> set[str]:
    """Return every step id that is, was, or is recorded."""
    return {*guide.ledger.by_id, *guide.steps, *guide.renamed, *retired(guide)}


def codes(guide: Guide, memory: Memory) -> dict[str, str]:
    """Return the code that stands on paper for every step id that is, was, or is recorded."""
    made_from = known_ids(guide), guide.ledger.printed
    return memory.get(("codes",), made_from, partial(assigned, *made_from))


def record(guide: Guide) -> Iterator[Recorded]:
    """Return the ledger as it has to be once the guide is published, by id.

    Ids are only ever added: what was recorded stays, with what became of it.
    """
    now, gone, code = guide.renamed, retired(guide), codes(guide, Memory(keeps=False))
    known = guide.ledger.by_id
    for step_id in sorted(known_ids(guide)):
        is_retired = step_id in gone or (step_id in known and known[step_id].retired)
        yield Recorded(id=step_id, now=now.get(step_id), retired=is_retired, code=code[step_id])


def as_yaml(entries: Iterable[Recorded], pages: Iterable[RecordedPage] = ()) -> str:
    """Return the text of the ledger file."""
    lines = [
        "# Step ids and pages that readers know. `python -m generator record` writes this file",
        "# when the guide is published; there is nothing in it to edit by hand.",
        "steps:",
    ]
    for entry in entries:
        lines.append(f"  - id: {_word(entry.id)}")
        lines += [f"    now: {_word(entry.now)}"] if entry.now else []
        lines += ["    retired: true"] if entry.retired else []
        lines += [f'    code: "{entry.code}"'] if entry.code else []
    if len(lines) == 3:
        lines[2] = "steps: []"
    listed = [line for entry in pages for line in _page(entry)]
    return "\n".join([*lines, *(["pages:"] if listed else []), *listed]) + "\n"


def _word(name: str) -> str:
    """Write an id or a place, in quotes where YAML would take it for a number or the like."""
    return name if is_text(name) else f'"{name}"'


def _page(entry: RecordedPage) -> Iterator[str]:
    yield f"  - page: {_word(entry.page)}"
    if entry.now:
        yield f"    now: {_word(entry.now)}"
    if entry.retired:
        yield "    retired: true"
