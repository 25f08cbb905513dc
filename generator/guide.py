"""A guide: everything its files say, checked."""

from collections.abc import Mapping
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from generator.calculators import Calculators
from generator.cards import Cards
from generator.chooser import Chooser
from generator.model import Plan, Step
from generator.settings import Ledger, Settings, Source


class Guide(BaseModel):
    """All of a guide's data, checked: what the pages are made from."""

    model_config = ConfigDict(frozen=True)

    settings: Settings
    sources: Mapping[str, Source]
    plans: Mapping[str, Plan]
    ledger: Ledger = Ledger()
    cards: Cards = Cards()
    chooser: Chooser = Chooser()
    calculators: Calculators = Calculators()
    pages: Mapping[str, str] = {}
    """The pages written by hand, path to Markdown."""

    @cached_property
    def steps(self) -> dict[str, Step]:
        """The steps of all plans by their ids."""
        stages = (stage for plan in self.plans.values() for stage in plan.stages)
        return {step.id: step for stage in stages for step in stage.steps}

    @cached_property
    def renamed(self) -> dict[str, str]:
        """The ids that steps had before, each with the id the step has now."""
        return {old: step.id for step in self.steps.values() for old in step.was}
