"""Files of almost a megabyte, each made to be slow in a way of its own."""

from collections.abc import Callable, Mapping

SIZE = 990_000


def _filled(part: str, head: str = "", tail: str = "") -> str:
    return head + part * ((SIZE - len(head) - len(tail)) // len(part)) + tail


def _numbered(line: str, head: str = "") -> str:
    count = SIZE // len((line % 10_000_000).encode())
    return head + "".join(line % (10_000_000 + number) for number in range(count))


PLAN = """\
title: A plan made to be slow
summary: It has all it needs.
reviewed: 2026-01-05
audience: {text: For all., sources: [our-own-rule]}
setbacks: {text: None., sources: [our-own-rule]}
"""
STAGE = """\
stages:
  - id: one
    title: The only stage
    goal: It is done.
    why: {text: "%s", sources: [our-own-rule]}
    session: {pace: once, sources: [our-own-rule]}
    checklists: [{title: The only list, steps: [%s]}]
    ease-off-when: [{text: Never., sources: [our-own-rule]}]
    stop-when: [{text: Never., sources: [our-own-rule]}]
    final: true
"""


def _rich(text: str) -> str:
    return PLAN + STAGE % (text, "{id: a-step, text: Do it., sources: [our-own-rule]}")


LARGE: Mapping[str, Callable[[], str]] = {
    "brackets": lambda: _filled("["),
    "braces": lambda: _filled("{a: "),
    "dashes": lambda: _filled("- "),
    "keys of keys": lambda: _filled("? "),
    "spaces": lambda: _filled(" ", "a:", "b"),
    "empty lines": lambda: _filled("\n", "a: |\n", "b"),
    "one long word": lambda: _filled("a"),
    "one long key": lambda: _filled("a", "", ": b"),
    "an open quote": lambda: _filled("a ", 'a: "'),
    "open quotes": lambda: _filled('"a\n'),
    "escapes": lambda: _filled("\\u202e", 'a: "', '"'),
    "tabs": lambda: _filled("\t\n"),
    "invisible characters": lambda: _filled("\u200b\n"),
    "notes": lambda: _filled("# a\n"),
    "notes in texts": lambda: _filled("- a #b\n"),
    "notes without blanks": lambda: _filled('- "a"#b\n'),
    "items in texts": lambda: _filled("\n  - b", "a: b"),
    "anchors": lambda: _filled("- &a b\n"),
    "aliases": lambda: _filled("- *a\n"),
    "tags": lambda: _filled("- !a b\n"),
    "the same key": lambda: _filled("a: b\n"),
    "unknown keys": lambda: _numbered("key%d: a\n"),
    "nearly known keys": lambda: _numbered("summary%d: a\n"),
    "unknown keys of one step": lambda: _numbered(
        "            text%d: a\n", f"{PLAN}stages:\n  - checklists:\n      - steps:\n          -\n"
    ),
    "merge marks": lambda: _filled("<<<<<<< HEAD\n"),
    "documents": lambda: _filled("---\n"),
    "directives": lambda: _filled("%A\n"),
    "stages": lambda: _filled("  - id: one\n", f"{PLAN}stages:\n"),
    "stages that are words": lambda: _filled("  - one\n", f"{PLAN}stages:\n"),
    "steps": lambda: PLAN + STAGE % ("So.", _numbered("{id: step-%d, text: Do it.}, ")),
    "the same step": lambda: PLAN + STAGE % ("So.", _filled("{id: a-step, text: Do it.}, ")),
    "old ids": lambda: (
        PLAN + STAGE % ("So.", f"{{id: a-step, text: Do it., was: [{_numbered('old-%d, ')}]}}")
    ),
    "sources": lambda: (
        _numbered("source-%d, ", f"{PLAN}principles: [{{title: One idea, text: So., sources: [")
        + "]}]"
    ),
    "a long link": lambda: _rich(f"[a]({'b' * 4900})"),
    "a long page name": lambda: _rich(f"[a]({'b' * 4900}.md)"),
    "many links": lambda: _rich("[a](b) " * 700),
    "many brackets of links": lambda: _rich("[" * 4900),
    "many stars": lambda: _rich("*a_" * 1600),
    "many stars in a row": lambda: _rich("*" * 4900),
    "many list levels": lambda: _rich("- " * 2400),
    "many ampersands": lambda: _rich("&" * 4900),
    "many angle brackets": lambda: _rich("<" * 4900),
    "many openings of comments": lambda: _rich("<!--" * 1200),
    "many references": lambda: _rich("[a]: b\\n" * 600),
    "long rich texts": lambda: (
        PLAN + STAGE % ("So.", f'{{id: a-step, text: Do it., note: "{"*a* [b](c) " * 80_000}"}}')
    ),
}
