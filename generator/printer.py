"""HTML as PDFs. The only place that knows WeasyPrint, which is an optional extra."""

import contextlib
import hashlib
import io
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

VARIANT = "pdf/ua-1"
"""The standard for PDFs that everybody can read, ISO 14289-1."""

_LETTERS = "font_source_sans_pro"
_WEIGHTS = {400: "SourceSansPro-Regular.ttf", 700: "SourceSansPro-Bold.ttf"}

_NO_EXTRA = "PDFs need WeasyPrint and letters: pip install weasyprint font-source-sans-pro"
_NO_PANGO = (
    "PDFs need Pango, which is not found: on Debian or Ubuntu run 'sudo apt install "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0', on macOS 'brew install pango', "
    "on Windows, in MSYS2, 'pacman -S mingw-w64-ucrt-x86_64-pango'"
)


class CannotPrint(Exception):
    """What prints is not installed; the message says in one line what to do."""


@dataclass(frozen=True)
class Paper:
    """What is to be printed: a whole HTML document, and its styles."""

    html: str
    style: str


@dataclass(frozen=True)
class Printed:
    """A PDF and the number of its pages."""

    pdf: bytes
    pages: int


def ensure() -> None:
    """See that PDFs can be printed here.

    Raises:
        CannotPrint: see there.
    """
    if not find_spec("weasyprint"):
        raise CannotPrint(_NO_EXTRA)
    try:
        # It prints advice of its own, in many lines, before it raises.
        with contextlib.redirect_stdout(io.StringIO()):
            import weasyprint  # noqa: F401  # to see whether it loads
    except OSError:
        raise CannotPrint(_NO_PANGO) from None


def print_all(papers: Iterable[Paper]) -> Iterator[Printed]:
    """Print on all cores; what is printed comes in the order of what was given."""
    with ProcessPoolExecutor() as pool:
        yield from pool.map(print_one, papers)


def print_one(paper: Paper) -> Printed:
    """Print a document: the same one gives the same bytes, and nothing is fetched for it."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    fetcher = URLFetcher(allowed_protocols={"file"})
    fonts = FontConfiguration()
    style = CSS(string=_faces() + paper.style, font_config=fonts, url_fetcher=fetcher)
    document = HTML(string=paper.html, url_fetcher=fetcher).render(
        font_config=fonts, stylesheets=[style], pdf_variant=VARIANT
    )
    identifier = hashlib.sha256((paper.html + paper.style).encode()).hexdigest()[:32]
    pdf = document.write_pdf(pdf_variant=VARIANT, pdf_identifier=identifier.encode())
    return Printed(pdf, len(document.pages))


def _faces() -> str:
    """Return the styles that name the letters of the package "Paper"."""
    found = find_spec(_LETTERS)
    if not (found and found.origin):
        return ""
    folder = Path(found.origin).parent / "files"
    return "".join(
        f'@font-face{{font-family:"Paper";font-weight:{weight};'
        f'src:url("{(folder / name).as_uri()}")}}'
        for weight, name in _WEIGHTS.items()
    )
