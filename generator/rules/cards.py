"""Rules for cards: what is read with one hand, in a hurry or at a door."""

from collections.abc import Iterator

from generator.cards import Card
from generator.rules.rule import Context, Finding, Rule, everywhere
from generator.rules.stages import MOST_AT_A_PAUSE

MOST_LINES = {"do-confirm": MOST_AT_A_PAUSE, "read-do": 12}
"""What is confirmed is one pause point; what is read line by line may be as long as the card."""

_MOST_LETTERS = 900
"""As many as fit a quarter of a sheet in letters that are read at arm's length."""


def unique_cards(context: Context) -> Iterator[Finding]:
    seen: set[str] = set()
    for file, path, card in everywhere(context, Card):
        if card.id in seen:
            message = f"the card id '{card.id}' is used twice"
            yield Finding(file, (*path, "id"), message, "give one of them another id")
        seen.add(card.id)


def lines_of_a_card(context: Context) -> Iterator[Finding]:
    for file, path, card in everywhere(context, Card):
        most = MOST_LINES[card.kind]
        if len(card.items) > most:
            message = f"the card has {len(card.items)} lines, at most {most} are read with care"
            yield Finding(file, (*path, "items"), message, "make two cards of it")


def size_of_a_card(context: Context) -> Iterator[Finding]:
    for file, path, card in everywhere(context, Card):
        letters = sum(len(text) for text in (card.when, card.closing or "", *_texts(card)))
        if letters > _MOST_LETTERS:
            message = f"the card has {letters} characters, at most {_MOST_LETTERS} fit its paper"
            yield Finding(file, path, message, "shorten its lines, and put the rest into note")


def _texts(card: Card) -> Iterator[str]:
    return (item.text for item in card.items)


def sourced_closing(context: Context) -> Iterator[Finding]:
    for file, path, card in everywhere(context, Card):
        if card.closing and not card.sources:
            message = "the closing line does not say where it comes from"
            hint = "write sources: [our-own-rule], or keys of _sources.yml"
            yield Finding(file, path, message, hint)


RULES = (
    Rule("unique-cards", "A page asks for a card by its id.", unique_cards),
    Rule("lines-of-a-card", "Long lists are skipped.", lines_of_a_card),
    Rule("size-of-a-card", "Four cards fit one sheet of paper.", size_of_a_card),
    Rule("sourced-closing", "The last line is a claim like the others.", sourced_closing),
)
