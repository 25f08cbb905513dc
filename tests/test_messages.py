"""Every mistake is told whole, in plain words and once.

tests/cases/invalid/<rule>/<case>/ holds a guide with one mistake beside the message
about it in `expected.txt` (tests/case_files.py says how a case is written). After a
change of words run

    .venv/bin/python -m pytest tests/test_messages.py --refresh

and read the difference as somebody who has never heard of YAML.
"""

import errno
import json
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import rules, value_words, yaml_words
from generator.cli import main
from generator.reading import MOST_BYTES
from tests.case_files import BASE, CASES, cases, lay_out
from tests.conftest import Expect

INVALID = CASES / "invalid"
Check = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the guide that is checked, which is where the command runs."""
    guide = tmp_path / "guide"
    lay_out(CASES / "nothing", guide)
    monkeypatch.chdir(guide)
    return guide


def check(*options: str) -> Result:
    """Run the check in the present folder; a traceback of ours is a failure of the test."""
    return CliRunner().invoke(main, ["check", *options], catch_exceptions=False)


def told(*options: str) -> list[dict[str, str | int]]:
    """Return all problems as the check's JSON has them."""
    found = check("--format", "json", *options)
    assert found.exit_code in {0, 1}
    rows: list[dict[str, str | int]] = json.loads(found.output)
    return rows


def names_of(folders: list[Path]) -> list[str]:
    """Return how tests call their cases."""
    return [folder.relative_to(INVALID).as_posix() for folder in folders]


CASES_INVALID = list(cases(INVALID))


def test_the_base_of_all_cases_is_well(folder: Path) -> None:  # noqa: ARG001  # it stands there
    """What the cases change has nothing to mend."""
    assert (check().exit_code, told()) == (0, [])


@pytest.mark.parametrize("case", CASES_INVALID, ids=names_of(CASES_INVALID))
def test_one_mistake_is_told_once_and_whole(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect: Expect
) -> None:
    """A guide with one mistake has one message, of the rule that the case's folder names."""
    lay_out(case, tmp_path / "guide")
    monkeypatch.chdir(tmp_path / "guide")

    done = check()

    expect(case / "expected.txt", done.output)
    assert done.exit_code == 1
    assert {problem["rule"] for problem in told()} == {case.parent.name}


@pytest.mark.parametrize("case", CASES_INVALID, ids=names_of(CASES_INVALID))
def test_each_message_has_a_place_and_two_halves(case: Path) -> None:
    """A message names file, line and column, says what was found and what to do, in one line."""
    lines = (case / "expected.txt").read_text("utf-8").splitlines()
    messages = [line for line in lines[:-1] if not line.startswith("    ")]

    assert len(messages) == int(lines[-1].split()[0])
    for message in messages:
        file, line, column, words = message.split(":", 3)
        assert file.startswith(("plans", "content/"))
        assert int(line) > 0
        assert int(column) > 0
        assert "; " in words


def test_every_rule_has_a_case() -> None:
    """A rule without a case could break without anybody noticing."""
    known = {rule.name for rule in rules.RULES}
    shown = {case.parent.name for case in CASES_INVALID}

    assert known <= shown


def test_every_rule_says_why_it_is_there() -> None:
    """A rule has a name of its own and a reason."""
    names = [rule.name for rule in rules.RULES]

    assert len(set(names)) == len(names)
    assert all(rule.why.endswith(".") for rule in rules.RULES)


def test_every_kind_of_wrong_value_has_a_case() -> None:
    """What value_words.py can say is shown by a case; int-from-float is int-type's twin."""
    known = {kind.replace("_", "-") for kind in value_words._WORDS}
    shown = {case.parent.name for case in CASES_INVALID}

    assert known - shown <= {"int-from-float"}


