"""Rules for what a plan says of itself: its changes, its tags and the plans it points to."""

from collections.abc import Iterator
from datetime import date

from generator.problems import guess
from generator.rules.rule import Context, Finding, Rule
from generator.rules.texts import latest
from generator.yaml_document import Path


def changes(context: Context) -> Iterator[Finding]:
    for name, plan in context.written.items():
        for number, change in enumerate(plan.changes):
            path = ("changes", number, "on")
            if date.fromisoformat(change.on) > latest(context.today):
                message = f"the day {change.on} has not come yet"
                yield Finding(name, path, message, "write the day it really changed")
            elif number and change.on > plan.changes[number - 1].on:
                message = f"the change of {change.on} stands below an older one"
                yield Finding(name, path, message, "put the newest change first")


def known_tags(context: Context) -> Iterator[Finding]:
    for name, plan in context.written.items():
        for group, words in plan.tags.items():
            for path, wrong, known, what in _unknown_tags(context, group, words):
                message = f"'{wrong}' is not {what} in _guide.yml{guess(wrong, known)}"
                hint = f"those there are {', '.join(known)}" if known else "add it there"
                yield Finding(name, path, message, hint)


def _unknown_tags(
    context: Context, group: str, words: tuple[str, ...]
) -> Iterator[tuple[Path, str, list[str], str]]:
    groups = context.guide.settings.tags
    if group not in groups:
        yield ("tags", group), group, list(groups), "a group of tags"
        return
    known = list(groups[group].words)
    for number, word in enumerate(words):
        if word not in known:
            yield ("tags", group, number), word, known, f"a tag of the group '{group}'"


def related(context: Context) -> Iterator[Finding]:
    known = {*context.written, *context.unsure}
    for name, plan in context.written.items():
        seen = {name}
        for number, other in enumerate(plan.related):
            path = ("related", number, "plan")
            if other.plan not in known:
                message = f"there is no plan '{other.plan}'{guess(other.plan, known - {name})}"
                yield Finding(name, path, message, "write the name of a plan's file, without .yml")
            elif other.plan in seen:
                what = "this plan itself" if other.plan == name else "here twice"
                message = f"the plan '{other.plan}' is {what}"
                yield Finding(name, path, message, "delete it here")
            seen.add(other.plan)


RULES = (
    Rule("changes", "Readers look at the top for what is new.", changes),
    Rule("known-tags", "A word that one plan spells otherwise finds nothing.", known_tags),
    Rule("related", "A reader with the wrong plan is sent to one that is there.", related),
)
