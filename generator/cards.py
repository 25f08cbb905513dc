"""The contract of a guide's cards, from _cards.yml: short lists for a pocket or a wall."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from generator.fields import Id, Line, Many, Rich
from generator.model.claims import OWN_RULE, Claim, Part

CardKind = Literal["read-do", "do-confirm"]


class Item(Claim):
    """A line of a card."""

    text: Line = Field(
        description="One order, or one thing to see, without Markdown.",
        examples=["Stand still."],
    )
    note: Rich | None = Field(
        default=None,
        description="A hint under the line, on the screen alone.",
        examples=["Most falls happen while turning."],
    )


class Card(Part):
    """A list that fits a quarter of a sheet of paper."""

    id: Id = Field(
        description="Unique among the cards; the place on a page that shows it.",
        examples=["after-a-fall"],
    )
    title: Line = Field(description="What the card is for, in a few words.", examples=["A fall"])
    kind: CardKind = Field(
        description="read-do: read a line, do it, read the next. "
        "do-confirm: do it all from memory, then confirm each line.",
        examples=["read-do"],
    )
    when: Line = Field(
        description="When to take the card out.", examples=["You fell, or nearly did."]
    )
    items: Many[Item] = Field(min_length=1, description="The lines, in their order.")
    closing: Line | None = Field(
        default=None,
        description="The last line, which says that the list is over.",
        examples=["All lines true: go."],
    )
    sources: Many[Id] = Field(
        default=(),
        description=f"What carries the closing line: keys of _sources.yml, or {OWN_RULE}.",
        examples=[[OWN_RULE]],
    )


class Cards(Part):
    """The file of cards."""

    cards: Many[Card] = Field(default=(), description="The cards, in the order they are printed.")

    @property
    def by_id(self) -> Mapping[str, Card]:
        """The cards by their ids."""
        return {card.id: card for card in self.cards}
