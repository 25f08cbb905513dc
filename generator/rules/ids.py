"""Rules for ids: they are promises, and addresses of pages."""

import re
from collections.abc import Iterator

from generator.fields import ID_PATTERN
from generator.model.stages import Stage
from generator.model.steps import Step
from generator.rules.by_file import gathered, nothing
from generator.rules.rule import Context, File, Finding, Rule
from generator.sharing import home_of
from generator.yaml_document import Path

_RESERVED = re.compile(
    r"con|prn|aux|nul|(com|lpt)[0-9]|index|assets|search|sitemap|404|tags|booklet|our-own-rule"
)


def is_reserved(name: str) -> bool:
    """Tell whether Windows keeps a name for a device, or the site for a file or a folder."""
    return bool(_RESERVED.fullmatch(name))


def plan_id(context: Context) -> Iterator[Finding]:
    for name in context.guide.plans:
        if not re.fullmatch(ID_PATTERN, name) or len(name) > 60:
            message = f"the file name '{name}' is not an id"
            hint = "use lower-case letters, digits and single hyphens, such as my-first-plan.yml"
            yield Finding(name, (), message, hint)


def reserved_id(context: Context) -> Iterator[Finding]:
    hint = "choose another word"
    for name in context.guide.plans:
        if is_reserved(name):
            yield Finding(name, (), f"the file name '{name}' is reserved", hint)
    for name, position, stage in context.written_stages():
        if is_reserved(stage.id):
            yield Finding(
                name, ("stages", position, "id"), f"the id '{stage.id}' is reserved", hint
            )


def unique_stages(context: Context) -> Iterator[Finding]:
    for name, plan in context.guide.plans.items():
        homes: dict[str, str] = {}
        for position, stage in enumerate(plan.stages):
            if context.is_astray(name, position):
                continue
            if stage.id in homes:
                yield _twice(name, position, stage, homes[stage.id])
            homes.setdefault(stage.id, home_of(name, stage))


def _twice(name: str, position: int, stage: Stage, first: str) -> Finding:
    """Tell of a stage id that a plan has already, from the plan called `first`."""
    second = home_of(name, stage)
    path = ("stages", position, "id" if second == name else "use")
    if name == first == second:
        message = f"the stage id '{stage.id}' is used twice in this plan"
        return Finding(name, path, message, "give one of them another id")
    if name in {first, second}:
        other = second if first == name else first
        message = f"the stage '{stage.id}' is written in this plan and also used from '{other}'"
        return Finding(name, path, message, "keep one of them, or give the written one another id")
    message = f"a stage '{stage.id}' is used twice in this plan"
    return Finding(name, path, message, "delete one of the two")


def unique_steps(context: Context) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for name, path, step_id in gathered(_step_ids, nothing, context):
        if step_id in seen:
            message = f"the step id '{step_id}' is used twice (first in plan '{seen[step_id]}')"
            yield Finding(name, path, message, "give the newer one another id")
        seen.setdefault(step_id, name)


def _step_ids(file: File, _: None) -> Iterator[tuple[str, Path, str]]:
    return ((file.name, (*path, "id"), step.id) for path, step in file.each(Step))


RULES = (
    Rule("plan-id", "The file name is the plan's id and part of its address.", plan_id),
    Rule("reserved-id", "Some names belong to the file system or to the site.", reserved_id),
    Rule("unique-stages", "A stage's id is the address of its page.", unique_stages),
    Rule("unique-steps", "A tick belongs to a step's id.", unique_steps),
)
