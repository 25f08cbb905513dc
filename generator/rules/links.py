"""Rules for rich texts: no raw HTML, and links that lead somewhere."""

from collections.abc import Iterator
from urllib.parse import unquote

from generator import rich
from generator.cards import Item
from generator.chooser import Question
from generator.model.claims import RichClaim
from generator.model.sessions import Session
from generator.model.stages import StepBack
from generator.model.steps import Step
from generator.problems import guess, shortened
from generator.rules.by_file import by_file, nothing
from generator.rules.rule import File, Finding, Rule, Targets
from generator.yaml_document import Path

_HOW = "use **bold**, *italics*, lists and [links](page.md); write \\< to show the sign <"


def _rich_texts(file: File) -> Iterator[tuple[Path, str]]:
    for path, part in file.parts:
        if isinstance(part, RichClaim):
            yield (*path, "text"), part.text
        if isinstance(part, StepBack):
            yield (*path, "how"), part.how
        if isinstance(part, Step | Session | Item | Question) and part.note:
            yield (*path, "note"), part.note


def plain_markdown(file: File, _: None) -> Iterator[Finding]:
    for path, text in _rich_texts(file):
        for found in rich.refused(text):
            yield Finding(file.name, path, f"{found} cannot be used here", _HOW)


def known_links(file: File, targets: Targets) -> Iterator[Finding]:
    for path, text in _rich_texts(file):
        for target in rich.links(text):
            if not rich.is_external(target):
                yield from _dead_end(targets, file.name, path, target)
        for found in rich.failed_links(text):
            message = f"'{shortened(found)}' is not a link, though it looks like one"
            hint = "write [words](https://…) or [words](page.md), without blanks in the address"
            yield Finding(file.name, path, message, hint)


def _dead_end(targets: Targets, file: str, path: Path, target: str) -> Iterator[Finding]:
    target = unquote(target)  # Markdown has written it as addresses are
    page, _, anchor = target.partition("#")
    lost = targets.lost(target)
    if lost == "page":
        message = f"the link '{target}' leads nowhere{guess(page, targets.pages)}"
        hint = "write https://…, mailto:… or the name of a page, such as fit.md"
        yield Finding(file, path, message, hint)
    if lost == "place":
        known = targets.pages[page]
        message = f"there is no place '#{anchor}' on the page {page}{guess(anchor, known)}"
        yield Finding(file, path, message, f"use one it has, or link to {page} alone")


RULES = (
    Rule(
        "plain-markdown",
        "Every engine has to publish the same, and nothing may run.",
        by_file(plain_markdown, nothing),
    ),
    Rule(
        "known-links",
        "A reader in a garden has no time for dead ends.",
        by_file(known_links, lambda context: context.targets),
    ),
)
