"""A site's PDFs, and what holds of each: it is whole, and everybody can read it."""

import re
import sys
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from pypdf import PdfReader

from generator.guide import Guide
from generator.hand_pages import hand_pages
from generator.load import load
from generator.surroundings import Surroundings
from tests.browser.paper import codes, free_edges, pictures, read_sheet
from tests.browser.printing import LEAST_MARGIN, as_read, stages, words_of
from tests.browser.printing import SIZES as MILLIMETRES
from tests.building import PROJECT, Done, build, run

URL = "https://example.org/guide/"
PAPERS = {"a4": MILLIMETRES["A4"], "letter": MILLIMETRES["Letter"]}


class Packed(NamedTuple):
    """A site with its PDFs, its plans, and what the command said."""

    site: Path
    guide: Guide
    said: str


def pdf(site: Path, *words: str, **variables: str | Path) -> Done:
    """Run the command on a built site."""
    return run(sys.executable, "-m", "generator", "pdf", *words, SITE=site, **variables)


def packed(folder: Path, plans: Path) -> Packed:
    """Build a site, and its PDFs."""
    build(folder / "site", PLANS=plans, SITE_URL=URL)
    done = pdf(folder / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    around = Surroundings(date(2100, 1, 1), hand_pages(PROJECT / "content"), base=PROJECT / "plans")
    return Packed(folder / "site", load(plans, around).guide, done.stdout)


def documents(made: Packed) -> Iterator[tuple[str, str, bytes]]:
    """Return every PDF there has to be, with its path but for the paper, and the paper."""
    stems = {f"plans/{plan}/{plan}" for plan in made.guide.plans}
    stems |= {f"{at}{at.split('/')[-2]}" for at, _ in stages(made.guide)}
    for stem in sorted(stems):
        for paper in PAPERS:
            yield stem, paper, (made.site / f"{stem}-{paper}.pdf").read_bytes()


def structure(reader: PdfReader) -> Iterator[Any]:
    """Return all elements of a PDF's tag tree (PDF 32000-1, 14.7)."""
    waiting = [reader.trailer["/Root"]["/StructTreeRoot"]]  # type: ignore[index]  # a dictionary
    while waiting:
        element = waiting.pop(0).get_object()
        kids = element.get("/K", []) if isinstance(element, dict) else []
        kids = kids if isinstance(kids, list) else [kids]
        waiting[:0] = [kid for kid in kids if isinstance(kid.get_object(), dict)]
        if isinstance(element, dict) and "/S" in element:
            yield element


def assert_everybody_can_read(data: bytes) -> PdfReader:
    """See that a PDF says what PDF/UA-1 (ISO 14289-1) asks for, as far as a program can tell."""
    reader = PdfReader(BytesIO(data))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_data()
    assert reader.metadata
    assert reader.metadata.title
    elements = list(structure(reader))
    kinds = [element["/S"] for element in elements]
    assert {"/H1", "/P", "/L", "/LI", "/LBody", "/Figure"} <= set(kinds)
    headings = [kind for kind in kinds if re.fullmatch(r"/H\d", kind)]
    assert set(headings) == {"/H1"}
    assert [item.title for item in reader.outline if not isinstance(item, list)]
    assert len(reader.outline) == len(headings)
    figures = [element for element in elements if element["/S"] == "/Figure"]
    assert all(figure.get("/Alt") for figure in figures)
    assert_letters_are_in_it(reader)
    return reader


def assert_letters_are_in_it(reader: PdfReader) -> None:
    """See that each font is embedded and says which letters its signs are."""
    fonts: dict[str, Any] = {}
    for page in reader.pages:
        fonts |= dict(page["/Resources"]["/Font"])  # type: ignore[index]  # a dictionary
    assert fonts
    for font in (each.get_object() for each in fonts.values()):
        assert "/ToUnicode" in font
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & descriptor.keys()


def assert_is_whole(made: Packed) -> None:
    """See that there is every PDF, that it shows all it has to, and leads back to a page."""
    by_stem = {f"{at}{at.split('/')[-2]}": stage for at, stage in stages(made.guide)}
    for stem, paper, data in documents(made):
        name = f"{stem}-{paper}.pdf"
        reader = assert_everybody_can_read(data)
        plan = made.guide.plans[stem.split("/")[1]]
        shown = [by_stem[stem]] if stem in by_stem else list(plan.stages)
        sheet = read_sheet(data)
        for words in (words for stage in shown for words in words_of(stage)):
            assert as_read(words) in sheet.text.replace("- ", "-"), (name, words)
        for page in reader.pages:
            size = tuple(round(float(side) * 25.4 / 72, 1) for side in page.mediabox[2:])
            assert size == PAPERS[paper], name
        drawn = list(pictures(data))
        assert all(min(free_edges(picture)) >= LEAST_MARGIN for picture in drawn), name
        address = stem.rpartition("/")[0] + "/"
        assert codes(drawn[0]) == [URL + address], name
        assert (made.site / address / "index.html").is_file()
        if stem in by_stem:
            assert len(drawn) == 1, name
            assert sheet.boxes == sum(step.boxes for stage in shown for step in stage.steps), name
        else:
            assert len(drawn) == 1 + len(shown) + -(-(len(made.guide.cards.cards) + 1) // 4), name
            assert [codes(picture) for picture in drawn[1 : 1 + len(shown)]] == [
                [f"{URL}{address}{stage.id}/"] for stage in shown
            ]


def created(path: Path) -> str:
    """Return when a PDF says it was made."""
    about = PdfReader(path).metadata
    assert about
    return str(about["/CreationDate"])
