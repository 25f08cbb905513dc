"""Rules for the order of stages and what each of them has to say."""

from collections.abc import Iterator

from generator import sheets
from generator.counted import leads_on_by_sessions
from generator.model.stages import SharedStage, Stage, UsedStage
from generator.model.steps import Checklist
from generator.problems import guess
from generator.rules.by_file import by_file, nothing
from generator.rules.rule import Context, File, Finding, Rule
from generator.settings import Settings

MOST_STEPS = 14
"""As many as fit one printed sheet."""

MOST_AT_A_PAUSE = 9
"""Fewer than ten items at a pause point (the "checklist for checklists" of Project Check)."""


def step_back(context: Context) -> Iterator[Finding]:
    for name, position, stage in context.stages():
        path = ("stages", position)
        is_shared = isinstance(stage, SharedStage)
        if position == 0 and stage.step_back:
            message = "the first stage has no earlier one to step back to"
            yield Finding(name, (*path, "step-back"), message, "delete step-back here")
        if position > 0 and not stage.step_back and not is_shared:
            message = "the stage does not say where a setback leads"
            yield Finding(name, path, message, "write step-back: with to: and how:")


def step_back_target(context: Context) -> Iterator[Finding]:
    for name, position, stage in context.stages():
        earlier = [other.id for other in context.guide.plans[name].stages[:position]]
        is_said_here = not _is_inherited(context, name, position)
        if position and stage.step_back and is_said_here and stage.step_back.to not in earlier:
            wrong = stage.step_back.to
            message = f"'{wrong}' is not an earlier stage of this plan{guess(wrong, earlier)}"
            hint = f"the earlier stages are {', '.join(earlier)}"
            yield Finding(name, ("stages", position, "step-back", "to"), message, hint)


def _is_inherited(context: Context, name: str, position: int) -> bool:
    """Tell whether a stage's step back is said in the plan that it is used from."""
    entry = context.written[name].stages[position]
    return isinstance(entry, UsedStage) and not entry.step_back


def alongside(context: Context) -> Iterator[Finding]:
    for name, position, stage in context.stages():
        others = [other.id for other in context.guide.plans[name].stages if other.id != stage.id]
        for number, wrong in enumerate(stage.alongside):
            if wrong not in others:
                message = f"'{wrong}' is not another stage of this plan{guess(wrong, others)}"
                hint = f"the other stages are {', '.join(others) or 'none'}"
                yield Finding(name, ("stages", position, "alongside", number), message, hint)


def final_stage(context: Context) -> Iterator[Finding]:
    for name, position, stage in context.stages():
        is_last = position == len(context.guide.plans[name].stages) - 1
        if stage.final and not is_last and _is_final_elsewhere(context, name, position):
            message = "the stage is the last of its own plan and has no end"
            yield Finding(name, ("stages", position), message, "use it at the end of this one too")
        elif stage.final and not is_last:
            message = "only the last stage can be final"
            hint = "delete final, or move the stage to the end"
            yield Finding(name, ("stages", position, "final"), message, hint)
        if is_last and not stage.final:
            message = "the last stage does not say that it is final"
            yield Finding(name, ("stages", position), message, "write final: true")


def _is_final_elsewhere(context: Context, name: str, position: int) -> bool:
    """Tell whether a stage is used from a plan that ends with it, and not called final here."""
    entry = context.written[name].stages[position]
    return isinstance(entry, UsedStage) and not entry.final


def criteria(file: File, _: None) -> Iterator[Finding]:
    for path, stage in file.each(Stage):
        for key, message, hint in _criteria_mistakes(stage):
            place = (*path, key) if "has no end" in message else path
            yield Finding(file.name, place, message, hint)


def _criteria_mistakes(stage: Stage) -> Iterator[tuple[str, str, str]]:
    if stage.final and stage.advance_when:
        yield "advance-when", "the final stage has no end to advance to", "delete advance-when here"
    if not stage.final and not stage.advance_when:
        yield "advance-when", "the stage does not say what lets you advance", "write advance-when:"
    if not stage.ease_off_when:
        yield "ease-off-when", "the stage does not say when to ease off", "write ease-off-when:"
    if not stage.stop_when:
        yield "stop-when", "the stage does not say when to stop", "write stop-when:"


def advance_after(context: Context) -> Iterator[Finding]:
    for name, position, stage in context.stages():
        is_said_here = context.written[name].stages[position].advance_after
        if is_said_here and stage.advance_after and not leads_on_by_sessions(stage):
            why = "has no end" if stage.final else "has no sessions"
            message = f"the stage {why}, so no count of sessions leads on from it"
            path = ("stages", position, "advance-after")
            yield Finding(name, path, message, "delete advance-after here")


def steps_on_a_sheet(file: File, _: None) -> Iterator[Finding]:
    for path, stage in file.each(Stage):
        count = len(list(stage.steps))
        if count > MOST_STEPS:
            message = f"the stage has {count} steps, at most {MOST_STEPS} fit one sheet of paper"
            yield Finding(file.name, path, message, "make two stages of it")


def steps_at_a_pause(file: File, _: None) -> Iterator[Finding]:
    for path, checklist in file.each(Checklist):
        count = len(checklist.steps)
        if count > MOST_AT_A_PAUSE:
            message = f"the list has {count} steps, at most {MOST_AT_A_PAUSE} are read with care"
            yield Finding(file.name, path, message, "split it at another pause point")


def known_icons(context: Context) -> Iterator[Finding]:
    known = context.guide.icons.icons
    for name, position, stage in context.written_stages() if context.knows_icons else ():
        if stage.icon and stage.icon not in known:
            message = f"there is no icon '{stage.icon}'{guess(stage.icon, known)}"
            hint = (
                f"the icons of _icons.yml are {', '.join(known)}"
                if known
                else "draw it in _icons.yml, or delete icon here"
            )
            yield Finding(name, ("stages", position, "icon"), message, hint)


def _settings(context: Context) -> Settings:
    return context.guide.settings


def one_sheet(file: File, settings: Settings) -> Iterator[Finding]:
    for path, stage in file.each(Stage):
        over = sheets.overflow(stage, settings.criteria, settings.signals.meanings)
        if over:
            message = (
                f"the stage takes {over} % more than one sheet of paper, set as close as it may be"
            )
            yield Finding(file.name, path, message, "shorten its texts, or make two stages of it")


RULES = (
    Rule("step-back", "Every stage but the first says where a setback leads.", step_back),
    Rule("step-back-target", "A setback leads back, never forward.", step_back_target),
    Rule("alongside", "A stage runs beside stages of its own plan.", alongside),
    Rule("final-stage", "The last stage says that it has no end.", final_stage),
    Rule(
        "criteria",
        "Nobody should have to guess when to go on, ease off or stop.",
        by_file(criteria, nothing),
    ),
    Rule("advance-after", "Sessions are counted where they lead on.", advance_after),
    Rule(
        "steps-on-a-sheet", "A stage is printed on one sheet.", by_file(steps_on_a_sheet, nothing)
    ),
    Rule("one-sheet", "What is cut off on paper is not read.", by_file(one_sheet, _settings)),
    Rule("steps-at-a-pause", "Long lists are skipped.", by_file(steps_at_a_pause, nothing)),
    Rule("known-icons", "A stop is drawn as its stage asks.", known_icons),
)
