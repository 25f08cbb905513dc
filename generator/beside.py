"""What a site has beside its pages: tables that scripts load, plans as data, pictures of plans."""

from collections.abc import Iterator

from generator import published, share
from generator.pictures import can_draw, png
from generator.render import Renderer


def draws(site_url: str) -> bool:
    """Tell whether pictures are drawn: links to them need the site's own address."""
    return bool(site_url) and can_draw()


def beside(renderer: Renderer, *, with_pictures: bool) -> Iterator[tuple[str, str | bytes]]:
    """Return the files of a guide that are no pages, with their paths in the site."""
    yield from renderer.files()
    yield from published.files(renderer.guide, renderer.site_url, renderer.memory)
    for plan_id, plan in renderer.guide.plans.items() if with_pictures else ():
        yield share.picture_path(plan_id), png(share.drawing(plan), share.WIDTH, share.HEIGHT)
