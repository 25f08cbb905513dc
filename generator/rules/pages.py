"""Rules for pages written by hand, and for those that the settings name: they are there."""

import re
from collections.abc import Iterator
from datetime import date

from generator import blocks
from generator.fields import is_day
from generator.problems import guess, shortened
from generator.rules.rule import Context, Finding, Rule
from generator.rules.texts import latest

_FRONT = re.compile(r"\A---[ \t]*\n(?:.*\n)*?---[ \t]*$", re.MULTILINE)
_REVIEWED = re.compile(r"^reviewed:[ \t]*(.*?)[ \t]*(?:#.*)?$", re.MULTILINE)

_FILES = {"card": "_cards.yml", "calculator": "_calculate.yml"}


def linked_pages(context: Context) -> Iterator[Finding]:
    links = context.guide.settings.links if context.own_settings else None
    targets = context.targets
    for key, target in links or ():
        page, _, anchor = (target or "").partition("#")
        lost = targets.lost(target) if target else ""
        if lost == "page":
            message = f"the page '{shortened(target)}' is not there{guess(page, targets.pages)}"
            hint = "write the name of a page, such as help.md, or delete the line"
            yield Finding("_guide", ("links", key), message, hint)
        if lost == "place":
            known = targets.pages[page]
            message = f"there is no place '#{anchor}' on the page {page}{guess(anchor, known)}"
            yield Finding("_guide", ("links", key), message, f"use one it has, or {page} alone")


def known_blocks(context: Context) -> Iterator[Finding]:
    for page, text in context.pages.items():
        for found in blocks.LIKE_A_BLOCK.finditer(text):
            if wrong := _wrong(context, found[0]):
                yield Finding(page, (text.count("\n", 0, found.start()) + 1,), *wrong)


def _wrong(context: Context, line: str) -> tuple[str, str] | None:
    """Return what is wrong with a line that asks for a block, and what to write."""
    block = blocks.BLOCK.fullmatch(line)
    if not block:
        hint = "write it alone on its line, such as <!-- guide: plans -->"
        return f"'{shortened(line.strip())}' is no block, though it looks like one", hint
    name, which = block[1], block[2] or ""
    if name not in blocks.NAMES:
        message = f"there is no block '{name}'{guess(name, blocks.NAMES)}"
        return message, f"the blocks are {', '.join(blocks.NAMES)}"
    if name not in blocks.OF_SEVERAL:
        return (f"the block '{name}' takes no id", f"delete '{which}'") if which else None
    known = {
        "card": context.guide.cards.by_id,
        "calculator": context.guide.calculators.by_id,
    }[name]
    if not which:
        return f"the line does not say which {name}", f"write <!-- guide: {name} its-id -->"
    if not context.read_whole or which in known:
        return None
    listed = f"the {name}s are {', '.join(known)}" if known else f"write it in {_FILES[name]}"
    return f"there is no {name} '{which}'{guess(which, known)}", listed


def reviewed_pages(context: Context) -> Iterator[Finding]:
    for page, text in context.pages.items():
        front = _FRONT.match(text)
        if not (found := front and _REVIEWED.search(front[0])):
            continue
        path = (text.count("\n", 0, found.start()) + 1,)
        day = found[1].strip("\"'")
        hint = 'write the day as year, month and day, such as "2026-11-22", or delete the line'
        if not is_day(day):
            message = f"'{shortened(day)}' is no date" if day else "there is no date behind it"
            yield Finding(page, path, f"reviewed: {message}", hint)
        elif date.fromisoformat(day) > latest(context.today):
            message = f"the review date {day} has not come yet"
            yield Finding(page, path, message, "write the day it was really reviewed")


RULES = (
    Rule("linked-pages", "Every stage points to these pages.", linked_pages),
    Rule("known-blocks", "What a page asks for is shown there.", known_blocks),
    Rule("reviewed-pages", "The site map and the page's foot say that day.", reviewed_pages),
)
