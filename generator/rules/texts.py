"""Rules for words: titles that mean something alone, texts that fit paper, dates that were."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.model.claims import Claim, RichClaim
from generator.model.plans import Principle
from generator.model.stages import Stage
from generator.model.steps import Checklist, Step
from generator.rules.by_file import by_file, nothing
from generator.rules.rule import Context, File, Finding, Rule
from generator.yaml_document import Path

_GENERIC = {
    "begin", "click here", "continue", "details", "go", "here", "home", "info", "learn more",
    "link", "more", "next", "page", "plan", "read more", "read this", "stage", "start", "step",
    "this", "this page",
}  # fmt: skip

_MOST = {Stage: 40, Checklist: 60}
MOST_OF_A_STEP = 100
_MOST_GOAL, _MOST_CLAIM = 120, 120


def generic_title(context: Context) -> Iterator[Finding]:
    for name, plan in context.guide.plans.items():
        yield from _generic(name, ("title",), plan.title)
    for name, position, stage in context.written_stages():
        yield from _generic(name, ("stages", position, "title"), stage.title)


def _generic(name: str, path: Path, title: str) -> Iterator[Finding]:
    if title.lower().strip(" .:!") in _GENERIC:
        message = f"the title '{title}' says nothing when it stands alone as a link"
        yield Finding(name, path, message, "say what it is about, such as: The first outing")


def paper_length(file: File, _: None) -> Iterator[Finding]:
    for path, stage in file.each(Stage):
        yield from _too_long(file.name, (*path, "title"), stage.title, _MOST[Stage])
        yield from _too_long(file.name, (*path, "goal"), stage.goal, _MOST_GOAL)
    for path, checklist in file.each(Checklist):
        yield from _too_long(file.name, (*path, "title"), checklist.title, _MOST[Checklist])
    for path, claim in file.each(Claim):
        most = MOST_OF_A_STEP if isinstance(claim, Step) else _MOST_CLAIM
        if not isinstance(claim, RichClaim | Principle):
            yield from _too_long(file.name, (*path, "text"), claim.text, most)


def _too_long(file: str, path: Path, text: str, most: int) -> Iterator[Finding]:
    if len(text) > most:
        message = f"the text has {len(text)} characters, at most {most} fit its place on paper"
        yield Finding(file, path, message, "shorten it, and put the rest into note or why")


def latest(today: date) -> date:
    """Return the latest day that it is anywhere, for `today` is that of UTC."""
    return today + timedelta(days=1)


def reviewed(context: Context) -> Iterator[Finding]:
    for name, plan in context.guide.plans.items():
        if date.fromisoformat(plan.reviewed) > latest(context.today):
            message = f"the review date {plan.reviewed} has not come yet"
            yield Finding(name, ("reviewed",), message, "write the day it was really reviewed")


RULES = (
    Rule("generic-title", "A title is a link's text, and is read out of context.", generic_title),
    Rule("paper-length", "A stage fits one sheet of paper.", by_file(paper_length, nothing)),
    Rule("reviewed", "Nobody can have reviewed a plan tomorrow.", reviewed),
)
