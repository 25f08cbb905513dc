"""What every printed sheet of a stage has to fulfil, whoever printed it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

from generator.guide import Guide
from generator.hand_pages import hand_pages
from generator.load import Surroundings, load
from generator.model import Stage
from tests.browser.paper import Sheet, codes, free_edges, pictures, read_sheet
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
    for words in words_of(stage):
        assert as_read(words) in sheet.text.replace("- ", "-"), (stage.id, words)
    assert (sheet.boxes, sheet.ticks) == (sum(step.boxes for step in stage.steps), ticks), stage.id
    [picture] = pictures(pdf)
    assert min(free_edges(picture)) >= LEAST_MARGIN, (stage.id, free_edges(picture))
    [address] = codes(picture)
    assert leads_to_a_page(address, site), address
    return sheet


def words_of(stage: Stage) -> Iterator[str]:
    """Return the texts of a stage that its sheet shows whole."""
    yield from (stage.title, stage.goal, *stage.equipment)
    yield from (checklist.title for checklist in stage.checklists)
    yield from (step.text for step in stage.steps)
    yield from (claim.text for claim in (*stage.stop_when, *stage.ease_off_when))


def as_read(words: str) -> str:
    """Return words as they are read from a PDF, where a line may break after a hyphen."""
    return " ".join(words.split()).replace("- ", "-")


def leads_to_a_page(address: str, site: Site) -> bool:
    """Tell whether an address is that of a page which was built."""
    parts = urlsplit(address)
    assert address.startswith(site.url), address
    return (site.folder / parts.path.removeprefix(BASE) / "index.html").is_file()
