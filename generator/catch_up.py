"""What every printed code stands for, as the page that catches up from paper loads it."""

import json
from collections.abc import Iterator
from typing import Any

from generator import ledger
from generator.guide import Guide
from generator.pages.writer import fingerprint


def table(guide: Guide) -> str:
    """Return the codes as JSON: steps that are there, names they had, and steps that are gone."""
    code, now, gone = ledger.codes(guide), ledger.renamed(guide), ledger.retired(guide)
    steps = {code[row["step"]]: row for row in _steps(guide)}
    renamed = {code[old]: code[new] for old, new in sorted(now.items())}
    retired = {
        code[entry]: gone[entry].why if entry in gone else ""
        for entry in sorted(code)
        if code[entry] not in steps and code[entry] not in renamed
    }
    made = {"steps": steps, "renamed": renamed, "retired": retired}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def _steps(guide: Guide) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    for plan in guide.plans.values():
        for stage in plan.stages:
            for step in stage.steps:
                if step.id not in seen:
                    seen.add(step.id)
                    yield {
                        "step": step.id,
                        "was": list(step.was),
                        "boxes": step.boxes,
                        "text": step.text,
                        "words": fingerprint(step.text),
                        "place": f"{plan.title} · {stage.title}",
                    }
