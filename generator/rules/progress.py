"""Rules for what the guide suggests from sessions and step-backs."""

from collections.abc import Iterator

from generator.problems import guess
from generator.rules.rule import Context, Finding, Rule


def known_alternative(context: Context) -> Iterator[Finding]:
    progress = context.guide.settings.progress
    named = progress.alternative if progress else None
    if named and context.own_settings and context.read_whole and named not in context.guide.plans:
        known = context.guide.plans
        message = f"there is no plan '{named}'{guess(named, known)}"
        hint = "write the name of a plan's file without .yml, or delete the line"
        yield Finding("_guide", ("progress", "alternative"), message, hint)


RULES = (
    Rule(
        "known-alternative",
        "A reader who stops here is led to something else to do.",
        known_alternative,
    ),
)
