"""Warnings about how texts read: told with a place, and never in the way.

tests/cases/warned/<rule>/<case>/ holds a guide (tests/case_files.py says how a case is
written) beside the message. After a change of words run

    .venv/bin/python -m pytest tests/test_editorial.py --refresh
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import editorial, rules
from generator.cli import main
from tests.building import PROJECT
from tests.case_files import CASES, apply, cases, lay_out
from tests.conftest import Expect

WARNED = CASES / "warned"
CASES_WARNED = list(cases(WARNED))
NAMES = [case.relative_to(WARNED).as_posix() for case in CASES_WARNED]
STEP = "--- plans/bread.yml\n@@\n-            text: Weigh the flour.\n+            text: '{}'\n"


def check(*options: str) -> Result:
    """Run the check in the present folder."""
    return CliRunner().invoke(main, ["check", *options], catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a guide without a warning, which is where the check runs."""
    lay_out(CASES / "nothing", tmp_path / "guide")
    monkeypatch.chdir(tmp_path / "guide")
    return tmp_path / "guide"


@pytest.mark.parametrize("case", CASES_WARNED, ids=NAMES)
def test_a_warning_is_told_whole_and_fails_nothing(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect: Expect
) -> None:
    """Each case has one warning, of the rule that its folder names, and ends with 0."""
    lay_out(case, tmp_path / "guide")
    monkeypatch.chdir(tmp_path / "guide")

    done = check()

    expect(case / "expected.txt", done.output)
    assert done.exit_code == 0
    assert done.output.endswith("Nothing to mend. 1 warning to think about.\n")
    (told,) = json.loads(check("--format", "json").output)
    assert (told["level"], told["rule"]) == ("warning", case.parent.name)
    assert check("--format", "github").output.startswith("::warning file=")


def test_every_editorial_rule_has_a_case_and_a_reason() -> None:
    """A rule without a case could break without anybody noticing."""
    assert {rule.name for rule in editorial.RULES} == {case.parent.name for case in CASES_WARNED}
    assert all(rule.why.endswith(".") for rule in editorial.RULES)
    assert not {rule.name for rule in editorial.RULES} & {rule.name for rule in rules.RULES}


@pytest.mark.parametrize(
    "text",
    [
        "Outer door: see it shut.",
        "Touch the dough once, then wait.",
        "Ring the bell.",
        "All lines true: go. One line not true: stay in.",
        "Part the flour from the bran: no lumps.",
        "Put the dough by the stove, 1.5 m away (5 ft).",
        "Say which of these flours (rye, spelt, wheat or oats) smells best to you today.",
        "Bring a checked cloth.",
    ],
)
def test_a_good_step_has_no_warning(text: str, folder: Path) -> None:
    """What the guide's own steps look like is not complained of."""
    apply(STEP.format(text), folder)
    apply("--- plans/_guide.yml\n@@\n id: bread\n+units: both\n", folder)

    assert check().output == "All is well: nothing to mend.\n"


@pytest.mark.parametrize(
    "text",
    [
        "Wet your hands, and you feel less.",
        "We wet our hands (our own rule).",
        "Ask the baker of your village: the last one should be soft.",
        "In a study, many bakers weighed salt. One baker had none.",
        "If you ask yourself, is my oven hot enough? It is at 200.",
        "Say “I wait”, or ‘that’s my loaf’, and fold. [My bread](oven.md)?",
        "Take flour of type I or better. Part I is done.",
        "Read the user-friendly label. Some must rise, and each one must be covered.",
    ],
)
def test_a_text_that_speaks_to_its_reader_has_no_warning(text: str, folder: Path) -> None:
    """Other people, quoted words and questions that readers ask are not the reader."""
    note = "-            note: Wet hands help.\n+            note: '{}'\n"
    apply(f"--- plans/bread.yml\n@@\n{note.format(text)}", folder)
    apply("--- plans/_guide.yml\n@@\n id: bread\n+readers: [baker]\n", folder)

    assert check().output == "All is well: nothing to mend.\n"


def test_what_is_done_in_its_order_keeps_it(folder: Path) -> None:
    """Steps done once follow from each other, and so do the lines of a card to read and do."""
    item = "      - text: {}\n        sources: [mill]\n"
    (folder / "plans" / "_cards.yml").write_text(
        "cards:\n  - id: fire\n    title: The oven burns\n    kind: read-do\n    when: Smoke.\n"
        f"    items:\n{item.format('Turn it off.')}{item.format('Stay back.')}"
        "        safety: true\n",
        encoding="utf-8",
    )
    apply(
        "--- plans/bread.yml\n@@\n             sources: [blog]\n"
        "+          - id: flour-away\n+            text: Put the flour away.\n"
        "+            sources: [mill]\n+            safety: true\n",
        folder,
    )

    assert check().output == "All is well: nothing to mend.\n"


def test_mistakes_and_warnings_are_counted_apart(folder: Path) -> None:
    """What has to be mended ends with 1; what is left to judge is told beside it."""
    apply(STEP.format("Check the flour."), folder)
    apply("--- plans/bread.yml\n@@\n-title: Baking a first loaf\n+title: Start\n", folder)

    done = check()

    assert done.exit_code == 1
    assert done.output.endswith("1 mistake to mend, 1 warning to think about.\n")


def test_what_the_settings_do_not_ask_for_is_not_told(folder: Path) -> None:
    """Units and words are a guide's own choice."""
    apply(STEP.format("Pat the Loafie at 230 °C."), folder)

    assert check().output == "All is well: nothing to mend.\n"


def test_a_build_does_not_load_what_only_warnings_need() -> None:
    """Reading ages are measured by the check alone, so that builds stay fast."""
    code = "import sys, generator.plugin, generator.cli; print('readability' in sys.modules)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)

    assert done.stdout == "False\n", done.stderr
