"""How fast plans are checked, as a ratio to what reading them as YAML alone takes.

Checked is what `python -m generator check` does: read, held against the model and all rules,
those for how texts read included, and told.

Run `python -m benchmarks.check`. The target: at least a quarter of the rate at
which PyYAML's own CSafeLoader loads the same files.
"""

import argparse
import io
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

import yaml

from benchmarks.plans import STAGES, STEPS, write_plans
from generator.cli import main as command

TARGET = 0.25


def main() -> None:
    """Make the plans, take the times and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.check", description=__doc__)
    parser.add_argument("--plans", type=int, default=1000, help="how many (default: 1000)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each (default: 5)")
    chosen = parser.parse_args()
    if not hasattr(yaml, "CSafeLoader"):
        sys.exit("PyYAML was built without libyaml here: there is no CSafeLoader to compare with.")
    with TemporaryDirectory() as folder:
        paths = write_plans(Path(folder, "plans"), chosen.plans)
        size = sum(path.stat().st_size for path in paths)
        print(f"{len(paths)} plans of {STAGES} stages of {STEPS} steps, {size / 1e6:.1f} MB")
        ratios = [_run(Path(folder), paths) for _ in range(chosen.runs)]
    middle = median(ratios)
    spread = f"{min(ratios):.2f} to {max(ratios):.2f} in {len(ratios)} runs"
    print(f"ratio {middle:.2f} ({spread}); target: at least {TARGET}")


def _run(folder: Path, paths: list[Path]) -> float:
    """Time both, one after the other, and return our rate as a part of the loader's."""
    alone = _seconds(lambda: _load_alone(paths))
    ours = _seconds(lambda: _check(folder))
    count = len(paths)
    print(f"CSafeLoader {count / alone:6.0f} plans/s   check {count / ours:6.0f} plans/s"
          f"   ratio {alone / ours:.2f}")  # fmt: skip
    return alone / ours


def _load_alone(paths: list[Path]) -> None:
    for path in paths:
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


def _check(guide: Path) -> None:
    """Run the command, with what it prints kept from the screen."""
    with redirect_stdout(io.StringIO()) as said:
        try:
            command(["check", "--guide", str(guide)], standalone_mode=False)
        except SystemExit as ended:
            if ended.code:
                sys.exit(said.getvalue())


def _seconds(work: Callable[[], object]) -> float:
    """Return the processor time of some work, which other programs do not lengthen."""
    start = process_time()
    work()
    return process_time() - start


if __name__ == "__main__":
    main()
