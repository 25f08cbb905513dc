"""From a checked guide to pages: what each shows, in what order, and what leads where."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from generator import addresses
from generator.basis import entry
from generator.guide import Guide
from generator.memory import Memory
from generator.pages.around import around, homes, printed
from generator.pages.booklet import booklet
from generator.pages.card import card
from generator.pages.colours import meanings as signals
from generator.pages.gone import gone_pages, moved_pages
from generator.pages.plan import PlanPages
from generator.pages.printing import Printing
from generator.pages.stage import StagePage
from generator.pages.uses import uses
from generator.pages.writer import Words
from generator.share import picture_path
from generator.views import Draft, Front, PlanCard, SourceView

__all__ = ["bibliography", "card", "cards", "drafts", "moved_pages", "signals"]


def drafts(guide: Guide, words: Words, site_url: str, memory: Memory) -> Iterator[Draft]:
    """Return all pages made from plans, in the order of the guide.

    Printed codes need the site's own address and are left out where `site_url` is empty.
    """
    printing, known = Printing.of(guide, site_url), homes(guide)
    yield _plans_page(guide, words)
    for plan_id, plan in guide.plans.items():
        made_from = around(guide, plan_id, known), words, printed(printing, plan)
        make = partial(_of_plan, plan_id, *made_from)
        yield from memory.get(plan_id, made_from, make)
    yield from gone_pages(guide, words)


def _of_plan(plan_id: str, guide: Guide, words: Words, printing: Printing) -> tuple[Draft, ...]:
    plan = guide.plans[plan_id]
    stages = [
        StagePage(guide, words, plan_id, position, printing) for position in range(len(plan.stages))
    ]
    return (
        _pictured(PlanPages(guide, words, plan_id, plan).draft()),
        *(_pictured(stage.draft()) for stage in stages),
        booklet(guide, words, plan_id, printing, tuple(stage.view for stage in stages)),
    )


def _pictured(draft: Draft) -> Draft:
    """Return the page of a plan or a stage with the plan's picture."""
    return replace(draft, front=replace(draft.front, picture=picture_path(draft.source)))


def cards(guide: Guide, words: Words, path: str) -> tuple[PlanCard, ...]:
    """Return all plans as a list to show on the page at `path`."""
    return tuple(
        PlanPages(guide, words, plan_id, plan).card(path) for plan_id, plan in guide.plans.items()
    )


def bibliography(guide: Guide, words: Words, path: str) -> tuple[SourceView, ...]:
    """Return all sources, by author and title, with what rests on each, for the page at `path`."""
    named = sorted(guide.sources.items(), key=lambda item: (item[1].author.lower(), item[1].title))
    links = uses(guide, words, path)
    return tuple(
        replace(entry(key, number, source), used=links.get(key, ()))
        for number, (key, source) in enumerate(named, 1)
    )


def _plans_page(guide: Guide, words: Words) -> Draft:
    said = words["plans"]
    newest = max(plan.reviewed for plan in guide.plans.values())
    front = Front(said["title"], said["description"], newest)
    view = {"cards": cards(guide, words, addresses.PLANS)}
    return Draft(addresses.PLANS, "", "plans.md.j2", front, view)
