"""Checks many files in a process of its own, where a crash or a hang harms nothing else.

Each line of its input is a job, each line of its output says what came of it.
"""

import faulthandler
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from generator.load import load
from generator.problems import Problems
from generator.reading import read
from generator.render import Renderer
from generator.surroundings import Surroundings
from generator.yaml_tree import parse
from tests.hostile.corpora import PROJECT
from tests.hostile.judging import faults, text_of
from tests.hostile.mutants import mutant, plans

HANGS = 30
"""Seconds that no file may take: a guard against hanging, generous on a busy machine."""

JOBS_EACH = 250

TODAY = date(2099, 1, 1)

Job = dict[str, Any]


def results(jobs: list[Job]) -> list[Job]:
    """Do jobs in another process and return what came of each, with the peak of memory last."""
    lines = "".join(json.dumps(job) + "\n" for job in jobs)
    done = run(
        [sys.executable, "-m", "tests.hostile.worker"],
        cwd=PROJECT, input=lines, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    found = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode:
        name = jobs[len(found)]["path"] if len(found) < len(jobs) else "the end"
        found.append({"path": name, "faults": [f"the process ended: {done.stderr[-3000:]}"]})
    return found


def results_together(jobs: list[Job]) -> list[Job]:
    """Do many jobs on every core, four at most, in processes that are not used for long."""
    count = min(4, os.cpu_count() or 1)
    parts = [jobs[start : start + JOBS_EACH] for start in range(0, len(jobs), JOBS_EACH)]
    with ThreadPoolExecutor(count) as together:
        return [job for found in together.map(results, parts) for job in found]


def parsed(path: Path) -> Iterator[str]:
    """Read a file as one YAML document and return what is wrong with what is said."""
    try:
        parse(read(path, path.name))
    except Problems as found:
        yield from faults(found.problems, {path.name: text_of(path)})


def checked(path: Path) -> Iterator[str]:
    """Check a file as the only plan of a guide; a guide without mistakes has to render too."""
    with TemporaryDirectory() as name:
        plan = Path(name, "plans", "hostile.yml")
        plan.parent.mkdir()
        plan.write_bytes(path.read_bytes())
        yield from checked_folder(plan.parent)


def mutated(path: Path) -> Iterator[str]:
    """Check the damaged plan with the number that stands in place of a path."""
    with TemporaryDirectory() as name:
        plan = Path(name, "plans", "hostile.yml")
        plan.parent.mkdir()
        plan.write_bytes(mutant(int(path.name), plans()))
        yield from checked_folder(plan.parent)


def checked_folder(folder: Path) -> Iterator[str]:
    """Check a folder with one plan, and return what is wrong with what is said."""
    base = PROJECT / "plans"
    around = Surroundings(TODAY, {"fit.md": "# Fit {#fit-test}"}, folder.parent, base=base)
    try:
        guide = load(folder, around).guide
    except Problems as found:
        own = {path.relative_to(folder.parent).as_posix(): path for path in folder.iterdir()}
        texts = {file: text_of(path) for file, path in own.items()}
        yield from faults(found.problems, texts)
        for problem in found.problems:
            assert problem.picture is not None
        return
    for page in Renderer(guide).pages():
        page.text.encode("utf-8")


KINDS: dict[str, Callable[[Path], Iterator[str]]] = {
    "parse": parsed,
    "check": checked,
    "mutant": mutated,
}


def _result(job: Job) -> Job:
    faulthandler.dump_traceback_later(HANGS, exit=True)
    start = process_time()
    try:
        found = list(KINDS[job["kind"]](Path(job["path"])))
    except Exception:  # noqa: BLE001  # a traceback is what is looked for
        found = [traceback.format_exc()]
    seconds = process_time() - start
    faulthandler.cancel_dump_traceback_later()
    return {"path": job["path"], "seconds": seconds, "faults": found, "megabytes": peak()}


def peak() -> float:
    """Return the most memory this process ever held, in megabytes; 0 where nobody tells."""
    status = Path("/proc/self/status")
    lines = status.read_text("utf-8").splitlines() if status.exists() else []
    sizes = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
    return int(sizes[0]) / 1000 if sizes else 0.0


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_result(json.loads(line))) + "\n")
        sys.stdout.flush()
