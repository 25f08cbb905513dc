"""What every printed sheet of a stage has to fulfil, whoever printed it."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from PIL.Image import Image
from playwright.sync_api import Page

from generator.guide import Guide
from generator.hand_pages import hand_pages
from generator.load import load
from generator.model.stages import Stage
from generator.surroundings import Surroundings
from tests.browser.paper import (
    Sheet,
    codes,
    free_edges,
    level_lines,
    pictures,
    read_sheet,
    upright_lines,
)
from tests.browser.site import BASE, PROJECT, Site

PAPERS = ("A4", "Letter")
SIZES = {"A4": (210, 297), "Letter": (215.9, 279.4)}
LEAST_MARGIN = 6.4
"""Millimetres that ordinary printers leave white at every edge (a quarter of an inch)."""


def guide(folder: Path) -> Guide:
    """Return the guide in a folder of plans."""
    pages = hand_pages(PROJECT / "content")
    return load(folder, Surroundings(date(2100, 1, 1), pages)).guide


def stages(plans: Guide) -> Iterator[tuple[str, Stage]]:
    """Return every stage with the address of its page."""
    for plan_id, plan in plans.plans.items():
        for stage in plan.stages:
            yield f"plans/{plan_id}/{stage.id}/", stage


def printed(page: Page, paper: str) -> bytes:
    """Print with background graphics off, as browsers do unless told otherwise."""
    return page.pdf(format=paper, print_background=False)


def assert_is_the_sheet_of(stage: Stage, pdf: bytes, site: Site, ticks: int = 0) -> Sheet:
    """See that a PDF is one whole sheet of a stage: words, boxes, margins and the way back."""
    sheet = read_sheet(pdf)
    assert sheet.pages == 1, f"{stage.id} takes {sheet.pages} sheets"
    assert (sheet.boxes, sheet.ticks) == (sum(step.boxes for step in stage.steps), ticks), stage.id
    [picture] = pictures(pdf)
    _assert_shows(stage, sheet.text, picture, site)
    return sheet


def _assert_shows(stage: Stage, text: str, picture: Image, site: Site) -> None:
    """See that a page shows a stage, with its address in words beside the code that holds it."""
    for words in words_of(stage):
        assert as_read(words) in text.replace("- ", "-"), (stage.id, words)
    assert_has_sessions_to_fill_in(text, picture)
    assert min(free_edges(picture)) >= LEAST_MARGIN, (stage.id, free_edges(picture))
    [address] = codes(picture)
    assert leads_to_a_page(address, site), address
    assert address.partition("://")[2] in text, address


def assert_has_sessions_to_fill_in(text: str, picture: Image) -> None:
    """See ten numbered lines under their labels, in two tables of six columns."""
    labels = "Nr Date Min Colour Ate? Note "
    _, *tables = text.split(labels)
    assert len(tables) == 2
    for table, first in zip(tables, (1, 6), strict=True):
        rows = re.split(r"\byes\b", table)
        assert len(rows) == 6, table
        for number, row in zip(range(first, first + 5), rows, strict=False):
            assert re.search(rf"\b{number} ", row), table
    assert len(re.findall(r"\bno\b", " ".join(tables))) >= 10
    assert upright_lines(picture, least=20) >= 2 * 7


def assert_is_the_booklet_of(plan_id: str, plans: Guide, pdf: bytes, site: Site) -> None:
    """See a cover, a page a stage with all that its sheet has, and the cards, all numbered."""
    plan, sheet, drawn = plans.plans[plan_id], read_sheet(pdf), list(pictures(pdf))
    count = 1 + len(plan.stages) + sheets_of_cards(plans)
    assert sheet.pages == count
    for number, text in enumerate(sheet.texts, 1):
        assert text.startswith(f"{number} / {count} "), text
    assert all(min(free_edges(picture)) >= LEAST_MARGIN for picture in drawn)
    for words in (plan.title, *(stage.title for stage in plan.stages)):
        assert as_read(words) in sheet.texts[0].replace("- ", "-")
    for stage, text, picture in zip(plan.stages, sheet.texts[1:], drawn[1:], strict=False):
        _assert_shows(stage, text, picture, site)
    first = 1 + len(plan.stages)
    assert_are_the_cards(plans, sheet.texts[first:], drawn[first:])


def sheets_of_cards(plans: Guide) -> int:
    """Return how many sheets the cards take, with that of the three colours."""
    return -(-(len(plans.cards.cards) + 1) // 4)


def assert_are_the_cards(plans: Guide, texts: Sequence[str], drawn: Sequence[Image]) -> None:
    """See every line of every card, four to a sheet, with lines to cut along."""
    assert len(texts) == sheets_of_cards(plans)
    for number, card in enumerate(plans.cards.cards):
        text = texts[number // 4].replace("- ", "-")
        for words in (card.title, card.closing or "", *(line.text for line in card.items)):
            assert as_read(words) in text, (card.id, words)
    for picture in drawn[: (len(plans.cards.cards) + 1) // 4]:
        lines = (level_lines(picture, 150, gap=1.5), upright_lines(picture, 240, gap=1.5))
        assert lines == (3, 3)


def words_of(stage: Stage) -> Iterator[str]:
    """Return the texts of a stage that its sheet shows whole."""
    yield from (stage.title, stage.goal, *stage.equipment)
    yield from (checklist.title for checklist in stage.checklists)
    yield from (step.text for step in stage.steps)
    yield from (claim.text for claim in (*stage.stop_when, *stage.ease_off_when))
    yield "After a setback:"
    yield _plain(stage.step_back.how) if stage.step_back else "there is nothing to go back to."


def _plain(rich: str) -> str:
    """Return the words of a rich text whose only Markdown is links and stress."""
    return re.sub(r"\[([^\]]*)\]\([^)]*\)|[*_]", r"\1", rich)


def as_read(words: str) -> str:
    """Return words as they are read from a PDF, where a line may break after a hyphen."""
    return " ".join(words.split()).replace("- ", "-")


def leads_to_a_page(address: str, site: Site) -> bool:
    """Tell whether an address is that of a page which was built."""
    parts = urlsplit(address)
    assert address.startswith(site.url), address
    return (site.folder / parts.path.removeprefix(BASE) / "index.html").is_file()
