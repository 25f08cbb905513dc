"""Cards to keep at hand."""

from dataclasses import dataclass

from generator.views.claims import Basis


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
