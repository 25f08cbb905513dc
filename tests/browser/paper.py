"""Read from a PDF what printed pages show: words, boxes for a pen, ticks, codes, margins."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pypdfium2
import zxingcpp
from PIL.Image import Image, Transpose
from pypdf import PdfReader
from pypdf.generic import ContentStream

MILLIMETRE = 72 / 25.4
BOX_SIDES = (3.9 * MILLIMETRE, 7 * MILLIMETRE)
"""The least and the most side of a box for a pen."""

ROUNDING = 1
"""Points by which a square may be off: browsers round to the pixels of the screen."""

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class Sheet:
    """A printed PDF; `texts` are its words page by page."""

    texts: tuple[str, ...]
    boxes: int
    ticks: int = 0

    @property
    def pages(self) -> int:
        """The number of its pages."""
        return len(self.texts)

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(self.texts)


def pictures(pdf: bytes, dots_an_inch: int = 144) -> Iterator[Image]:
    """Return every page of a PDF as it looks in grey."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        yield page.render(scale=dots_an_inch / 72).to_pil().convert("L")
    document.close()


def codes(picture: Image) -> list[str]:
    """Return what a phone reads from the codes on a page."""
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def free_edges(picture: Image, dots_an_inch: int = 144) -> tuple[float, float, float, float]:
    """Return how many millimetres at the left, top, right and bottom of a page have no ink."""
    ink = picture.point(lambda grey: 255 if grey < 200 else 0).getbbox()
    assert ink, "the page is empty"
    left, top, right, bottom = ink
    free = (left, top, picture.width - right, picture.height - bottom)
    return tuple(round(dots * 25.4 / dots_an_inch, 1) for dots in free)  # type: ignore[return-value]  # four of them


def level_lines(picture: Image, least: float, gap: float = 0, dots_an_inch: int = 144) -> int:
    """Return how many lines go across a page for at least so many millimetres.

    A dashed line is one whose dashes are no farther apart than `gap`.
    """
    ink = picture.point(lambda grey: 255 if grey < 200 else 0)
    dots = dots_an_inch / 25.4
    line = re.compile(rb"(?:\xff\x00{0,%d})*\xff" % round(gap * dots))
    rows = [ink.crop((0, y, ink.width, y + 1)).tobytes() for y in range(ink.height)]
    long = [any(len(part) >= least * dots for part in line.findall(row)) for row in rows]
    return sum(is_line and not was for was, is_line in zip([False, *long], long, strict=False))


def upright_lines(picture: Image, least: float, gap: float = 0) -> int:
    """Return how many lines go up a page for at least so many millimetres."""
    return level_lines(picture.transpose(Transpose.TRANSPOSE), least, gap)


def read_sheet(pdf: bytes) -> Sheet:
    """Return what a PDF shows, its words without ligatures and separated by single blanks."""
    reader = PdfReader(BytesIO(pdf))
    texts = (unicodedata.normalize("NFKC", page.extract_text()) for page in reader.pages)
    boxes = ticks = 0
    for page in reader.pages:
        pen = _Pen()
        contents = page.get_contents()
        assert contents is not None
        for operands, operator in ContentStream(contents, reader).operations:
            pen.draw(operator.decode(), operands)
        boxes += len(pen.boxes)
        ticks += pen.ticks
    return Sheet(tuple(" ".join(text.split()) for text in texts), boxes, ticks)


@dataclass
class _Pen:
    """Follows drawing operators (PDF 32000-1, 8.5) and notes every square and tick drawn."""

    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    saved: list[Matrix] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)
    parts: str = ""
    boxes: set[tuple[int, int]] = field(default_factory=set)
    ticks: int = 0

    def draw(self, operator: str, operands: list[Any]) -> None:
        if operator == "q":
            self.saved.append(self.matrix)
        elif operator == "Q":
            self.matrix = self.saved.pop()
        elif operator == "cm":
            self.matrix = _product(operands, self.matrix)
        elif operator in "mlcvy":
            self._add(operator, [float(each) for each in operands])
        elif operator == "re":
            x, y, width, height = (float(each) for each in operands)
            self._add("llll", [x, y, x + width, y + height])
        elif operator in {"S", "s", "f", "f*", "B", "B*", "n"}:
            self._finish(is_drawn=operator != "n")

    def _add(self, parts: str, numbers: list[float]) -> None:
        a, b, c, d, e, f = self.matrix
        self.parts += parts
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            self.points.append((a * x + c * y + e, b * x + d * y + f))

    def _finish(self, *, is_drawn: bool) -> None:
        if is_drawn and self.parts == "mll" and self._is_as_wide_as_a_box():
            self.ticks += 1
        if is_drawn and self.points and self._has_four_sides():
            across, up = zip(*self.points, strict=True)
            width, height = max(across) - min(across), max(up) - min(up)
            if abs(width - height) < ROUNDING and BOX_SIDES[0] <= width <= BOX_SIDES[1]:
                self.boxes.add((round(min(across)), round(min(up))))
        self.points, self.parts = [], ""

    def _is_as_wide_as_a_box(self) -> bool:
        """Tell a tick in a box from the smaller one in a shape."""
        across = [x for x, _ in self.points]
        return max(across) - min(across) > 2.2 * MILLIMETRE

    def _has_four_sides(self) -> bool:
        """Tell a square, sharp or rounded, from a circle, a triangle and an octagon.

        Its lines may be drawn as what lies between two rectangles.
        """
        return self.parts.count("l") == 4 or self.parts == "l" * 8


def _product(operands: list[Any], matrix: Matrix) -> Matrix:
    a, b, c, d, e, f = (float(each) for each in operands)
    p, q, r, s, t, u = matrix
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )
