"""The page of a plan, its booklet, and lists of plans."""

from dataclasses import dataclass

from generator.views.cards import CardView
from generator.views.claims import ClaimView
from generator.views.links import IconView, LinkView, SourceView
from generator.views.stage import SignalView, StageView


@dataclass(frozen=True)
class StopView:
    """A stage as a stop on its plan's track; `returns` when the next one steps back to it."""

    place: str
    number: int
    icon: IconView | None
    title: str
    href: str
    goal: str
    pace: str
    session: str
    count: str
    steps: int
    back: LinkView | None
    back_is_previous: bool
    returns: bool
    alongside: bool
    final: bool


@dataclass(frozen=True)
class TagsView:
    """The words of one group that a plan can be found by, as they are shown.

    `hrefs` lead to the plans that share each, and are empty where no page lists them.
    """

    group: str
    title: str
    words: tuple[str, ...]
    keys: tuple[str, ...]
    hrefs: tuple[str, ...] = ()


@dataclass(frozen=True)
class TaggedView:
    """A group of tags, each word with its place on the page and the plans that have it."""

    title: str
    words: tuple[tuple[str, str, tuple[LinkView, ...]], ...]


@dataclass(frozen=True)
class RelatedView:
    """Another plan, and when it is the one to take."""

    link: LinkView
    why: str


@dataclass(frozen=True)
class ChangeView:
    """What changed in a plan on a day, such as "2026-11-22", which is `day` in words."""

    on: str
    day: str
    what: str


@dataclass(frozen=True)
class PlanCard:
    """A plan in a list of plans."""

    id: str
    title: str
    summary: str
    href: str
    count: str
    steps: int
    stops: tuple[StopView, ...]
    tags: tuple[TagsView, ...]

    @property
    def icons(self) -> tuple[IconView, ...]:
        """The drawings of its stops, each once."""
        return tuple(dict.fromkeys(stop.icon for stop in self.stops if stop.icon))


@dataclass(frozen=True)
class PlanView:
    """Everything the page of a plan shows; `history` is empty where no page shows the way come."""

    card: PlanCard
    audience: ClaimView
    principles: tuple[ClaimView, ...]
    setbacks: ClaimView
    related: tuple[RelatedView, ...]
    changes: tuple[ChangeView, ...]
    sources: tuple[SourceView, ...]
    booklet: str
    history: str
    reviewed: str


@dataclass(frozen=True)
class BookletView:
    """Everything the page shows that prints a whole plan, and how many sheets that takes."""

    plan: PlanCard
    stages: tuple[StageView, ...]
    cards: tuple[CardView, ...]
    signals: tuple[SignalView, ...]
    reviewed: str
    code: str
    address: str
    sheets: int
