"""What the command line answers to folders and files that are not what they should be."""

import sys
from pathlib import Path

import pytest

from generator.finish import FinishError
from generator.finish.built import Built
from generator.pack import leaflets
from tests.building import copy_of_the_project
from tests.building import run as command
from tests.plan_folders import edit, run, starter


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """Return a folder of one plan."""
    return starter(tmp_path / "plans")


def test_a_broken_template_is_told_by_its_line(tmp_path: Path) -> None:
    """Whoever changes templates is told as plainly as who changes plans."""
    project = copy_of_the_project(tmp_path / "project")
    template = project / "generator" / "templates" / "plan.md.j2"
    template.write_text("{{ nothing.at.all }}", "utf-8")

    words = (sys.executable, "-m", "generator", "write", tmp_path / "pages")
    done = command(*words, at=project)

    assert done.returncode == 1
    assert done.stderr == "Error: the template plan.md.j2, line 1: 'nothing' is undefined\n"


def test_pages_are_not_written_among_plans(plans: Path) -> None:
    """Also where the folder is the one around them."""
    for folder in (plans, plans.parent):
        done = run("write", "--plans", plans, folder)
        assert done.exit_code == 1
        assert "is what pages are made of" in done.output
    assert not (plans / "index.md").exists()


@pytest.fixture
def below_a_file(tmp_path: Path) -> Path:
    """Return a place where nothing can be written, for a file is where its folder should be."""
    (tmp_path / "a file").touch()
    return tmp_path / "a file" / "ünder it"


@pytest.mark.parametrize(
    "words",
    [
        ["new-plan", "walk", "--plans", "PLACE"],
        ["write", "--plans", "PLANS", "PLACE"],
        ["refresh", "--plans", "PLANS", "--reference", "PLACE"],
        ["init", "PLACE"],
    ],
    ids=lambda words: words[0],
)
def test_what_cannot_be_written_is_told_in_one_sentence(
    words: list[str], plans: Path, below_a_file: Path
) -> None:
    """With the system's own reason, and exit status 1."""
    places = {"PLACE": below_a_file, "PLANS": plans}
    done = run(*(places.get(word, word) for word in words))
    assert done.exit_code == 1
    told = done.output.splitlines()[-1]
    assert told.startswith(f"Error: {below_a_file.parent}")
    assert told.endswith((": not a directory", ": file exists"))


def test_a_picture_that_is_none_is_told_in_one_sentence(tmp_path: Path) -> None:
    """As is one that is no text."""
    for content in (b"", b"<svg>", b"\xff\xfe"):
        (tmp_path / "icon.svg").write_bytes(content)
        done = run("icons", tmp_path / "icon.svg")
        assert (done.exit_code, done.output.count("\n")) == (1, 1)
        assert done.output.startswith(f"Error: {tmp_path / 'icon.svg'} is no drawing")


def test_a_booklet_that_is_none_is_told_in_one_sentence(tmp_path: Path) -> None:
    """Such as half a page of another program."""
    cover = '<section class="guide-cover" data-guide-reviewed="2026-01-01"></section>'
    (tmp_path / "index.html").write_text(f"<html><body>{cover}</body></html>", "utf-8")
    with pytest.raises(FinishError, match=r"index\.html has no title"):
        list(leaflets(Built(tmp_path)))


def test_a_moment_beyond_all_calendars_is_a_wrong_command_line(tmp_path: Path) -> None:
    """PDFs write a year with four digits."""
    assert run("pdf", "--epoch", "253402300800", "--site", tmp_path).exit_code == 2


@pytest.mark.parametrize("place", [".", "deeper"])
@pytest.mark.parametrize("folder", ["plans", "content"])
def test_pages_are_never_written_over_their_sources(
    folder: str, place: str, plans: Path, tmp_path: Path
) -> None:
    """What somebody wrote by hand would be lost, or taken for a page by the next build."""
    content = tmp_path / "content"
    content.mkdir()
    (content / "index.md").write_text("# Mine\n\n<!-- guide: plans -->\n", "utf-8")
    before = sorted(tmp_path.rglob("*"))
    done = run("write", "--plans", plans, "--content", content, tmp_path / folder / place)
    assert done.exit_code == 1
    assert "choose another folder" in done.output
    assert sorted(tmp_path.rglob("*")) == before
    assert "<!-- guide" in (content / "index.md").read_text("utf-8")


def test_what_a_terminal_cannot_show_is_shown_by_its_number(tmp_path: Path) -> None:
    """Terminals and logs that know few letters get every message all the same."""
    plans = starter(tmp_path / "plans")
    edit(plans / "run.yml", {"title: My first plan": 'title: "日本 #'})
    check = ("-m", "generator", "check", "--plans", plans)
    done = command(sys.executable, *check, PYTHONIOENCODING="cp1252")
    assert (done.returncode, done.stderr) == (1, "")
    assert 'title: "\\u65e5\\u672c' in done.stdout


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("INHERIT: mkdocs.yml\n", "mkdocs.yml: it inherits from itself"),
        ("INHERIT: 5\n", "5: no such file or directory"),
        ("- site_name\n", "mkdocs.yml: there are no settings in it"),
        ("theme: material\n", "mkdocs.yml: there is no custom_dir: below theme: in it"),
        ("theme: [\n", "mkdocs.yml: while parsing"),
    ],
)
def test_settings_of_a_site_that_are_none_are_told_in_one_sentence(
    settings: str, told: str, tmp_path: Path
) -> None:
    """Where another engine builds, which has no word for it."""
    starter(tmp_path / "plans")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.md").write_text("# Home\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    done = run("build", "--engine", "zensical", "--guide", tmp_path)
    assert (done.exit_code, done.output.count("\n")) == (1, 1)
    assert told in done.output
    assert not (tmp_path / "site").exists()
