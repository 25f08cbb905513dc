"""From a checked guide to pages: what each shows, in what order, and what leads where."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from generator import addresses
from generator.basis import entry
from generator.guide import Guide
from generator.icons import Icons
from generator.memory import Memory
from generator.model.plans import Plan
from generator.pages.around import around, homes, outsides, printed
from generator.pages.booklet import booklet
from generator.pages.card import card
from generator.pages.colours import meanings as signals
from generator.pages.gone import gone_pages, moved_pages
from generator.pages.plan import PlanPages
from generator.pages.printing import Printing
from generator.pages.stage import StagePage
from generator.pages.uses import uses
from generator.pages.writer import Words
from generator.settings import Settings
from generator.share import picture_path
from generator.sharing import home_of
from generator.views import Draft, Front, IconView, PlanCard, SourceView

__all__ = ["Group", "bibliography", "card", "cards", "groups", "icons", "moved_pages", "signals"]


@dataclass(frozen=True)
class Group:
    """Pages that are made together, and how to make them.

    They are known by their paths, each with the id of the plan in whose file its text is
    written, or with nothing where it is written in none.
    """

    pages: Mapping[str, str]
    make: Callable[[], Iterable[Draft]]


def groups(guide: Guide, words: Words, site_url: str, memory: Memory) -> Iterator[Group]:
    """Return how to make all pages of plans, which are many: those of one plan at a time.

    Printed codes need the site's own address and are left out where `site_url` is empty.
    """
    printing = Printing.of(guide, site_url, memory)
    known, outside = homes(guide), outsides(guide, memory)
    listing = _plans_page(guide, words, memory)
    yield Group({listing.path: ""}, lambda: (listing,))
    for plan_id, plan in guide.plans.items():

        def make(plan_id: str = plan_id, plan: Plan = plan) -> Iterable[Draft]:
            seen = around(guide, plan_id, known, outside, memory)
            made_from = seen, words, printed(printing, plan_id, plan, memory)
            return memory.get(("pages", plan_id), made_from, partial(_of_plan, plan_id, *made_from))

        stages = {addresses.stage(plan_id, s.id): home_of(plan_id, s) for s in plan.stages}
        paper = {addresses.booklet(plan_id): plan_id}
        yield Group({addresses.plan(plan_id): plan_id} | stages | paper, make)
    gone = tuple(gone_pages(guide, words))
    yield Group({draft.path: "" for draft in gone}, lambda: gone)


def _of_plan(plan_id: str, guide: Guide, words: Words, printing: Printing) -> tuple[Draft, ...]:
    plan = guide.plans[plan_id]
    stages = [
        StagePage(guide, words, plan_id, position, printing) for position in range(len(plan.stages))
    ]
    return (
        _pictured(plan_id, PlanPages(guide, words, plan_id, plan).draft()),
        *(_pictured(plan_id, stage.draft()) for stage in stages),
        _pictured(plan_id, booklet(guide, words, plan_id, printing, tuple(s.view for s in stages))),
    )


def _pictured(plan_id: str, draft: Draft) -> Draft:
    """Return a page with the picture of the plan that it stands under."""
    return replace(draft, front=replace(draft.front, picture=picture_path(plan_id)))


def cards(guide: Guide, words: Words, path: str, memory: Memory) -> tuple[PlanCard, ...]:
    """Return all plans as a list to show on the page at `path`."""
    return tuple(
        memory.get(("card", path, plan_id), made_from, partial(_card, *made_from))
        for plan_id, plan in guide.plans.items()
        for made_from in ((guide.settings, guide.icons, words, plan_id, plan, path),)
    )


def icons(shown: Iterable[PlanCard]) -> tuple[IconView, ...]:
    """Return the drawings of all stops of the plans on a page, each once."""
    return tuple(dict.fromkeys(icon for card in shown for icon in card.icons))


def _card(
    settings: Settings, icons: Icons, words: Words, plan_id: str, plan: Plan, path: str
) -> PlanCard:
    plans = {plan_id: plan}
    alone = Guide.model_construct(settings=settings, sources={}, plans=plans, icons=icons)
    return PlanPages(alone, words, plan_id, plan).card(path)


def bibliography(guide: Guide, words: Words, path: str) -> tuple[SourceView, ...]:
    """Return all sources, by author and title, with what rests on each, for the page at `path`."""
    named = sorted(guide.sources.items(), key=lambda item: (item[1].author.lower(), item[1].title))
    links = uses(guide, words, path)
    return tuple(
        replace(entry(key, number, source), used=links.get(key, ()))
        for number, (key, source) in enumerate(named, 1)
    )


def _plans_page(guide: Guide, words: Words, memory: Memory) -> Draft:
    said = words["plans"]
    newest = max(plan.reviewed for plan in guide.plans.values())
    front = Front(said["title"], said["description"], newest)
    shown = cards(guide, words, addresses.PLANS, memory)
    view = {"cards": shown, "icons": icons(shown)}
    return Draft(addresses.PLANS, "", "plans.md.j2", front, view)
