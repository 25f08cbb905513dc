"""Rules for rich texts: no raw HTML, and links that lead somewhere."""

from collections.abc import Iterator

from generator import rich
from generator.cards import Item
from generator.chooser import Question
from generator.model import Part, RichClaim, Session, Step, StepBack
from generator.problems import guess, shortened
from generator.rules.rule import Context, Finding, Rule, everywhere
from generator.yaml_tree import Path

_HOW = "use **bold**, *italics*, lists and [links](page.md); write \\< to show the sign <"


def _rich_texts(context: Context) -> Iterator[tuple[str, Path, str]]:
    for file, path, part in everywhere(context, Part):
        if isinstance(part, RichClaim):
            yield file, (*path, "text"), part.text
        if isinstance(part, StepBack):
            yield file, (*path, "how"), part.how
        if isinstance(part, Step | Session | Item | Question) and part.note:
            yield file, (*path, "note"), part.note


def plain_markdown(context: Context) -> Iterator[Finding]:
    for file, path, text in _rich_texts(context):
        for found in rich.refused(text):
            yield Finding(file, path, f"{found} cannot be used here", _HOW)


def known_links(context: Context) -> Iterator[Finding]:
    for file, path, text in _rich_texts(context):
        for target in rich.links(text):
            if not rich.is_external(target):
                yield from _dead_end(context, file, path, target)
        for found in rich.failed_links(text):
            message = f"'{shortened(found)}' is not a link, though it looks like one"
            hint = "write [words](https://…) or [words](page.md), without blanks in the address"
            yield Finding(file, path, message, hint)


def _dead_end(context: Context, file: str, path: Path, target: str) -> Iterator[Finding]:
    page, _, anchor = target.partition("#")
    if page not in context.targets:
        message = f"the link '{target}' leads nowhere{guess(page, context.targets)}"
        hint = "write https://…, mailto:… or the name of a page, such as fit.md"
        yield Finding(file, path, message, hint)
    elif anchor and anchor not in context.targets[page]:
        known = context.targets[page]
        message = f"there is no place '#{anchor}' on the page {page}{guess(anchor, known)}"
        yield Finding(file, path, message, f"use one it has, or link to {page} alone")


RULES = (
    Rule(
        "plain-markdown",
        "Every engine has to publish the same, and nothing may run.",
        plain_markdown,
    ),
    Rule("known-links", "A reader in a garden has no time for dead ends.", known_links),
)
