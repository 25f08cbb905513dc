"""From what a page shows to its Markdown. But for `compiled`, nothing else knows Jinja."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from generator import addresses, catch_up, pages, short_codes
from generator.blocks import BLOCK
from generator.compiled import keep_compiled
from generator.guide import Guide
from generator.kept import kept
from generator.memory import Memory
from generator.pages import Group
from generator.pages.calculator import calculator
from generator.pages.chooser import chooser
from generator.pages.outline import outline
from generator.pages.structured import with_structured
from generator.pages.tagged import tagged
from generator.settings import Settings
from generator.stamps import stamps
from generator.unbroken import unbroken
from generator.views import Draft, Page
from generator.words import day, words

TEMPLATES = Path(__file__).parent / "templates"

_ACTIVE = re.compile(r"[^\w\s]|_")


class Renderer:
    """Renders the pages of one guide, and the blocks that pages written by hand ask for."""

    def __init__(self, guide: Guide, site_url: str = "", memory: Memory | None = None) -> None:
        self.guide, self.memory = guide, memory or Memory(keeps=False)
        self.site_url = site_url
        self.words = words(guide.settings.language, guide.settings.subject, self.memory)
        # As JSON, for two dicts of another order are equal, and pages show words in their order.
        made_from = guide.settings, json.dumps(self.words), stamps((TEMPLATES,))
        make = partial(_environment, guide.settings, self.words)
        self._templates = self.memory.get("templates", made_from, make)

    def pages(self) -> Iterator[Page]:
        """Return all pages made from plans."""
        return map(self.page, self.drafts())

    def drafts(self) -> Iterator[Draft]:
        """Return what all pages made from plans show."""
        for group in self.groups():
            yield from group.make()

    def groups(self) -> Iterator[Group]:
        """Return how to make what they show, of one plan at a time."""
        for group in pages.groups(self.guide, self.words, self.site_url, self.memory):
            yield replace(group, make=partial(self._structured, group))

    def _structured(self, group: Group) -> Iterator[Draft]:
        for plain in group.make():
            made_from = plain, self.site_url, self.guide.settings.language
            yield self.memory.get(plain.path, made_from, partial(with_structured, *made_from))

    def page(self, draft: Draft) -> Page:
        """Return the page that shows a draft."""
        text = unbroken(self._render(draft.template, front=_front_matter(draft), **draft.view))
        return Page(draft.path, text, draft.source, draft.front.reviewed)

    def files(self) -> Iterator[tuple[str, str]]:
        """Return what scripts load beside the pages, and what old addresses lead on with."""
        for path, moved in pages.moved_pages(self.guide, self.site_url):
            yield path, self._render("moved.html.j2", moved=moved)
        yield short_codes.TABLE, catch_up.table(self.guide, self.memory)

    def fill(self, path: str, text: str) -> str:
        """Return a page written by hand with its `<!-- guide: … -->` lines turned into blocks.

        A guide that was checked has all blocks, cards and calculators that its pages ask for.
        """
        filled = BLOCK.sub(lambda found: self._block(path, found[1], found[2] or ""), text)
        return self.memory.get(("filled", path), filled, partial(unbroken, filled))

    def _block(self, path: str, name: str, which: str) -> str:
        guide, said = self.guide, self.words
        blocks: dict[str, Callable[[], Mapping[str, Any]]] = {
            "card": lambda: {"card": pages.card(guide, said, path, guide.cards.by_id[which])},
            "calculator": lambda: {
                "calculator": calculator(guide, said, path, guide.calculators.by_id[which])
            },
            "chooser": lambda: {"chooser": chooser(guide, said, path)},
            "catch-up": lambda: {"table": addresses.between(path, "index.md") + short_codes.TABLE},
            "continue": dict,
            "pocket-cards": lambda: {
                "cards": tuple(pages.card(guide, said, path, card) for card in guide.cards.cards),
                "signals": pages.signals(guide),
            },
            "plans-by-tag": lambda: {"tagged": tagged(guide, path)},
            "plans": lambda: self._plans(path),
            "sources": lambda: {"sources": pages.bibliography(guide, said, path)},
            "signals": lambda: {"signals": pages.signals(guide)},
            "history": lambda: {
                "outline": outline(guide, path),
                "plans": addresses.between(path, addresses.PLANS),
            },
            "reminders": lambda: {"outline": outline(guide, path)},
            "storage": dict,
            "kept": lambda: {"kept": kept(guide.settings.id)},
            "erase": dict,
        }
        template, view = f"blocks/{name}.md.j2", blocks[name]()
        make = partial(self._render, template, **view)
        return self.memory.get((path, name, which), (self._templates, view), make).strip()

    def _plans(self, path: str) -> Mapping[str, Any]:
        shown = pages.cards(self.guide, self.words, path, self.memory)
        return {"cards": shown, "icons": pages.icons(shown)}

    def _render(self, template: str, **view: object) -> str:
        return self._templates.get_template(template).render(view)


class _Templates(Environment):
    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return what a template asks for by name; the words and views have it by key.

        To ask a dict for an attribute first, as is done else, takes seven times as long.
        """
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def _environment(settings: Settings, said: Mapping[str, Any]) -> Environment:
    made = _Templates(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        comment_start_string="{##",  # "{#" begins the id of a heading in Markdown
        comment_end_string="##}",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(words=said, settings=settings)
    made.filters.update(markdown_text=markdown_text, day=lambda date: day(said, date))
    return keep_compiled(made)


def markdown_text(text: str) -> Markup:
    """Write a plain text into Markdown so that no character of it means anything there."""
    safe = _ACTIVE.sub(lambda found: f"&#{ord(found[0])};", text)
    return Markup(safe)  # noqa: S704  # nothing is left in it that HTML or Markdown reads


def _front_matter(draft: Draft) -> Markup:
    """Write what a page says of itself; themes print these values as HTML, so they are escaped."""
    front = draft.front
    said: dict[str, Any] = {
        "title": str(escape(front.title)),
        "description": str(escape(front.description)),
        "reviewed": front.reviewed,
    }
    if not front.is_searched:
        said["search"] = {"exclude": True}
    if front.structured:
        said["structured"] = front.structured
    if front.picture:
        said["picture"] = front.picture
    if front.trail:
        said["trail"] = [
            {"title": str(escape(link.title)), "href": str(escape(link.href))}
            for link in front.trail
        ]
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in said.items())
    made = "---\n" + "\n".join(lines) + "\n---\n"
    return Markup(made)  # noqa: S704  # its values are escaped above