def test_every_wording_of_a_syntax_error_has_a_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What yaml_words.py can say is shown by a case under invalid/syntax."""
    used: set[str] = set()
    for pattern, tell in yaml_words._TELLERS:
        entry = (pattern, _noting(tell, pattern, used))
        changed = [entry if old[0] == pattern else old for old in yaml_words._TELLERS]
        monkeypatch.setattr(yaml_words, "_TELLERS", tuple(changed))
    for case in cases(INVALID / "syntax"):
        lay_out(case, tmp_path / case.name)
        monkeypatch.chdir(tmp_path / case.name)
        check()

    assert used == {pattern for pattern, _ in yaml_words._TELLERS}


def _noting(
    tell: Callable[[yaml_words.Slip], yaml_words.Words], pattern: str, used: set[str]
) -> Callable[[yaml_words.Slip], yaml_words.Words]:
    def note(slip: yaml_words.Slip) -> yaml_words.Words:
        used.add(pattern)
        return tell(slip)

    return note


def _symlink(path: Path) -> None:
    (path.parent / "elsewhere.txt").write_text("title: Toast\n", "utf-8")
    path.symlink_to("elsewhere.txt")


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)


def _too_large(path: Path) -> None:
    path.write_bytes(b"# flour\n" * (MOST_BYTES // 8 + 1))


LINK = ("not-a-file", "this is a link to another file; put the file itself here")
ODD_FILES: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "a link": (_symlink, *LINK),
    "a link to nowhere": (lambda path: path.symlink_to("nowhere"), *LINK),
    "a folder": (Path.mkdir, "not-a-file", "this is a folder; put the file itself here"),
    "a pipe": (os.mkfifo, "not-a-file", "this is a pipe; put the file itself here"),
    "a socket": (_socket, "not-a-file", "this is a socket; put the file itself here"),
    "too large": (
        _too_large,
        "too-large",
        "the file is larger than 1 MB; split it into several files",
    ),
}


@pytest.mark.parametrize("name", ["toast.yml", "_sources.yml"])
@pytest.mark.parametrize("kind", ODD_FILES)
def test_odd_files_are_refused_in_words(
    kind: str, name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is not a file that can be read is refused at once, without waiting at a pipe."""
    make, rule, sentence = ODD_FILES[kind]
    (folder / "plans" / name).unlink(missing_ok=True)
    monkeypatch.chdir(folder / "plans")
    make(folder / "plans" / name)
    monkeypatch.chdir(folder)

    assert check().output == f"plans/{name}:1:1: {sentence}\n1 mistake to mend.\n"
    assert [problem["rule"] for problem in told()] == [rule]


def test_a_file_that_may_not_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own reason is named; root may read every file, so the refusal is played."""

    def refuse(path: Path, *rest: int) -> int:
        if path.name == "toast.yml":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return opened(path, *rest)

    opened = os.open
    (folder / "plans" / "toast.yml").touch()
    monkeypatch.setattr(os, "open", refuse)

    assert check().output == (
        "plans/toast.yml:1:1: the file cannot be read (Permission denied);"
        " make sure the file is there and you may read it\n1 mistake to mend.\n"
    )


def test_a_file_as_large_as_it_may_be_is_read(folder: Path) -> None:
    """The limit itself is no mistake."""
    plan = folder / "plans" / "bread.yml"
    text = plan.read_bytes()
    plan.write_bytes(text + b"#" * (MOST_BYTES - len(text)))

    assert check().exit_code == 0


def test_all_mistakes_of_all_files_are_told_in_one_run(folder: Path) -> None:
    """Files that cannot be read, values that do not fit and broken rules come out together."""
    (folder / "plans" / "toast.yml").write_bytes(b"title: \xff\n")
    plan = folder / "plans" / "bread.yml"
    text = plan.read_text("utf-8").replace("kind: repeat", "kind: often").replace("1-3", "3-1")
    plan.write_text(text, "utf-8")
    sources = folder / "plans" / "_sources.yml"
    sources.write_text(sources.read_text("utf-8").replace("tier: B", "tier: D"), "utf-8")
    settings = folder / "plans" / "_guide.yml"
    settings.write_text(settings.read_text("utf-8").replace("sources: [our", "sources: [your"))

    found = [(problem["file"], problem["rule"]) for problem in told()]

    assert found == [
        ("plans/_sources.yml", "literal-error"),
        ("plans/bread.yml", "range-order"),
        ("plans/bread.yml", "literal-error"),
        ("plans/toast.yml", "encoding"),
    ]


def test_nothing_is_said_of_links_to_a_plan_that_cannot_be_read(folder: Path) -> None:
    """Neither in plans nor in the settings: what such a plan will hold nobody knows."""
    text = (BASE / "plans" / "bread.yml").read_text("utf-8")
    links = "[toast](plans/toast/index.md), [crust](plans/toast/brown.md#step-crust)"
    plan = text.replace("A flat loaf is part of the way.", f"See {links}.")
    (folder / "plans" / "bread.yml").write_text(plan, "utf-8")
    settings = folder / "plans" / "_guide.yml"
    text = settings.read_text("utf-8").replace("oven.md", "plans/toast/index.md#crust")
    settings.write_text(text, "utf-8")
    (folder / "plans" / "toast.yml").write_text("title: 'Toast\n", "utf-8")

    found = [(problem["file"], problem["rule"]) for problem in told()]

    assert found == [("plans/toast.yml", "syntax")]


def test_a_file_that_cannot_be_read_hides_nothing_but_its_own_mistakes(folder: Path) -> None:
    """Rules speak of the files that could be read, and never of what a broken one might hold."""
    text = (BASE / "plans" / "bread.yml").read_text("utf-8")
    plan = text.replace("flour-weighed", "flour-sifted").replace("oven-hot", "dough-folded")
    (folder / "plans" / "bread.yml").write_text(plan, "utf-8")
    (folder / "plans" / "toast.yml").write_text("title: 'Toast\n", "utf-8")

    found = [(problem["file"], problem["rule"]) for problem in told()]

    assert found == [("plans/bread.yml", "unique-steps"), ("plans/toast.yml", "syntax")]
