"""How long a guide takes to build, as ratios within one run.

Run `make bench`, or `python -m benchmarks.site --plans 13 100`. Processor seconds are
counted, which other programs lengthen less than they lengthen the time that passes.
"""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.plans import STAGES, write_plans

PROJECT = Path(__file__).parents[1]


def main() -> None:
    """Make the guides, build each several times and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.site", description=__doc__)
    parser.add_argument("--plans", type=int, nargs="+", default=[13], help="how many plans")
    parser.add_argument("--runs", type=int, default=3, help="builds of each (default: 3)")
    chosen = parser.parse_args()
    print("| plans | pages | built by | seconds, median | least to most | ratio |")
    print("|---|---|---|---|---|---|")
    for count in chosen.plans:
        with TemporaryDirectory() as folder:
            _compare(Path(folder) / "guide", count, chosen.runs)


def _compare(guide: Path, count: int, runs: int) -> None:
    """Time all ways in turn, so that a busy moment meets each of them."""
    _run("-m", "generator", "init", guide)
    (guide / "plans" / "first-plan.yml").unlink()
    write_plans(guide / "plans", count)
    every = guide / "every-page.yml"
    every.write_text(_with_every_page(guide, count), "utf-8")
    ways = {
        "MkDocs, as we build": ("-m", "mkdocs", "build", "-q", "-f", guide / "mkdocs.yml"),
        "MkDocs, every page in the navigation": ("-m", "mkdocs", "build", "-q", "-f", every),
        "Zensical, as we build": (
            "-m",
            "generator",
            "build",
            "--engine=zensical",
            "--guide",
            guide,
        ),
    }
    times: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(runs):
        for way, command in ways.items():
            times[way].append(_run(*command))
    ours = median(next(iter(times.values())))
    pages = len(list((guide / "site").rglob("index.html")))
    for way, taken in times.items():
        spread = f"{min(taken):.1f} to {max(taken):.1f}"
        middle = median(taken)
        print(f"| {count} | {pages} | {way} | {middle:.1f} | {spread} | {middle / ours:.2f} |")


def _with_every_page(guide: Path, count: int) -> str:
    """Return the guide's settings with each plan and stage in the navigation."""
    pages = [
        f"  - plans/plan-{plan:04}/{page}.md"
        for plan in range(count)
        for page in ("index", *(f"stage-{stage}" for stage in range(STAGES)))
    ]
    text = (guide / "mkdocs.yml").read_text("utf-8")
    return re.sub(r"(- Plans: .*\n)", lambda found: found[1] + "\n".join(pages) + "\n", text)


def _run(*words: str | Path) -> float:
    """Run Python in the project and return the processor seconds it took."""
    before = getrusage(RUSAGE_CHILDREN)
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, *map(str, words)]
    subprocess.run(command, cwd=PROJECT, env=environment, check=True, stdout=subprocess.DEVNULL)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
