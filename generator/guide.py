"""A guide: everything its files say, checked."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from generator.calculators import Calculators
from generator.cards import Cards
from generator.chooser import Chooser
from generator.icons import Icons
from generator.model.plans import Plan
from generator.model.steps import Step
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
    icons: Icons = Icons()
    pages: Mapping[str, str] = {}
    """The pages written by hand, path to Markdown."""

    @cached_property
    def steps(self) -> dict[str, Step]:
        """The steps of all plans by their ids."""
        found: dict[str, Step] = {}
        for plan in self.plans.values():
            found |= plan.steps
        return found

    @cached_property
    def renamed(self) -> dict[str, str]:
        """The ids that steps had before, each with the id the step has now."""
        found: dict[str, str] = {}
        for plan in self.plans.values():
            found |= plan.renamed
        return found

    @cached_property
    def places(self) -> dict[str, str]:
        """The places that have a page, with their titles.

        A place is the id of a plan, or a plan, a slash and the id of one of its stages.
        """
        found: dict[str, str] = {}
        for plan_id, plan in self.plans.items():
            found[plan_id] = plan.title
            found |= {f"{plan_id}/{stage.id}": stage.title for stage in plan.stages}
        return found

    @cached_property
    def moved(self) -> dict[str, str]:
        """The places that pages had before, each with the one the page has now."""
        # What an author wrote with its plan is more than what follows from a plan's own name.
        former = {**dict(self._under_all_names()), **dict(self._from_elsewhere())}
        return {old: new for old, new in former.items() if old not in self.places}

    def _under_all_names(self) -> Iterator[tuple[str, str]]:
        """Return the former places of plans and stages under each of their ids."""
        for plan_id, plan in self.plans.items():
            names = (plan_id, *plan.was)
            yield from ((old, plan_id) for old in plan.was)
            for stage in plan.stages:
                now = f"{plan_id}/{stage.id}"
                ids = (stage.id, *(old for old in stage.was if "/" not in old))
                places = (f"{name}/{old}" for name in names for old in ids)
                yield from ((old, now) for old in places if old != now)

    def _from_elsewhere(self) -> Iterator[tuple[str, str]]:
        for plan_id, plan in self.plans.items():
            for stage in plan.stages:
                yield from ((old, f"{plan_id}/{stage.id}") for old in stage.was if "/" in old)
