"""The PDF pack: one sheet a stage and one booklet a plan, which everybody can read."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread

import pytest
from pypdf import PdfReader

from generator import printer
from generator.pack import SIZES
from generator.printer import Paper, Printed
from tests import pango
from tests.browser.conftest import RIDING
from tests.browser.fullest import TEXTS, fullest_plan
from tests.browser.paper import free_edges, pictures, read_sheet
from tests.browser.printing import LEAST_MARGIN
from tests.browser.site import only_own_plans, with_own_plans
from tests.building import PROJECT, contents, leftovers
from tests.plan_folders import run
from tests.printed_pack import (
    PAPERS,
    Packed,
    assert_everybody_can_read,
    assert_is_whole,
    created,
    documents,
    packed,
    pdf,
    structure,
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Packed:
    """Make the PDFs of a guide with one plan of one stage, as full as the rules allow."""
    pango.require()
    folder = tmp_path_factory.mktemp("small")
    plans = only_own_plans(folder / "plans")
    (plans / "plain.yml").write_text(fullest_plan(), "utf-8")
    return packed(folder, plans)


def test_each_stage_and_plan_is_a_pdf_that_everybody_can_read(small: Packed) -> None:
    """Tags, language, title, bookmarks, alternative texts, letters; all words, boxes and codes."""
    assert_is_whole(small)
    assert re.fullmatch(r"4 PDFs of 10 pages \(0\.\d MB\) made in .*site\.\n", small.said)


def test_a_site_is_as_it_was_where_the_printing_fails(
    small_guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of the way through: no page links a PDF, and none is left beside the pages."""

    def half(papers: list[Paper]) -> Iterator[Printed]:
        yield from (Printed(b"%PDF", 1) for _ in papers[: len(papers) // 2])
        raise printer.CannotPrint("out of paper")

    site = tmp_path / "site"
    shutil.copytree(small_guide / "site", site)
    before = contents(site)
    monkeypatch.setattr(printer, "ensure", lambda: None)
    monkeypatch.setattr(printer, "print_all", half)
    done = run("pdf", "--site", site)

    assert (done.exit_code, done.output.splitlines()[-1]) == (1, "Error: out of paper")
    assert contents(site) == before
    assert leftovers(tmp_path) == []


def test_the_code_says_what_it_does(small: Packed) -> None:
    _, _, data = next(documents(small))
    alternatives = {element.get("/Alt") for element in structure(PdfReader(BytesIO(data)))}
    assert "Code that opens this page" in alternatives


@pytest.mark.parametrize(
    ("page", "stem", "count"),
    [
        ("index.html", "plain", "4 pages"),
        ("booklet/index.html", "../plain", "4 pages"),
        ("booklet/late.txt", "../plain", "4 pages"),
        ("fullest/index.html", "fullest", "1 page"),
        ("fullest/late.txt", "fullest", "1 page"),
    ],
)
def test_pages_link_their_pdfs_with_pages_and_size(
    small: Packed, page: str, stem: str, count: str
) -> None:
    """On the page itself, where no script is needed, and where it asks what to print."""
    file = small.site / "plans" / "plain" / page
    [place] = re.findall(r"<p\b([^>]*data-guide-pdf=[^>]*)>(.*?)</p>", file.read_text("utf-8"))
    assert not re.search(r"\bhidden\b", place[0])
    assert place[1].count("<a ") == 2
    for paper, said in (("a4", "A4"), ("letter", "US Letter")):
        href = f"{stem}-{paper}.pdf"
        size = -(-(file.parent / href).stat().st_size // 1000)
        assert f'href="{href}">PDF, {said} ({count}, {size} kB)</a>' in place[1]


def test_nobody_keeps_pdfs_for_when_there_is_no_signal(small: Packed) -> None:
    """The copy on a device stays small; it is of the pages that link them, so it is a new one."""
    worker = (small.site / "sw.js").read_text("utf-8")
    assert "plans/plain/index.html" in worker
    assert ".pdf" not in worker


@pytest.mark.all
def test_a_second_run_gives_the_same_bytes(small: Packed) -> None:
    """Of the PDFs and of the whole site, however Python orders its sets."""
    before = contents(small.site)
    assert any(path.endswith(".pdf") for path in before)
    done = pdf(small.site, PYTHONHASHSEED="7")
    assert done.returncode == 0, done.stderr
    assert contents(small.site) == before


@pytest.mark.all
def test_a_moment_can_be_given(small: Packed, tmp_path: Path) -> None:
    """PDFs say the plan's day of review, or SOURCE_DATE_EPOCH; which gives the same bytes again."""
    site = tmp_path / "site"
    shutil.copytree(small.site, site, ignore=shutil.ignore_patterns("*.pdf"))
    booklet = site / "plans" / "plain" / "booklet" / "index.html"
    cover, _, others = booklet.read_text("utf-8").partition("</section>")
    booklet.write_text(cover + "</section>" + others.rpartition("</section>")[2], "utf-8")

    assert pdf(site, SOURCE_DATE_EPOCH="1000000000").returncode == 0
    once = contents(site)
    assert pdf(site, SOURCE_DATE_EPOCH="1000000000", PYTHONHASHSEED="7").returncode == 0

    assert contents(site) == once
    assert created(small.site / "plans" / "plain" / "plain-a4.pdf") == "D:20260105"
    assert created(site / "plans" / "plain" / "plain-a4.pdf").startswith("D:20010909014640")


@contextmanager
def counting_host() -> Iterator[tuple[str, list[str]]]:
    """Serve a picture at every address, and give the host's own and the paths it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "image/svg+xml")
            self.end_headers()
            self.wfile.write(b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')

        def log_message(self, *_: object) -> None:
            """Keep it from the screen."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def test_no_other_host_is_asked_for_anything(small: Packed, tmp_path: Path) -> None:
    """A page that names a picture or a style there is printed without it."""
    site = tmp_path / "site"
    shutil.copytree(small.site, site, ignore=shutil.ignore_patterns("*.pdf"))
    booklet = site / "plans" / "plain" / "booklet" / "index.html"
    cover, _, others = booklet.read_text("utf-8").partition("</section>")
    with counting_host() as (host, asked):
        named = (
            f'<link rel="stylesheet" href="{host}/style.css"><img src="{host}/picture.svg" alt="A">'
            f'<object data="{host}/object.svg" type="image/svg+xml">B</object>'
            f'<p style="background: url({host}/back.svg)">C</p>'
            f"<style>@import url({host}/import.css); p {{ content: url({host}/word.svg) }}</style>"
        )
        rest = others.rpartition("</section>")[2]
        booklet.write_text(f"{cover}{named}</section>{rest}", "utf-8")

        done = pdf(site)

        assert done.returncode == 0, done.stderr
        assert (site / "plans" / "plain" / "plain-a4.pdf").stat().st_size > 1000
        assert asked == []


BROKEN = """
import cffi
def dlopen(*_):
    raise OSError("cannot load library")
cffi.FFI.dlopen = dlopen
"""
ABSENT = "import sys; sys.modules['weasyprint'] = None"


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (BROKEN, ("Pango", "sudo apt install", "brew install pango", "pacman -S")),
        (ABSENT, ("pip install", "weasyprint")),
    ],
)
def test_what_is_missing_is_said_in_one_line(
    tmp_path: Path, broken: str, said: tuple[str, ...]
) -> None:
    """With what to do about it, on each system; and nothing is begun."""
    (tmp_path / "sitecustomize.py").write_text(broken, "utf-8")

    done = pdf(tmp_path / "site", PYTHONPATH=f"{tmp_path}:{PROJECT}")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert all(words in done.stderr for words in said)
    assert not (tmp_path / "site").exists()


def test_without_a_site_there_is_nothing_to_print(tmp_path: Path) -> None:
    pango.require()
    done = pdf(tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "is no built site" in done.stderr


@pytest.mark.all
def test_other_scripts_and_long_words_fit_too(tmp_path: Path) -> None:
    """Right to left, one long word, Chinese where the system has letters for it."""
    pango.require()
    plans = only_own_plans(tmp_path / "plans", RIDING)
    for kind in TEXTS:
        (plans / f"{kind}.yml").write_text(fullest_plan(kind), "utf-8")
    made = packed(tmp_path, plans)
    for stem, paper, data in documents(made):
        sheet = read_sheet(data)
        assert_everybody_can_read(data)
        assert all(min(free_edges(each)) >= LEAST_MARGIN for each in pictures(data)), stem
        if stem.endswith("/fullest"):
            assert (sheet.pages, sheet.boxes) == (1, 8 + 6 * 3), (stem, paper)


@pytest.mark.deep
@pytest.mark.timeout(3600)
def test_every_stage_and_plan_is_a_pdf_that_everybody_can_read(tmp_path: Path) -> None:
    """All of the project's own guide, with plans of the tests in it."""
    pango.require()
    assert_is_whole(packed(tmp_path, with_own_plans(tmp_path / "plans", RIDING)))


def test_every_paper_has_its_size() -> None:
    assert SIZES.keys() == PAPERS.keys()
