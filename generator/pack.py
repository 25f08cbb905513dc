"""The PDF pack: one document a stage and one a plan, on each paper, made from a built site.

The booklet of a plan has all that is printed, whichever engine built it. Pages and what is
loaded late with them have a place for links to the PDFs, which stays hidden until it is filled.
"""

import html
import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.finish.built import Built, FinishError
from generator.finish.late import late_file
from generator.printer import Paper, Printed

SIZES: Mapping[str, str] = {"a4": "A4", "letter": "letter"}
"""Each paper, as files are named, with its size as styles know it."""

_STYLE = (Path(__file__).parent / "pack.css").read_text("utf-8")
_SHEETS = ("sheet", "sheet-foot", "booklet")

_SECTION = re.compile(r'<section class="guide-sheet\b[^>]*>.*?</section>', re.DOTALL)
_COVER = re.compile(r'<section class="[^"]*\bguide-cover\b[^>]*data-guide-reviewed="([^"]+)"')
_STAGE = re.compile(r'data-guide-sheet="([^"/]+)/([^"/]+)"')
_TITLE = re.compile(r"<(/?)h2\b")
_BODY = re.compile(r'<body\b[^>]*\bdir="(\w+)"')
_PLACE = re.compile(r"(<p\b[^>]*\bdata-guide-pdf='([^']*)')[^>]*>.*?</p>", re.DOTALL)


@dataclass(frozen=True)
class Leaflet:
    """A document to print: its files' path but for paper and ending, the pages it belongs to."""

    stem: str
    pages: tuple[str, ...]
    html: str

    def path(self, size: str) -> str:
        """Return the path of its PDF on one paper."""
        return f"{self.stem}-{size}.pdf"


def leaflets(built: Built, date: str = "") -> Iterator[Leaflet]:
    """Return all documents of a site; `date` takes the place of the days of revision in them.

    Raises:
        FinishError: the site has no booklets, or they have no titles.
    """
    booklets = [path for path in built.pages if _COVER.search(built.text(path))]
    if not booklets:
        raise FinishError(f"{built.folder} has no booklets of plans to print")
    for path in booklets:
        yield from _of_plan(built, path, date)


def _of_plan(built: Built, booklet: str, date: str) -> Iterator[Leaflet]:
    page = built.text(booklet)
    sections = _SECTION.findall(page)
    cover = _COVER.search(page)
    day = date or (cover[1] if cover else "")
    folder = posixpath.dirname(posixpath.dirname(booklet))
    plan = f"{folder}/index.html"
    stem = f"{folder}/{posixpath.basename(folder)}"
    yield Leaflet(stem, (plan, booklet), _document(built, booklet, sections, day))
    for section in sections:
        if found := _STAGE.search(section):
            here = f"{folder}/{found[2]}"
            alone = [section.replace(" guide-sheet--leaf", "", 1)]
            path = f"{here}/index.html"
            yield Leaflet(f"{here}/{found[2]}", (path,), _document(built, path, alone, day))


def _document(built: Built, path: str, sections: Iterable[str], day: str) -> str:
    """Return sheets as a document of their own, with the title and the language of their page."""
    tags = {tag.name: tag for tag in reversed(built.tags(path)) if tag.name in ("html", "title")}
    if len(tags) < 2:
        raise FinishError(f"{built.folder / path} has no title, or no element called html")
    language = html.escape(tags["html"].attributes.get("lang", "en"))
    direction = found[1] if (found := _BODY.search(built.text(path))) else "ltr"
    sheets = "\n".join(_TITLE.sub(r"<\1h1", section) for section in sections)
    return (
        f'<!doctype html>\n<html lang="{language}"><head><title>{tags["title"].text}</title>\n'
        f'<meta name="dcterms.created" content="{html.escape(day)}">'
        f'<meta name="dcterms.modified" content="{html.escape(day)}">'
        f'</head>\n<body dir="{direction}">\n{sheets}\n</body></html>\n'
    )


def papers(built: Built, leaflet: Leaflet) -> Iterator[Paper]:
    """Return what is printed of a document: one for each paper."""
    sheets = "\n".join(built.text(f"assets/stylesheets/{name}.css") for name in _SHEETS)
    for size in SIZES.values():
        yield Paper(leaflet.html, f"{sheets}\n{_STYLE.replace('SIZE', size)}")


def link(built: Built, leaflet: Leaflet, printed: Mapping[str, Printed]) -> None:
    """Fill the places for links on a document's pages; doing it twice changes nothing more.

    `printed` has a PDF for each paper of SIZES.
    """
    for page in leaflet.pages:
        for path in (page, late_file(page)):
            if path in built.paths:
                built.put(path, _linked(built.text(path), page, leaflet, printed))


def _linked(text: str, page: str, leaflet: Leaflet, printed: Mapping[str, Printed]) -> str:
    def filled(found: re.Match[str]) -> str:
        words = json.loads(html.unescape(found[2]))
        links = (
            f'<a class="guide-quiet" href="{_way(page, leaflet.path(size))}">'
            f"{html.escape(_said(words, size, made))}</a>"
            for size, made in printed.items()
        )
        return f"{found[1]}>{' '.join(links)}</p>"

    return _PLACE.sub(filled, text)


def _way(page: str, path: str) -> str:
    return posixpath.relpath(path, posixpath.dirname(page))


def _said(words: Mapping[str, str], size: str, made: Printed) -> str:
    said = words["one" if made.pages == 1 else "many"]
    kilobytes = -(-len(made.pdf) // 1000)
    return said.format(paper=words[size], pages=made.pages, size=kilobytes)
