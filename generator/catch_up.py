"""What every printed code stands for, as the page that catches up from paper loads it."""

import json
from collections.abc import Iterator
from functools import partial

from generator import ledger
from generator.guide import Guide
from generator.memory import Memory
from generator.model.plans import Plan
from generator.pages.writer import fingerprint


def table(guide: Guide, memory: Memory) -> str:
    """Return the codes as JSON: steps that are there, names they had, and steps that are gone."""
    code, now, gone = ledger.codes(guide, memory), guide.renamed, ledger.retired(guide)
    renamed = {code[old]: code[new] for old, new in now.items()}
    retired = {
        code[step_id]: gone[step_id].why if step_id in gone else ""
        for step_id in code.keys() - guide.steps.keys() - now.keys()
    }
    rows = ",".join(f'"{code[step_id]}":{row}' for step_id, row in _steps(guide, memory))
    return f'{{"renamed":{_json(renamed)},"retired":{_json(retired)},"steps":{{{rows}}}}}\n'


def _steps(guide: Guide, memory: Memory) -> Iterator[tuple[str, str]]:
    """Return the id of each step and a row for it, of the first plan that has it."""
    seen: set[str] = set()
    for plan_id, plan in guide.plans.items():
        rows = memory.get(("rows", plan_id), plan, partial(_rows, plan))
        yield from (row for row in rows.items() if row[0] not in seen)
        seen |= rows.keys()


def _rows(plan: Plan) -> dict[str, str]:
    return {
        step.id: _json(
            {
                "step": step.id,
                "was": list(step.was),
                "boxes": step.boxes,
                "text": step.text,
                "words": fingerprint(step.text),
                "place": f"{plan.title} · {stage.title}",
            }
        )
        for stage in plan.stages
        for step in stage.steps
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
