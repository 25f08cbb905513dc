"""A guide: everything its files say, checked."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from generator.calculators import Calculators
from generator.cards import Cards
from generator.chooser import Chooser
from generator.model import Plan
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
