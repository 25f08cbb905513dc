"""What every printed code stands for, as the page that catches up from paper loads it."""

import json
from collections.abc import Iterator, Mapping
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
    rows = ",".join(filter(None, _steps(guide, code, memory)))
    return f'{{"renamed":{_json(renamed)},"retired":{_json(retired)},"steps":{{{rows}}}}}\n'


def _steps(guide: Guide, code: Mapping[str, str], memory: Memory) -> Iterator[str]:
    """Return the rows of each plan's steps; a step that plans share is in the first of them."""
    seen: set[str] = set()
    for plan_id, plan in guide.plans.items():
        rows = memory.get(("rows", plan_id), plan, partial(_rows, plan))
        made_from = rows, frozenset(seen.intersection(rows)), code
        yield memory.get(("coded", plan_id), made_from, partial(_coded, *made_from))
        seen |= rows.keys()


def _coded(rows: Mapping[str, str], elsewhere: frozenset[str], code: Mapping[str, str]) -> str:
    """Return the rows that are not elsewhere, each under its step's code."""
    return ",".join(
        f'"{code[step_id]}":{rows[step_id]}' for step_id in rows if step_id not in elsewhere
    )


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
