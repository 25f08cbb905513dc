"""Pages, from what they show to their Markdown, and those at old addresses."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.views.links import LinkView


@dataclass(frozen=True)
class Front:
    """What a page says of itself before its text; the trail leads from the top to its parent.

    One that is not `is_searched` says what another one says, which is found instead.
    `structured` is what it tells search engines, as JSON, and `picture` the path of the picture
    that shared links show; both are empty where there is none.
    """

    title: str
    description: str
    reviewed: str
    trail: tuple[LinkView, ...] = field(default=())
    is_searched: bool = True
    structured: str = ""
    picture: str = ""


@dataclass(frozen=True)
class Draft:
    """A page before it is rendered: its path, its template and what the template shows.

    `source` is the id of the plan in whose file its text is written, or empty.
    """

    path: str
    source: str
    template: str
    front: Front
    view: Mapping[str, object]


@dataclass(frozen=True)
class Page:
    """A finished page: where it goes, its Markdown, the plan it came from and its date.

    `plan` is the id of the plan in whose file its text is written, or empty for a
    page made from all plans.
    """

    path: str
    text: str
    plan: str
    reviewed: str


@dataclass(frozen=True)
class GoneView:
    """What the page says of a plan or a stage that is gone; `why` may be empty."""

    lead: str
    why: str
    plan: LinkView | None
    plans: LinkView


@dataclass(frozen=True)
class MovedView:
    """Where an old address leads: the page's title, the way there, its whole address or nothing."""

    title: str
    href: str
    canonical: str
