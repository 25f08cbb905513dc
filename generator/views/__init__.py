"""What the templates show: plain values, decided beforehand."""

from generator.views.cards import CardView, LineView
from generator.views.claims import Basis, ClaimView, Ref
from generator.views.links import IconView, LinkView, SourceView
from generator.views.pages import Draft, Front, GoneView, MovedView, Page
from generator.views.plan import (
    BookletView,
    ChangeView,
    PlanCard,
    PlanView,
    RelatedView,
    StopView,
    TaggedView,
    TagsView,
)
from generator.views.stage import (
    BoxView,
    ChecklistView,
    Fact,
    SignalView,
    StageView,
    StepView,
    TrainingView,
)
from generator.views.tools import (
    AnswerView,
    CalculatorView,
    ChooserView,
    FormulaView,
    InputView,
    QuestionView,
)

__all__ = [
    "AnswerView",
    "Basis",
    "BookletView",
    "BoxView",
    "CalculatorView",
    "CardView",
    "ChangeView",
    "ChecklistView",
    "ChooserView",
    "ClaimView",
    "Draft",
    "Fact",
    "FormulaView",
    "Front",
    "GoneView",
    "IconView",
    "InputView",
    "LineView",
    "LinkView",
    "MovedView",
    "Page",
    "PlanCard",
    "PlanView",
    "QuestionView",
    "Ref",
    "RelatedView",
    "SignalView",
    "SourceView",
    "StageView",
    "StepView",
    "StopView",
    "TaggedView",
    "TagsView",
    "TrainingView",
]
