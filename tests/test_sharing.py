"""Stages that are written in one plan and shown in others too."""

import json
from pathlib import Path

import pytest
import yaml

from tests.building import PROJECT, build
from tests.html_tree import Element, tree
from tests.plan_folders import edit, run, starter
from tests.test_effects import git

GUIDE = PROJECT / "tests" / "guides" / "couch-to-5k"
SHARED, OWN = "plans/back-after-a-cold/minutes", "plans/couch-to-5k/minutes"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the guide about running, in which a plan uses two stages of another."""
    folder = tmp_path_factory.mktemp("couch-to-5k")
    config = ("--config-file", GUIDE / "mkdocs.yml")
    build(folder, *config, SITE_URL="https://run.example/", REPO_URL="https://git.example/run")
    return folder


def page(site: Path, path: str) -> Element:
    """Return a page of the built site."""
    return tree((site / path / "index.html").read_text("utf-8"))


def steps(found: Element) -> list[str]:
    """Return the ids of the steps on a page, which ticks hang on."""
    return [row.attributes["data-guide-step"] for row in found.of_class("guide-step")]


def links(found: Element, where: str) -> dict[str, str]:
    """Return the links in a part of a page, words to address."""
    (part,) = found.of_class(where)
    return {link.text: link.attributes["href"] for link in part.named("a")}


def test_the_steps_are_the_same_wherever_the_stage_stands(site: Path) -> None:
    """A tick on one page is a tick on the other."""
    own, shared = page(site, OWN), page(site, SHARED)

    assert steps(shared) == steps(own) != []
    assert links(own, "guide-shared") == {"Back after a cold": "../../back-after-a-cold/minutes/"}
    assert links(shared, "guide-shared") == {
        "From the couch to five kilometres": "../../couch-to-5k/minutes/"
    }


def test_what_differs_is_what_the_using_plan_says(site: Path) -> None:
    """Pace, reason, neighbours and the way back are those of the plan one is in."""
    shared = page(site, SHARED)
    facts = {row.named("dt")[0].text: row.named("dd")[0].text for row in _facts(shared)}

    assert facts["Minutes a session"] == "10 to 20"
    assert facts["How long"] == "3 to 7 days, no deadline"
    assert links(shared, "guide-setback") == {"1. Rest until you are well": "../rest/"}
    assert "Lungs come back in small steps." in shared.text
    assert "The heart learns faster" not in shared.text


def _facts(found: Element) -> list[Element]:
    (facts,) = found.of_class("guide-facts")
    return facts.named("div")


def test_edit_leads_to_the_file_in_which_the_text_is_written(site: Path) -> None:
    """The address is under the plan that uses the stage, the pencil is not."""
    for path, plan in ((SHARED, "couch-to-5k"), ("plans/back-after-a-cold/rest", "back-after-a-c")):
        buttons = page(site, path).of_class("md-content__button")
        (href,) = (b.attributes["href"] for b in buttons if "/edit/" in b.attributes["href"])
        assert f"plans/{plan}" in href


def test_search_finds_a_shared_stage_once(site: Path) -> None:
    """Five plans with a stage are one hit, at the plan in which it is written."""
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    found = {entry["location"].partition("#")[0] for entry in index["docs"]}

    assert f"{OWN}/" in found
    assert f"{SHARED}/" not in found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two plans, of which walk uses the first stage of run."""
    folder = starter(tmp_path / "plans", "run", "walk")
    text = (folder / "walk.yml").read_text("utf-8")
    start, end = text.index("  - id: first-look"), text.index("  - id: keep-it-up")
    (folder / "walk.yml").write_text(
        f"{text[:start]}  - use: run/first-look\n{text[end:]}", "utf-8"
    )
    return folder


def test_a_shared_step_is_recorded_once(folder: Path) -> None:
    """The ledger has one entry, for there is one promise."""
    assert run("check", "--plans", folder).exit_code == 0
    assert run("record", "--plans", folder).output.startswith("4 step ids recorded, 4 of them new")

    recorded = yaml.safe_load((folder / "_ids.yml").read_text("utf-8"))["steps"]
    assert [entry["id"] for entry in recorded] == [
        "run-all-well",
        "run-calm-look",
        "run-place-found",
        "walk-all-well",
    ]


def test_a_shared_step_has_one_fate(folder: Path) -> None:
    """What an edit does to a shared step is told once, at the plan in which it is written."""
    git(folder.parent, "init", "--quiet")
    git(folder.parent, "add", ".")
    git(folder.parent, "commit", "--quiet", "-m", "Share a stage")
    edit(folder / "run.yml", {"Find a quiet place.": "Find a calm place."})

    lines = run("effects", "--plans", folder).output.splitlines()

    assert lines[1:3] == [
        "   3 as they were",
        "   1 reworded: ticks stay, and readers are told that the words changed",
    ]


CRITERION = """\
      - text: What has to be true to move on.
        sources: [our-own-rule]
"""
COUNT = "    advance-after: {green-sessions: %s, on-days: %s, sources: [our-own-rule]}\n"


def test_a_shared_stage_brings_its_own_count_of_sessions_along(
    folder: Path, tmp_path: Path
) -> None:
    """Its criterion is as long in the plan that uses it, unless that plan says otherwise."""
    edit(folder / "run.yml", {CRITERION: CRITERION + COUNT % (7, 5)})
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.md").write_text("# Home\n", "utf-8")

    def counts() -> str:
        done = run(
            "write", tmp_path / "pages", "--plans", folder, "--content", tmp_path / "content"
        )
        assert done.exit_code == 0, done.output
        return (tmp_path / "pages" / "plans" / "walk" / "first-look.md").read_text("utf-8")

    assert 'data-guide-green="7" data-guide-days="5"' in counts()

    use = "  - use: run/first-look\n"
    edit(folder / "walk.yml", {use: use + COUNT % (2, 1)})
    assert 'data-guide-green="2" data-guide-days="1"' in counts()


def test_a_renamed_stage_is_missed_where_it_is_used(folder: Path) -> None:
    """Whoever renames a stage hears of the plans that use it."""
    edit(
        folder / "run.yml",
        {"id: first-look": "id: first-glance", "to: first-look": "to: first-glance"},
    )

    done = run("check", "--plans", folder)

    assert "walk.yml:22:10: stages['first-look'].use: the plan 'run' has no stage" in done.output
    assert "did you mean 'first-glance'?" in done.output
    assert done.output.endswith("1 mistake to mend.\n")


def test_a_broken_plan_casts_no_blame_on_those_that_use_it(folder: Path) -> None:
    """What a file that cannot be read might hold is nobody else's mistake."""
    edit(folder / "run.yml", {"id: first-look": "id: First look"})

    assert run("check", "--plans", folder).output.count("run.yml:") == 1
    (folder / "run.yml").write_text("title: 'Run\n", "utf-8")

    assert run("check", "--plans", folder).output.endswith("1 mistake to mend.\n")
