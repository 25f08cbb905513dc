"""The chooser, as the page that shows it needs it."""

from generator import addresses
from generator.basis import References
from generator.chooser import Answer
from generator.guide import Guide
from generator.pages.writer import Words, Writer, used
from generator.views import AnswerView, ChooserView, LinkView, QuestionView


def chooser(guide: Guide, words: Words, path: str) -> ChooserView:
    """Return the questions as they are shown on the page at `path`."""
    asked = guide.chooser
    writer = Writer(guide, words, path, References(used(asked), guide.sources))
    page = guide.settings.links.sources
    return ChooserView(
        questions=tuple(
            QuestionView(
                question.id,
                question.ask,
                writer.rich(question.note),
                tuple(_answer(guide, writer, answer) for answer in question.answers),
            )
            for question in asked.questions
        ),
        plans=addresses.between(path, addresses.PLANS),
        sources=writer.address(page) if page else "",
    )


def _answer(guide: Guide, writer: Writer, answer: Answer) -> AnswerView:
    link = None
    if answer.plan:
        title = guide.plans[answer.plan].title
        link = LinkView(title, writer.address(addresses.plan(answer.plan)))
    elif answer.page:
        link = LinkView(answer.label or "", writer.address(answer.page))
    return AnswerView(answer.answer, link, writer.claim(answer.why) if answer.why else None)
