"""Plans that pass the check, and what their pages say.

tests/cases/valid/<subject>/<case>/ holds a guide (tests/case_files.py says how a
case is written) beside an `expected.txt`: paths of pages, and below each, indented,
texts that some element of the page has to hold, to the letter and alone.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.case_files import CASES, cases, lay_out
from tests.html_tree import Element
from tests.plan_folders import edit
from tests.written import front_matter, page, write

VALID = CASES / "valid"
CASES_VALID = list(cases(VALID))


@pytest.mark.parametrize(
    "case", CASES_VALID, ids=[case.relative_to(VALID).as_posix() for case in CASES_VALID]
)
def test_a_plan_that_is_well_says_what_was_written(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check finds nothing, and the pages hold the texts exactly as they were meant."""
    lay_out(case, tmp_path / "guide")
    monkeypatch.chdir(tmp_path / "guide")

    done = CliRunner().invoke(main, ["check"], catch_exceptions=False)
    assert done.output == "All is well: nothing to mend.\n"
    write(Path("plans"), Path("content"), Path("pages"))

    for path, texts in expected(case):
        said = all_texts(page(Path("pages", path)))
        assert texts - said == set(), path


def expected(case: Path) -> Iterator[tuple[str, set[str]]]:
    """Return the paths of pages with the texts that have to be on them."""
    for block in ("\n" + (case / "expected.txt").read_bytes().decode("utf-8")).split("\n> ")[1:]:
        path, *lines = block.splitlines()
        yield path, {line.strip() for line in lines}


def all_texts(page: Element) -> set[str]:
    """Return the texts of all elements of a page, without the blanks around them."""
    return {element.text.strip() for element in page.all}


def test_an_engine_reads_any_letters_of_a_title(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sign beyond the first 65536 is one sign in the front matter, not two halves of one."""
    lay_out(CASES / "nothing", tmp_path / "guide")
    monkeypatch.chdir(tmp_path / "guide")
    edit(Path("plans/bread.yml"), {"Baking a first loaf": "Baking 🍞 «brød» 𝒳"})

    write(Path("plans"), Path("content"), Path("pages"))

    assert front_matter(Path("pages/plans/bread/index.md"))["title"] == "Baking 🍞 «brød» 𝒳"


def test_a_page_may_have_any_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link in a plan names it as the disk does, and leads to where an engine puts it."""
    lay_out(CASES / "nothing", tmp_path / "guide")
    monkeypatch.chdir(tmp_path / "guide")
    Path("content/größe.md").write_text("# Größe\n\n## Zu klein\n", "utf-8")
    link = "A flat loaf is [too small](größe.md#zu-klein)."
    edit(Path("plans/bread.yml"), {"A flat loaf is part of the way.": link})

    write(Path("plans"), Path("content"), Path("pages"))

    text = Path("pages/plans/bread/index.md").read_text("utf-8")
    assert 'href="../../gr%C3%B6%C3%9Fe/#zu-klein"' in text
