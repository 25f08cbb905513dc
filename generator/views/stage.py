"""The page of a stage, and its sheet."""

from dataclasses import dataclass

from generator.views.claims import Basis, ClaimView
from generator.views.links import IconView, LinkView, SourceView


@dataclass(frozen=True)
class BoxView:
    """One box to tick; `description` tells the boxes of a repeat apart, else it is empty."""

    number: int
    description: str


@dataclass(frozen=True)
class StepView:
    """A step as a row of boxes and its text; `kind` and `note` are empty where there is none.

    `is_every_session` when each session asks for it anew.

    `was` holds the ids it had before, with blanks between; `words` stands for
    its text, so that a browser can tell that the text has changed. `code`
    stands for the step on paper.
    """

    id: str
    was: str
    words: str
    safety: bool
    text: str
    kind: str
    is_every_session: bool
    note: str
    boxes: tuple[BoxView, ...]
    basis: Basis
    code: str


@dataclass(frozen=True)
class ChecklistView:
    """A named list of steps."""

    title: str
    steps: tuple[StepView, ...]


@dataclass(frozen=True)
class Fact:
    """A label and its value, such as "Minutes a session: 2 to 5"."""

    label: str
    value: str


@dataclass(frozen=True)
class SignalView:
    """One colour of the card: its word, what it means here, and when it counts."""

    colour: str
    title: str
    when: str
    meaning: str
    criteria: tuple[ClaimView, ...]


@dataclass(frozen=True)
class TrainingView:
    """What the browser needs to know of a stage's sessions.

    `longest` are minutes, 0 where the plan says none. `green_sessions` and
    `on_days` are what it takes to move on, 0 where sessions settle nothing.
    """

    has_sessions: bool
    longest: int
    session: str
    green_sessions: int
    on_days: int
    basis: Basis
    alternative: LinkView | None
    asks_ate: str
    asks_left: str


@dataclass(frozen=True)
class StageView:
    """Everything the page of a stage shows.

    `code` is a drawing that leads back to the page, and `address` what a hand
    types for it; both are empty where the site's address is not known.
    `density` says how close the printed sheet is set, from 1.
    """

    place: str
    title: str
    goal: str
    plan: LinkView
    shared: tuple[LinkView, ...]
    number: int
    all: int
    icon: IconView | None
    equipment: tuple[str, ...]
    facts: tuple[Fact, ...]
    session_note: str
    session_basis: Basis
    training: TrainingView
    alongside: tuple[LinkView, ...]
    count: str
    steps: int
    checklists: tuple[ChecklistView, ...]
    signals: tuple[SignalView, ...]
    final: bool
    signals_link: str
    emergency_link: str
    back: LinkView | None
    back_id: str
    back_how: str
    back_basis: Basis
    why: ClaimView
    sources: tuple[SourceView, ...]
    previous: LinkView | None
    next: LinkView | None
    reviewed: str
    code: str
    address: str
    density: int
