"""Rules for stages that a plan takes from another one."""

from collections.abc import Iterator

from generator.model.stages import Stage, UsedStage
from generator.problems import guess
from generator.rules.rule import Context, Finding, Rule
from generator.sharing import entry, original


def used_plan(context: Context) -> Iterator[Finding]:
    others = {*context.written, *context.unsure}
    for name, position, use in context.uses():
        path = ("stages", position, "use")
        if use.plan == name:
            message = f"'{use.use}' is a stage of this plan itself"
            yield Finding(name, path, message, "name another plan, or write the stage out here")
        elif use.plan not in others:
            message = f"there is no plan '{use.plan}'{guess(use.plan, others - {name})}"
            hint = "write the name of a plan's file, a slash and the id of one of its stages"
            yield Finding(name, path, message, hint)


def used_stage(context: Context) -> Iterator[Finding]:
    for name, position, use in context.uses():
        plan = context.written.get(use.plan)
        if not plan or use.plan in {name, *context.unsure} or entry(use, context.written):
            continue
        ids = [stage.id for stage in plan.stages if isinstance(stage, Stage)]
        message = f"the plan '{use.plan}' has no stage '{use.stage}'{guess(use.stage, ids)}"
        hint = f"its stages are {', '.join(ids) or 'all used from other plans'}"
        yield Finding(name, ("stages", position, "use"), message, hint)


def used_once(context: Context) -> Iterator[Finding]:
    """Tell of a use of what is itself used: how the stage differs there would be lost here."""
    for name, position, use in context.uses():
        found = entry(use, context.written)
        if use.plan == name or not isinstance(found, UsedStage):
            continue
        end = _end_of_chain(use, context)
        message = f"'{use.use}' is not written there but used from '{found.use}'"
        hint = f"write use: {end.use}" if end else f"write the stage '{use.stage}' out in one plan"
        if end is None:
            message = f"'{use.use}' is used from '{found.use}', and nobody writes the stage"
        yield Finding(name, ("stages", position, "use"), message, hint)


def _end_of_chain(use: UsedStage, context: Context) -> UsedStage | None:
    """Return the use of the written stage that a chain of uses leads to; nothing for a circle."""
    for _ in context.written:
        found = entry(use, context.written)
        if not isinstance(found, UsedStage):
            return use if found else None
        use = found
    return None


def step_back_elsewhere(context: Context) -> Iterator[Finding]:
    for name, position, use in context.uses():
        stage = original(use, context.written)
        is_sure = context.is_settled(name) and use.plan not in context.unsure
        if not stage or use.step_back or position == 0 or not is_sure:
            continue
        earlier = [other.id for other in context.guide.plans[name].stages[:position]]
        if stage.step_back and stage.step_back.to not in earlier:
            message = (
                f"a setback of this stage leads to '{stage.step_back.to}', "
                "which is no earlier stage of this plan"
            )
        elif not stage.step_back and original_is_first(use, context):
            message = f"the stage is the first of '{use.plan}', so no setback leads back from it"
        else:
            continue
        hint = f"write step-back: with to: and how:; the earlier stages are {', '.join(earlier)}"
        yield Finding(name, ("stages", position), message, hint)


def original_is_first(use: UsedStage, context: Context) -> bool:
    """Tell whether a used stage is the first of its own plan."""
    first = context.written[use.plan].stages[0]
    return isinstance(first, Stage) and first.id == use.stage


RULES = (
    Rule("used-plan", "A stage that is used has to be written in another plan.", used_plan),
    Rule("used-stage", "A stage that is used has to be there.", used_stage),
    Rule("used-once", "Somebody who changes a stage has to see who shows it.", used_once),
    Rule("step-back-elsewhere", "A setback leads back in the plan one is in.", step_back_elsewhere),
)
