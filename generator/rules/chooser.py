"""Rules for the chooser: every answer leads somewhere, and says why."""

from collections.abc import Iterator

from generator.chooser import Answer, Question
from generator.problems import guess
from generator.rules.rule import Context, Finding, Rule, everywhere
from generator.yaml_document import Path

FILE = "_choose"


def unique_questions(context: Context) -> Iterator[Finding]:
    seen: set[str] = set()
    for file, path, question in everywhere(context, Question):
        if question.id in seen:
            message = f"the question id '{question.id}' is used twice"
            yield Finding(file, (*path, "id"), message, "give one of them another id")
        seen.add(question.id)


def answers_lead(context: Context) -> Iterator[Finding]:
    plans = {*context.written, *context.unsure}
    for file, path, answer in everywhere(context, Answer):
        if answer.plan and answer.plan not in plans:
            message = f"there is no plan '{answer.plan}'{guess(answer.plan, plans)}"
            yield Finding(file, (*path, "plan"), message, "write the name of a plan's file")
        if answer.page and context.targets.lost(answer.page):
            page = answer.page.partition("#")[0]
            message = f"the page '{answer.page}' is not there{guess(page, context.targets.pages)}"
            yield Finding(
                file, (*path, "page"), message, "write the name of a page, such as fit.md"
            )


def answers_end(context: Context) -> Iterator[Finding]:
    questions = context.guide.chooser.questions
    for number, question in enumerate(questions):
        path = ("questions", number)
        going_on = [answer for answer in question.answers if not answer.leads]
        is_last = number == len(questions) - 1
        if is_last and going_on:
            message = "an answer of the last question leads nowhere"
            yield Finding(FILE, path, message, "write plan: or page: for each of its answers")
        if not is_last and not going_on:
            message = "no answer of this question goes on to the next"
            yield Finding(FILE, path, message, "leave plan: and page: away at one of its answers")


def answers_say_why(context: Context) -> Iterator[Finding]:
    for file, path, answer in everywhere(context, Answer):
        yield from _without(file, path, answer)


def _without(file: str, path: Path, answer: Answer) -> Iterator[Finding]:
    if answer.leads and not answer.why:
        message = "the answer does not say why it leads there"
        yield Finding(file, path, message, "write why: with text: and sources:")
    if bool(answer.page) != bool(answer.label) or (answer.plan and answer.page):
        message = "an answer leads to a plan, or to a page with its label"
        yield Finding(file, path, message, "write plan: alone, or page: and label:")


RULES = (
    Rule("unique-questions", "A script asks for a question by its id.", unique_questions),
    Rule("answers-lead", "An answer leads to what is there.", answers_lead),
    Rule("answers-end", "Every way through the questions ends with a reason.", answers_end),
    Rule("answers-say-why", "Nobody is sent anywhere without a reason.", answers_say_why),
)
