"""Cards, as the pages that show them need them."""

from generator.basis import References
from generator.cards import Card
from generator.guide import Guide
from generator.pages.writer import Words, Writer, used
from generator.views import CardView, LineView


def card(guide: Guide, words: Words, path: str, shown: Card) -> CardView:
    """Return what is shown of a card on the page at `path`."""
    writer = Writer(guide, words, path, References(used(shown), guide.sources))
    page = guide.settings.links.sources
    return CardView(
        id=shown.id,
        title=shown.title,
        kind=shown.kind,
        how=words["card"][shown.kind],
        when=shown.when,
        lines=tuple(
            LineView(item.text, writer.rich(item.note), writer.basis(item.sources))
            for item in shown.items
        ),
        closing=shown.closing or "",
        closing_basis=writer.basis(shown.sources),
        sources=writer.address(page) if page else "",
    )
