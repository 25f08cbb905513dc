"""What each source is used for: the pages and plans that rest on it."""

from collections.abc import Iterator, Mapping

from generator import addresses
from generator.blocks import asked
from generator.guide import Guide
from generator.hand_pages import title
from generator.model.claims import Part
from generator.model.plans import Plan
from generator.model.stages import SharedStage, Stage
from generator.pages.writer import Words, used
from generator.rules.claims import CITED
from generator.views import LinkView


def uses(guide: Guide, words: Words, path: str) -> Mapping[str, tuple[LinkView, ...]]:
    """Return for each source the links from the page at `path` to what rests on it.

    The guide's own criteria hold at every stage, so they lead nowhere in particular.
    """
    found: dict[str, dict[str, LinkView]] = {}
    for link, keys in (
        *_by_pages(guide, path),
        *_by_plans(guide, path),
        (LinkView(words["sources"]["everywhere"], ""), set(used(guide.settings))),
    ):
        for key in keys:
            found.setdefault(key, {})[link.href] = link
    return {key: tuple(links.values()) for key, links in found.items()}


def _by_pages(guide: Guide, path: str) -> Iterator[tuple[LinkView, set[str]]]:
    for page, text in guide.pages.items():
        if page != path:
            link = LinkView(title(page, text), addresses.between(path, page))
            yield link, {*CITED.findall(text), *used(*_shown(guide, text))}


def _by_plans(guide: Guide, path: str) -> Iterator[tuple[LinkView, set[str]]]:
    for name, plan in guide.plans.items():
        link = LinkView(plan.title, addresses.between(path, addresses.plan(name)))
        written = plan.model_copy(update={"stages": tuple(_own(plan))})
        yield link, set(used(written, *_said_anew(guide, plan)))


def _own(plan: Plan) -> Iterator[Stage]:
    """Return the stages written in a plan; those it shares count where they are written."""
    return (stage for stage in plan.stages if not isinstance(stage, SharedStage))


def _said_anew(guide: Guide, plan: Plan) -> Iterator[Part]:
    """Return what a plan says otherwise at the stages it shares than their homes do."""
    for stage in plan.stages:
        if isinstance(stage, SharedStage):
            home = next(s for s in guide.plans[stage.written_in].stages if s.id == stage.id)
            for name in ("why", "session", "step_back", "advance_after"):
                part = getattr(stage, name)
                if part is not None and part != getattr(home, name):
                    yield part


def _shown(guide: Guide, text: str) -> Iterator[Part]:
    """Return the parts of the guide that a page written by hand shows in its blocks."""
    for block, which in asked(text):
        if block == "pocket-cards":
            yield guide.cards
        if block == "card" and which in guide.cards.by_id:
            yield guide.cards.by_id[which]
        if block == "chooser":
            yield guide.chooser
        if block == "calculator" and which in guide.calculators.by_id:
            yield guide.calculators.by_id[which]
