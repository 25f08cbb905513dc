"""Many plans of ordinary size and prose, the same each time."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

STAGES, STEPS = 6, 8

_WHO = ("your dog", "a puppy", "the learner", "a helper", "a neighbour", "everybody at home")
_DOES = ("walks to the gate", "waits on the mat", "looks back at you", "comes when called",
         "rests on a blanket", "carries the lead")  # fmt: skip
_HOW = ("without being led", "in a quiet room", "for as long as a song lasts", "with a loose lead",
        "while a door is opened", "on two days of the same week")  # fmt: skip
_SOURCES = ("field-study", "handbook", "old-trainer", "our-own-rule")


def write_plans(folder: Path, count: int) -> list[Path]:
    """Write a folder of `count` plans, each of STAGES stages of STEPS steps, and its sources."""
    folder.mkdir(parents=True, exist_ok=True)
    sources = "\n".join(_source(key) for key in _SOURCES[:-1])
    Path(folder, "_sources.yml").write_text(f"sources:\n{sources}\n", "utf-8")
    paths = [folder / f"plan-{number:04}.yml" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text("\n".join(_plan(number)) + "\n", "utf-8")
    return paths


def _source(key: str) -> str:
    return (
        f"  {key}:\n    title: A book about the {key}\n    author: A. Writer\n    tier: B\n"
        f"    year: 2020\n    url: https://example.org/{key}"
    )


class _Prose:
    """Sentences that differ, as those of people do."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  # the same plans each time are wanted

    def sentence(self) -> str:
        who, does, how = map(self.random.choice, (_WHO, _DOES, _HOW))
        return f"{who[0].upper()}{who[1:]} {does} {how}."

    def text(self, sentences: int) -> str:
        return " ".join(self.sentence() for _ in range(sentences))

    def sources(self) -> str:
        return f"sources: [{', '.join(self.random.sample(_SOURCES, 2))}]"


def _plan(number: int) -> Iterator[str]:
    prose = _Prose(number)
    yield "# yaml-language-server: $schema=plan.schema.json"
    yield f"title: Training plan number {number}"
    yield f"summary: {prose.sentence()}"
    yield "reviewed: 2026-01-05"
    for key in ("audience", "setbacks"):
        yield from _claim(f"{key}:", "  ", prose.text(4), prose)
    yield "principles:"
    for _ in range(3):
        yield from ("  - title: Start slowly", *_claim("", "    ", prose.text(5), prose))
    yield "stages:"
    for stage in range(STAGES):
        yield from _stage(number, stage, prose)


def _claim(head: str, indent: str, text: str, prose: _Prose) -> Iterator[str]:
    yield from filter(None, (head,))
    yield from (f"{indent}text: >-", f"{indent}  {text}", f"{indent}{prose.sources()}")


def _stage(number: int, stage: int, prose: _Prose) -> Iterator[str]:
    is_last = stage == STAGES - 1
    yield from ("", f"  - id: stage-{stage}", f"    title: Stop number {stage} on the way")
    yield f"    goal: {prose.sentence()}"
    why = f"{prose.text(3)} **Be patient**, and read [the list of plans](plans/index.md)."
    yield from _claim("    why:", "      ", why, prose)
    yield from ("    equipment:", "      - A short lead", "      - A blanket")
    yield from ("    session:", "      minutes: 2-5", "      per-day: 1-2")
    yield from (f"      pace: {'ongoing' if is_last else '3-7 days'}", f"      {prose.sources()}")
    yield "    checklists:"
    for part in range(2):
        yield from (f"      - title: List number {part} of the day", "        steps:")
        for step in range(STEPS // 2):
            yield from _step(f"p{number}-s{stage}-l{part}-n{step}", step, prose)
    for key in ("advance-when", "ease-off-when", "stop-when")[is_last:]:
        yield f"    {key}:"
        for _ in range(2):
            yield from (f'      - text: "{prose.sentence()}"', f"        {prose.sources()}")
    yield "    final: true" if is_last else ""
    if stage:
        yield from ("    step-back:", f"      to: stage-{stage - 1}", f"      how: {prose.text(2)}")
        yield f"      {prose.sources()}"


def _step(step_id: str, step: int, prose: _Prose) -> Iterator[str]:
    indent = " " * 12
    yield f"          - id: {step_id}"
    yield f"{indent}text: {prose.sentence()}"
    if step % 2:
        yield from (f"{indent}kind: repeat", f"{indent}times: 3")
        yield from (f"{indent}note: >-", f"{indent}  {prose.text(2)}")
    yield f"{indent}{prose.sources()}"
