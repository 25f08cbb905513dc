"""What the benchmark found, as a document."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import log
from statistics import linear_regression, median

from benchmarks import peers
from benchmarks.plans import STAGES, STEPS
from benchmarks.ways import Taken

OURS, PLAIN, AGAIN = "as we build", "the plain path", "nothing changed"
EVERY, ZENSICAL = "every page in the navigation", "Zensical, as we build"
WRITTEN = "the pages alone, as Markdown"

MOST_BY_SLOW = 100
"""With how many plans the slow ways are taken too: with more, they take many minutes."""

SLOW = (EVERY, ZENSICAL)

WHAT = {
    OURS: "`make build`, where no site stands.",
    AGAIN: "`make build` once more.",
    PLAIN: "`make build PLAIN=true`, without short cuts: the same bytes.",
    EVERY: "the plain path with each plan and stage in the theme's navigation.",
    ZENSICAL: "`make build ENGINE=zensical`.",
    WRITTEN: "`make write`: plans read, checked, and written as Markdown; no site.",
    peers.HUGO: "a site from pages that were written before, with a JSON file to search in.",
    peers.ELEVENTY: "a site from the same pages, and then an index of its HTML.",
}

PEERS_LACK = (
    "Hugo and Eleventy are given what `make write` made, and have one layout each: a header, "
    "three links, the page and its table of contents. Nearly all of a page is HTML by then, which "
    "they pass on. So they do less than our build does. They read and check no plan, and what is "
    "worked out from plans, such as the codes of steps, stands in the pages already. Their sites "
    "have no scripts or styles of the guide, hence no ticks, no content security policy and no "
    "copy for when there is no signal. Of Markdown they meet titles, paragraphs and the ids of "
    "headings; HTML ends for them at an empty line, so here and there a paragraph stands around a "
    "template. Hugo's index is the text of each page, Pagefind's leaves out what our search "
    "leaves out. Who begins with plans, as our build does, needs the pages first: add the row of "
    f"*{WRITTEN}*; the ratios add up."
)


@dataclass(frozen=True)
class Row:
    """All builds of one guide in one way."""

    plans: int
    pages: int
    way: str
    builds: tuple[Taken, ...]

    @property
    def passed(self) -> float:
        """The seconds that passed, the median of its builds."""
        return median(taken.passed for taken in self.builds)

    @property
    def worked(self) -> float:
        """The processor seconds, the median of its builds."""
        return median(taken.worked for taken in self.builds)

    @property
    def megabytes(self) -> float:
        """The most that one process of any of its builds held."""
        return max(taken.megabytes for taken in self.builds)


def document(
    rows: list[Row], together: Mapping[int, float], missing: Mapping[str, str]
) -> Iterator[str]:
    """Write down all rows, what our builds held at their peaks by plans, and what is missing."""
    runs = max(len(row.builds) for row in rows)
    yield "# How long a build takes"
    yield ""
    yield (
        f"Written by `make bench`: plans of {STAGES} stages of {STEPS} steps, {_builds(runs)} "
        f"of each kind in turn, on {os.cpu_count()} processors that had other things to do as "
        "well. The ratios compare what passed with our own build of as many plans, within one "
        "run on one machine: they say more than the seconds, which every machine and every busy "
        "moment changes. Processor seconds are those of all processes of a build together; "
        "megabytes are the most that one of them ever held."
    )
    yield ""
    for way in (name for name in WHAT if name in missing or any(row.way == name for row in rows)):
        yield f"- *{way}*: {WHAT[way]}{' Left out: it is not to be had here.' * (way in missing)}"
    yield ""
    yield PEERS_LACK
    yield ""
    yield f"Beyond {MOST_BY_SLOW} plans, *{EVERY}* and *{ZENSICAL}* are left out: they take long."
    yield ""
    yield from _table(rows)
    yield from _growth(rows, together)


def _builds(runs: int) -> str:
    return f"{runs} builds" if runs > 1 else "one build"


def _table(rows: list[Row]) -> Iterator[str]:
    yield (
        "| plans | pages | built | seconds, median | least to most | ratio "
        "| processor seconds, median | megabytes |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    for row in rows:
        yield _line(row, next((one for one in rows if _is_base(one, row)), row))


def _is_base(one: Row, row: Row) -> bool:
    return one.way == OURS and one.plans == row.plans


def _line(row: Row, base: Row) -> str:
    taken = [build.passed for build in row.builds]
    cells = (
        row.plans,
        row.pages,
        row.way,
        f"{row.passed:.1f}",
        f"{min(taken):.1f} to {max(taken):.1f}",
        f"{row.passed / base.passed:.2f}",
        f"{row.worked:.1f}",
        f"{row.megabytes:.0f}",
    )
    return f"| {' | '.join(map(str, cells))} |"


def _growth(rows: list[Row], together: Mapping[int, float]) -> Iterator[str]:
    """Say how our own build grows, in time and in memory."""
    ours = sorted((row for row in rows if row.way == OURS), key=lambda row: row.plans)
    if len(ours) > 1:
        steps = [f"{_power([a, b]):.2f} from {a.plans} to {b.plans}" for a, b in pairwise(ours)]
        yield ""
        yield (
            f"As we build, the processor seconds grow with the power {_power(ours):.2f} of the "
            f"pages: {', '.join(steps)} plans."
        )
    if together:
        held = [f"{most:.0f} megabytes with {plans} plans" for plans, most in together.items()]
        yield ""
        yield (
            "All processes of one of our builds together, what they share counted once, held at "
            f"most {', '.join(held)}."
        )


def _power(rows: list[Row]) -> float:
    points = [(log(row.pages), log(row.worked)) for row in rows]
    return linear_regression(*zip(*points, strict=True)).slope
