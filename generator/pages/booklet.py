"""The page that prints a whole plan: a cover, one sheet a stage, and the cards."""

from generator import addresses, codes
from generator.guide import Guide
from generator.pages.card import card
from generator.pages.colours import meanings
from generator.pages.plan import PlanPages
from generator.pages.printing import CARDS_ON_A_SHEET, Printing
from generator.pages.writer import Words
from generator.views import BookletView, Draft, Front, LinkView, StageView


def booklet(
    guide: Guide, words: Words, plan_id: str, printing: Printing, stages: tuple[StageView, ...]
) -> Draft:
    """Return a plan's booklet. It is found from its plan alone, for it says nothing of its own."""
    plan, path = guide.plans[plan_id], addresses.booklet(plan_id)
    cards = tuple(card(guide, words, path, each) for each in guide.cards.cards)
    address = printing.address(addresses.plan(plan_id))
    view = BookletView(
        plan=PlanPages(guide, words, plan_id, plan).card(path),
        stages=stages,
        cards=cards,
        signals=meanings(guide),
        reviewed=plan.reviewed,
        code=codes.picture(address, words["booklet"]["code"]) if address else "",
        address=address.partition("://")[2],
        sheets=1 + len(plan.stages) - (-(len(cards) + 1) // CARDS_ON_A_SHEET),
    )
    said = words["booklet"]
    top = LinkView(words["trail"]["plans"], addresses.between(path, addresses.PLANS))
    up = LinkView(plan.title, addresses.between(path, addresses.plan(plan_id)))
    front = Front(
        said["title"].format(plan=plan.title),
        said["description"].format(plan=plan.title),
        plan.reviewed,
        (top, up),
        is_searched=False,
    )
    return Draft(path, plan_id, "booklet.md.j2", front, {"booklet": view})
