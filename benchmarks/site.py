"""How long a guide takes to build, as ratios within one run.

Run `make bench`, or `python -m benchmarks.site --plans 13 100`. Beside the time that passes,
processor seconds are counted: other programs lengthen them less, but they do not show that two
processors work at once.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import log
from pathlib import Path
from statistics import linear_regression, median
from tempfile import TemporaryDirectory
from time import monotonic

from benchmarks import edit
from benchmarks.plans import STAGES, STEPS, write_plans

PROJECT = Path(__file__).parents[1]

OURS, PLAIN, AGAIN = "as we build", "the plain path", "nothing changed"
MOST_BY_OTHERS = 100
"""With how many plans other ways than ours are taken too: with more, they take many minutes."""

EDITS = 20
"""How often a plan of each guide is edited."""

EVERY, ZENSICAL = "every page in the navigation", "Zensical, as we build"


@dataclass(frozen=True)
class Way:
    """A command that builds a guide; with `is_new`, there is no site before it."""

    command: tuple[str | Path, ...]
    given: Mapping[str, str] = field(default_factory=dict)
    is_new: bool = True


@dataclass(frozen=True)
class Taken:
    """What a build took: seconds that passed, processor seconds, and megabytes at the peak."""

    passed: float
    worked: float
    megabytes: float


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


def main() -> None:
    """Make the guides, build each several times, and print or write the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.site", description=__doc__)
    parser.add_argument("--plans", type=int, nargs="+", default=[13], help="how many plans")
    parser.add_argument("--runs", type=int, default=3, help="builds of each (default: 3)")
    parser.add_argument("--ways", nargs="+", help="only these, by how they begin")
    parser.add_argument("--write", type=Path, help="a document to write the figures to as well")
    chosen = parser.parse_args()
    rows: list[Row] = []
    edits: dict[int, list[edit.Edit]] = {}
    for count in chosen.plans:
        with TemporaryDirectory() as folder:
            made = _guide(Path(folder) / "guide", count)
            ways = {
                name: way
                for name, way in _ways(made, count).items()
                if not chosen.ways or name.startswith(tuple(chosen.ways))
            }
            rows += _timed(made, count, ways, chosen.runs)
            if not chosen.ways:
                edits[count] = edit.timed(PROJECT, made, "plan-0000", EDITS)
            print(f"{count} plans are done.", file=sys.stderr)
    text = "\n".join((*_document(rows, chosen.runs), *_after_edits(edits))) + "\n"
    print(text)
    if chosen.write:
        chosen.write.write_text(text, "utf-8")


def _guide(guide: Path, count: int) -> Path:
    _run(Way(("-m", "generator", "init", guide)))
    (guide / "plans" / "first-plan.yml").unlink()
    write_plans(guide / "plans", count)
    _run(Way(("-m", "generator", "record", "--guide", guide)))  # as a published one has it
    (guide / "every-page.yml").write_text(_with_every_page(guide, count), "utf-8")
    return guide


def _ways(guide: Path, count: int) -> dict[str, Way]:
    build = ("-m", "mkdocs", "build", "--strict", "-f")
    ours = (*build, guide / "mkdocs.yml")
    zensical = ("-m", "generator", "build", "--engine=zensical", "--guide", guide)
    ways = {
        OURS: Way(ours),
        AGAIN: Way(ours, is_new=False),
        PLAIN: Way(ours, {"PLAIN": "true"}),
        EVERY: Way((*build, guide / "every-page.yml"), {"PLAIN": "true"}),
        ZENSICAL: Way(zensical),
    }
    if count > MOST_BY_OTHERS:
        del ways[EVERY], ways[ZENSICAL]
    return ways


def _timed(guide: Path, count: int, ways: Mapping[str, Way], runs: int) -> Iterator[Row]:
    """Take all ways in turn, so that a busy moment meets each of them."""
    taken: dict[str, list[Taken]] = {name: [] for name in ways}
    pages = 0
    for _ in range(runs):
        for name, way in ways.items():
            if way.is_new:
                shutil.rmtree(guide / "site", ignore_errors=True)
            taken[name].append(_run(way))
            pages = max(pages, len(list((guide / "site").rglob("index.html"))))
    for name, builds in taken.items():
        yield Row(count, pages, name, tuple(builds))


def _with_every_page(guide: Path, count: int) -> str:
    """Return the guide's settings with each plan and stage in the navigation."""
    pages = [
        f"  - plans/plan-{plan:04}/{page}.md"
        for plan in range(count)
        for page in ("index", *(f"stage-{stage}" for stage in range(STAGES)))
    ]
    text = (guide / "mkdocs.yml").read_text("utf-8")
    return re.sub(r"(- Plans: .*\n)", lambda found: found[1] + "\n".join(pages) + "\n", text)


def _run(way: Way) -> Taken:
    """Run Python in the project and return what it took."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **way.given}
    command = [sys.executable, *map(str, way.command)]
    begun = monotonic()
    running = subprocess.Popen(
        command,
        cwd=PROJECT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    passed = monotonic() - begun
    unit = 1e6 if sys.platform == "darwin" else 1e3  # bytes there, kilobytes elsewhere
    return Taken(passed, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def _document(rows: list[Row], runs: int) -> Iterator[str]:
    yield "# How long a build takes"
    yield ""
    yield (
        f"Written by `make bench`: plans of {STAGES} stages of {STEPS} steps, {runs} builds "
        f"of each kind in turn, on {os.cpu_count()} processors that had other things to do as "
        "well. The ratios compare what passed with our own build of as many plans, within one "
        "run on one machine: they say more than the seconds, which every machine and every busy "
        "moment changes. Processor seconds are those of all processes of a build together; "
        "megabytes are the most that one of them ever held."
    )
    yield ""
    yield f"- *{OURS}*: `make build`, where no site stands."
    yield f"- *{AGAIN}*: `make build` once more."
    yield f"- *{PLAIN}*: `make build PLAIN=true`, without short cuts: the same bytes."
    yield f"- *{EVERY}*: the plain path with each plan and stage in the theme's navigation."
    yield f"- *{ZENSICAL}*: `make build ENGINE=zensical`."
    yield ""
    yield (
        "| plans | pages | built | seconds, median | least to most | ratio "
        "| processor seconds, median | megabytes |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    for row in rows:
        yield _line(row, next((one for one in rows if _is_base(one, row)), row))
    counts = [row for row in rows if row.way == OURS]
    if len(counts) > 1:
        points = [(log(row.pages), log(row.worked)) for row in counts]
        slope = linear_regression(*zip(*points, strict=True)).slope
        yield ""
        yield f"As we build, the processor seconds grow with the power {slope:.2f} of the pages."


def _after_edits(edits: Mapping[int, list[edit.Edit]]) -> Iterator[str]:
    if not edits:
        return
    yield ""
    yield "## After one edit"
    yield ""
    yield (
        f"Under `make serve`, a word of a step is changed {EDITS} times, and saved: until the "
        "server notices, and from then until it has built what is different and tells browsers to "
        "load the page anew."
    )
    yield ""
    yield from edit.table(edits)


def _is_base(one: Row, row: Row) -> bool:
    return one.way == OURS and one.plans == row.plans


def _line(row: Row, base: Row) -> str:
    taken = [build.passed for build in row.builds]
    most = max(build.megabytes for build in row.builds)
    cells = (
        row.plans,
        row.pages,
        row.way,
        f"{row.passed:.1f}",
        f"{min(taken):.1f} to {max(taken):.1f}",
        f"{row.passed / base.passed:.2f}",
        f"{row.worked:.1f}",
        f"{most:.0f}",
    )
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    main()
