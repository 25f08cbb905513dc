"""What the templates show: plain values, decided beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Ref:
    """A numbered pointer from a claim to a source of the same page."""

    number: int
    key: str
    name: str
    author: str


@dataclass(frozen=True)
class Basis:
    """What a claim rests on: sources, the guide's own rule, or both."""

    refs: tuple[Ref, ...]
    own_rule: bool


@dataclass(frozen=True)
class ClaimView:
    """A claim with what it rests on; `text` is plain, or HTML where it came from a rich text."""

    text: str
    basis: Basis
    title: str = ""


@dataclass(frozen=True)
class LineView:
    """A line of a card; `note` is HTML, or empty."""

    text: str
    note: str
    basis: Basis


@dataclass(frozen=True)
class CardView:
    """A short list; `how` says how it is read, `closing` is empty where it has no last line.

    `sources` is the address of the page that lists them, or empty.
    """

    id: str
    title: str
    kind: str
    how: str
    when: str
    lines: tuple[LineView, ...]
    closing: str
    closing_basis: Basis
    sources: str


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
class LinkView:
    """A link to another page, relative to the page it stands on.

    A link to a stage has its number, and its steps as the browser counts them.
    """

    title: str
    href: str
    number: int = 0
    count: str = ""
    steps: int = 0


@dataclass(frozen=True)
class SourceView:
    """An entry of a list of sources; `used` leads to what rests on it, where that is shown."""

    key: str
    number: int
    title: str
    author: str
    tier: str
    year: int | None
    url: str | None
    note: str | None
    used: tuple[LinkView, ...] = ()


@dataclass(frozen=True)
class StopView:
    """A stage as a stop on its plan's track; `returns` when the next one steps back to it."""

    place: str
    number: int
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
class AnswerView:
    """An answer of the chooser; one without a link goes on to the next question."""

    answer: str
    link: LinkView | None
    why: ClaimView | None


@dataclass(frozen=True)
class QuestionView:
    """A question of the chooser with its answers."""

    id: str
    ask: str
    note: str
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True)
class ChooserView:
    """All questions, with the addresses of the plans and of the sources, which may be empty."""

    questions: tuple[QuestionView, ...]
    plans: str
    sources: str


@dataclass(frozen=True)
class InputView:
    """A number that a calculator asks for; `usual` are labels and values of buttons."""

    name: str
    title: str
    help: ClaimView | None
    least: str
    most: str
    start: str
    usual: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FormulaView:
    """A result of a calculator, with its formula in words."""

    name: str
    label: str
    unit: str
    formula: str


@dataclass(frozen=True)
class CalculatorView:
    """A calculator; `sums` are its formulas for the script, as JSON, and `rows` a worked table.

    `sources` is the address of the page that lists them, or empty.
    """

    id: str
    title: str
    inputs: tuple[InputView, ...]
    results: tuple[FormulaView, ...]
    sums: str
    why: ClaimView
    notes: tuple[ClaimView, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sources: str


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


@dataclass(frozen=True)
class PlanView:
    """Everything the page of a plan shows."""

    card: PlanCard
    audience: ClaimView
    principles: tuple[ClaimView, ...]
    setbacks: ClaimView
    related: tuple[RelatedView, ...]
    changes: tuple[ChangeView, ...]
    sources: tuple[SourceView, ...]
    booklet: str
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


@dataclass(frozen=True)
class Front:
    """What a page says of itself before its text; the trail leads from the top to its parent.

    A page that is not `searchable` says what another one says, and that one is found.
    `structured` is what it tells search engines, as JSON, and `picture` the path of the picture
    that shared links show; both are empty where there is none.
    """

    title: str
    description: str
    reviewed: str
    trail: tuple[LinkView, ...] = field(default=())
    is_searched: bool = True
    searchable: bool = True
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
