"""Addresses are promises: what became of every plan and stage that has, or had, a page.

A place is the id of a plan, or a plan, a slash and the id of one of its stages.
"""

from collections.abc import Iterator, Mapping

from generator.guide import Guide
from generator.model.plans import RetiredPage
from generator.settings import RecordedPage


def shortly(guide: Guide) -> dict[str, str]:
    """Return what moved, in short: a stage that went with its plan is left out."""
    known = guide.moved

    def follows(old: str, new: str) -> bool:
        plan, _, stage = old.partition("/")
        return bool(stage) and new == f"{known.get(plan, plan)}/{stage}"

    return {old: new for old, new in known.items() if not follows(old, new)}


def retired(guide: Guide) -> dict[str, RetiredPage]:
    """Return the places of plans and stages that are gone for good."""
    gone = {page.id: page for page in guide.settings.retired_plans}
    for plan_id, plan in guide.plans.items():
        for page in plan.retired_stages:
            gone |= {f"{name}/{page.id}": page for name in (plan_id, *plan.was)}
    return gone


def lost(guide: Guide) -> Iterator[tuple[int, str]]:
    """Return the published pages that nobody finds, nor what became of them.

    Each has its number in the ledger.
    """
    ended = retired(guide)
    known = {*guide.places, *guide.moved, *ended}
    for number, entry in enumerate(guide.ledger.pages):
        if entry.page in known or entry.retired:
            continue
        if entry.page.partition("/")[0] not in ended:
            yield number, entry.page


def gone(guide: Guide) -> dict[str, str]:
    """Return the places that say that their page is gone, each with the reason, or none."""
    here = {*guide.places, *guide.moved}
    known = {entry.page: "" for entry in guide.ledger.pages}
    told = {place: page.why for place, page in retired(guide).items()}
    return {place: why for place, why in sorted((known | told).items()) if place not in here}


def record(guide: Guide) -> Iterator[RecordedPage]:
    """Return the ledger's pages as they have to be once the guide is published, by place."""
    known: Mapping[str, RecordedPage] = {entry.page: entry for entry in guide.ledger.pages}
    lost = gone(guide)
    for place in sorted({*known, *guide.places, *guide.moved, *lost}):
        yield RecordedPage(page=place, now=guide.moved.get(place), retired=place in lost)
