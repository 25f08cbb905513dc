"""How long a guide takes to build, as ratios within one run.

Run `make bench`, or `python -m benchmarks.site --plans 13 100`. Beside the time that passes,
processor seconds are counted: other programs lengthen them less, but they do not show that two
processors work at once.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import edit, peers, together
from benchmarks.plans import STAGES, write_plans
from benchmarks.table import (
    AGAIN,
    EVERY,
    MOST_BY_SLOW,
    OURS,
    PLAIN,
    SLOW,
    WRITTEN,
    ZENSICAL,
    Row,
    document,
)
from benchmarks.ways import PROJECT, Taken, Way, environment, pages_in, python, take

EDITS = 20
"""How often a plan of each guide is edited."""


def main() -> None:
    """Make the guides, build each several times, and print or write the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.site", description=__doc__)
    parser.add_argument("--plans", type=int, nargs="+", default=[13], help="how many plans")
    parser.add_argument("--runs", type=int, default=3, help="builds of each (default: 3)")
    parser.add_argument("--ways", nargs="+", help="only these, by how they begin")
    parser.add_argument("--write", type=Path, help="a document to write the figures to as well")
    chosen = parser.parse_args()
    found = Found()
    for count in chosen.plans:
        _measure(count, chosen.runs, tuple(chosen.ways or ()), found)
        print(f"{count} plans are done.", file=sys.stderr)
        if chosen.write:  # already, for more plans take longer than one may want to wait
            chosen.write.write_text(_text(found), "utf-8")
    for name, why in found.missing.items():
        print(f"{name}: left out, for {why}", file=sys.stderr)
    print(_text(found))


@dataclass
class Found:
    """All that was measured so far; `together`, `edits` by the number of plans."""

    rows: list[Row] = field(default_factory=list)
    together: dict[int, float] = field(default_factory=dict)
    edits: dict[int, list[edit.Edit]] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)


def _measure(count: int, runs: int, wanted: tuple[str, ...], found: Found) -> None:
    """Measure a guide of so many plans in the ways that are wanted, or in all."""
    with TemporaryDirectory() as folder:
        made = guide(Path(folder) / "guide", count)
        ways, missing = _chosen(made, Path(folder), count, wanted)
        found.missing.update(missing)
        found.rows += timed(count, ways, runs)
        if OURS in ways and (held := together.megabytes(ways[OURS])):
            found.together[count] = held
        if not wanted:
            found.edits[count] = edit.timed(PROJECT, made, "plan-0000", EDITS)


def _text(found: Found) -> str:
    lines = document(found.rows, found.together, found.missing)
    return "\n".join((*lines, *_after_edits(found.edits))) + "\n"


def guide(folder: Path, count: int) -> Path:
    """Make a guide of so many plans, and return its folder."""
    _generator("init", folder)
    (folder / "plans" / "first-plan.yml").unlink()
    write_plans(folder / "plans", count)
    _generator("record", "--guide", folder)  # as a published one has it
    (folder / "every-page.yml").write_text(_with_every_page(folder, count), "utf-8")
    return folder


def _chosen(
    made: Path, work: Path, count: int, wanted: tuple[str, ...]
) -> tuple[Mapping[str, Way], Mapping[str, str]]:
    """Return the ways that are wanted, and why others of them cannot be taken."""
    begins = wanted or ("",)
    ours = ways_of(made, work, count)
    ways = {name: ours[name] for name in ours if name.startswith(begins)}
    others = [name for name in peers.WAYS if name.startswith(begins)]
    if not others:
        return ways, {}
    _generator("write", work / "pages", "--guide", made)
    found, missing = peers.ways(work / "pages", work, others)
    return {**ways, **found}, missing


def ways_of(made: Path, work: Path, count: int) -> dict[str, Way]:
    """Return the ways of our own to build a guide of so many plans."""
    site = made / "site"
    build = python("-m", "mkdocs", "build", "--strict", "-f")
    ours = (*build, made / "mkdocs.yml")
    every = (*build, made / "every-page.yml")
    generator = python("-m", "generator")
    ways = {
        OURS: Way(site, (ours,)),
        AGAIN: Way(site, (ours,), is_new=False),
        PLAIN: Way(site, (ours,), given={"PLAIN": "true"}),
        EVERY: Way(site, (every,), given={"PLAIN": "true"}),
        ZENSICAL: Way(site, ((*generator, "build", "--engine=zensical", "--guide", made),)),
        WRITTEN: Way(work / "written", ((*generator, "write", work / "written", "--guide", made),)),
    }
    return {name: way for name, way in ways.items() if count <= MOST_BY_SLOW or name not in SLOW}


def timed(count: int, ways: Mapping[str, Way], runs: int) -> Iterator[Row]:
    """Take all ways in turn, so that a busy moment meets each of them."""
    taken: dict[str, list[Taken]] = {name: [] for name in ways}
    pages: dict[str, int] = {}
    for _ in range(runs):
        for name, way in ways.items():
            taken[name].append(take(way))
            pages[name] = pages_in(way.site)
    for name, builds in taken.items():
        yield Row(count, pages[name], name, tuple(builds))


def _with_every_page(folder: Path, count: int) -> str:
    """Return the guide's settings with each plan and stage in the navigation."""
    pages = [
        f"  - plans/plan-{plan:04}/{page}.md"
        for plan in range(count)
        for page in ("index", *(f"stage-{stage}" for stage in range(STAGES)))
    ]
    text = (folder / "mkdocs.yml").read_text("utf-8")
    return re.sub(r"(- Plans: .*\n)", lambda found: found[1] + "\n".join(pages) + "\n", text)


def _generator(*words: str | Path) -> None:
    subprocess.run(
        python("-m", "generator", *words),
        cwd=PROJECT,
        env=environment({}),
        stdout=subprocess.DEVNULL,
        check=True,
    )


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


if __name__ == "__main__":
    main()
