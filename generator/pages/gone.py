"""Old addresses: pages that say what is gone, and ways from where a page was to where it is."""

from collections.abc import Iterator
from urllib.parse import urljoin

from generator import addresses, moves
from generator.guide import Guide
from generator.pages.writer import Words
from generator.views import Draft, Front, GoneView, LinkView, MovedView


def gone_pages(guide: Guide, words: Words) -> Iterator[Draft]:
    """Return a page for every published place that is gone."""
    newest = max(plan.reviewed for plan in guide.plans.values())
    for place, why in moves.gone(guide).items():
        path = _path(place)
        said = words["gone"]["stage" if "/" in place else "plan"]
        plans = LinkView(words["trail"]["plans"], addresses.between(path, addresses.PLANS))
        view = GoneView(words["gone"]["lead"], why, _plan_of(guide, place, path), plans)
        front = Front(said, words["gone"]["lead"], newest, (plans,), is_searched=False)
        yield Draft(path, "", "gone.md.j2", front, {"gone": view, "title": said})


def moved_pages(guide: Guide, site_url: str) -> Iterator[tuple[str, MovedView]]:
    """Return every file at an old address, by its path in the site, and where it leads."""
    for old, new in guide.moved.items():
        title = guide.places[new]
        yield _leading(_path(old), _path(new), title, site_url)
        if "/" not in old:
            yield _leading(addresses.booklet(old), addresses.booklet(new), title, site_url)


def _leading(old: str, new: str, title: str, site_url: str) -> tuple[str, MovedView]:
    whole = urljoin(site_url, addresses.url(new)) if site_url else ""
    return f"{addresses.url(old)}index.html", MovedView(title, addresses.between(old, new), whole)


def _path(place: str) -> str:
    plan, _, stage = place.partition("/")
    return addresses.stage(plan, stage) if stage else addresses.plan(plan)


def _plan_of(guide: Guide, place: str, path: str) -> LinkView | None:
    """Return a link to the plan that a stage was in, if that is still there."""
    name, _, stage = place.partition("/")
    plan_id = guide.moved.get(name, name)
    if not stage or plan_id not in guide.plans:
        return None
    href = addresses.between(path, addresses.plan(plan_id))
    return LinkView(guide.plans[plan_id].title, href)
