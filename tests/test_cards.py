"""Cards: which a guide has, and how a page written by hand shows them."""

from datetime import date
from pathlib import Path

import pytest

from generator.load import load
from generator.render import Renderer
from generator.surroundings import Surroundings
from tests.case_files import BASE
from tests.html_tree import tree

BURNT = """
cards:
  - id: burnt
    title: A burnt <loaf> & *more*
    kind: read-do
    when: You smell smoke.
    items:
      - text: Turn the oven off.
        note: See [the oven](oven.md).
        sources: [our-own-rule]
"""
DAY = date(2026, 12, 1)


def renderer(folder: Path, page: str, base: Path | None = None) -> Renderer:
    pages = {"page.md": page, "oven.md": "# Oven\n", "index.md": "# Home\n"}
    return Renderer(load(folder, Surroundings(DAY, pages, base=base)).guide)


@pytest.fixture
def with_cards(tmp_path: Path) -> Path:
    """Return a folder with the base's plan and a card."""
    for file in (BASE / "plans").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "_cards.yml").write_text(BURNT, "utf-8")
    return tmp_path


def test_a_page_shows_a_card_where_it_asks_for_one(with_cards: Path) -> None:
    """With its words as they were written, its hint, and what it rests on."""
    page = "# A page\n\n<!-- guide: card burnt -->\n"
    shown = renderer(with_cards, page).fill("page.md", page)

    assert "## A burnt &#60;loaf&#62; &#38; &#42;more&#42; {#burnt}" in shown
    text = tree(shown).text
    assert "Turn the oven off." in text
    assert "our own rule" in text
    assert 'href="../oven/"' in shown


@pytest.mark.parametrize(
    ("page", "cards"), [("<!-- guide: card burnt -->", ["burnt"]), ("No card.", [])]
)
def test_a_guide_takes_the_base_s_cards_only_when_a_page_shows_some(
    with_cards: Path, page: str, cards: list[str]
) -> None:
    """They are about the base's subject, and may not be about the guide's."""
    guide = renderer(BASE / "plans", page, base=with_cards).guide

    assert list(guide.cards.by_id) == cards
