"""Addresses are promises: what became of every plan and stage that has, or had, a page.

A place is the id of a plan, or a plan, a slash and the id of one of its stages.
"""

from collections.abc import Iterator, Mapping

from generator.guide import Guide
from generator.model import RetiredPage
from generator.settings import RecordedPage


def live(guide: Guide) -> dict[str, str]:
    """Return all places that have a page now, with their titles."""
    found: dict[str, str] = {}
    for plan_id, plan in guide.plans.items():
        found[plan_id] = plan.title
        found |= {f"{plan_id}/{stage.id}": stage.title for stage in plan.stages}
    return found


def moved(guide: Guide) -> dict[str, str]:
    """Return the places that pages had before, each with the one the page has now."""
    now = live(guide)
    # What an author wrote with its plan is more than what follows from a plan's own name.
    former = {**dict(_under_all_names(guide)), **dict(_from_elsewhere(guide))}
    return {old: new for old, new in former.items() if old not in now}


def shortly(guide: Guide) -> dict[str, str]:
    """Return what moved, in short: a stage that went with its plan is left out."""
    known = moved(guide)

    def follows(old: str, new: str) -> bool:
        plan, _, stage = old.partition("/")
        return bool(stage) and new == f"{known.get(plan, plan)}/{stage}"

    return {old: new for old, new in known.items() if not follows(old, new)}


def _under_all_names(guide: Guide) -> Iterator[tuple[str, str]]:
    """Return the places of plans and stages under each of their ids."""
    for plan_id, plan in guide.plans.items():
        yield from ((old, plan_id) for old in plan.was)
        for stage in plan.stages:
            ids = [stage.id, *(old for old in stage.was if "/" not in old)]
            for name in (plan_id, *plan.was):
                yield from ((f"{name}/{old}", f"{plan_id}/{stage.id}") for old in ids)


def _from_elsewhere(guide: Guide) -> Iterator[tuple[str, str]]:
    for plan_id, plan in guide.plans.items():
        for stage in plan.stages:
            yield from ((old, f"{plan_id}/{stage.id}") for old in stage.was if "/" in old)


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
    known = {*live(guide), *moved(guide), *ended}
    for number, entry in enumerate(guide.ledger.pages):
        plan = entry.page.partition("/")[0]
        if not (entry.retired or entry.page in known or plan in ended):
            yield number, entry.page


def gone(guide: Guide) -> dict[str, str]:
    """Return the places that say that their page is gone, each with the reason, or none."""
    here = {*live(guide), *moved(guide)}
    known = {entry.page: "" for entry in guide.ledger.pages}
    told = {place: page.why for place, page in retired(guide).items()}
    return {place: why for place, why in sorted((known | told).items()) if place not in here}


def record(guide: Guide) -> Iterator[RecordedPage]:
    """Return the ledger's pages as they have to be once the guide is published, by place."""
    known: Mapping[str, RecordedPage] = {entry.page: entry for entry in guide.ledger.pages}
    now, lost = moved(guide), gone(guide)
    for place in sorted({*known, *live(guide), *now, *lost}):
        yield RecordedPage(page=place, now=now.get(place), retired=place in lost)
