"""Files made for authors and editors: starter plans, schemas, the key reference."""

import json
from pathlib import Path

import pytest

from tests.plan_folders import run, starter

PROJECT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["run", "couch-to-5-k", "x" * 40])
def test_a_starter_plan_passes_the_check(tmp_path: Path, name: str) -> None:
    """As it is, before anybody changed a word."""
    starter(tmp_path, name)
    assert run("check", tmp_path).output == "All is well: nothing to mend.\n"


def test_starter_plans_do_not_get_in_each_others_way(tmp_path: Path) -> None:
    """Their step ids differ."""
    assert run("check", starter(tmp_path, "one", "two")).exit_code == 0


@pytest.mark.parametrize("name", ["My Plan", "plan.yml", "../plan", "_guide", "", "x" * 41])
def test_a_starter_plan_needs_an_id(tmp_path: Path, name: str) -> None:
    """A wrong id is a wrong command line, and nothing is written."""
    done = run("new-plan", name, "--plans", tmp_path / "plans")
    assert done.exit_code == 2
    assert "use lower-case letters" in done.output
    assert not (tmp_path / "plans").exists()


@pytest.mark.parametrize("name", ["index", "booklet", "con"])
def test_a_starter_plan_has_no_name_that_is_reserved(tmp_path: Path, name: str) -> None:
    """For the check would refuse it at once."""
    done = run("new-plan", name, "--plans", tmp_path / "plans")
    assert done.exit_code == 2
    assert f"the name '{name}' is reserved; choose another word" in done.output


def test_a_starter_plan_says_how_to_check_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the folder it was written to, unless that is the one a check looks at."""
    monkeypatch.chdir(tmp_path)
    ends = "run: python -m generator check"
    assert run("new-plan", "run").output.endswith(f"{ends}\n")
    assert run("new-plan", "run", "--plans", "my own").output.endswith(f"{ends} --plans 'my own'\n")
    assert run("new-plan", "run", "--guide", "flute").output.endswith(f"{ends} --guide flute\n")


def test_a_starter_plan_never_replaces_a_plan(tmp_path: Path) -> None:
    """What somebody wrote stays."""
    plan = starter(tmp_path) / "run.yml"
    plan.write_text("mine", "utf-8")
    done = run("new-plan", "run", "--plans", tmp_path)
    assert done.exit_code == 1
    assert "is there already" in done.output
    assert plan.read_text("utf-8") == "mine"


@pytest.mark.parametrize("address", ["https://example.org/guide", "https://example.org/guide/"])
def test_addresses_begin_with_that_of_the_site(tmp_path: Path, address: str) -> None:
    """With or without a slash at its end."""
    done = run("write", "--plans", starter(tmp_path / "mine"), "--site-url", address, tmp_path)
    assert done.exit_code == 0
    made = json.loads((tmp_path / "plans" / "index.json").read_text("utf-8"))
    assert made["plans"][0]["url"] == "https://example.org/guide/plans/run/"
    stage = (tmp_path / "plans" / "run" / "first-look.md").read_text("utf-8")
    assert "example.org/guide/plans/run/first-look/</p>" in stage


@pytest.mark.parametrize("address", ["example.org", "ftp://example.org/", "https://", "a b"])
def test_what_is_no_address_is_refused(tmp_path: Path, address: str) -> None:
    """Printed codes that lead nowhere are noticed too late."""
    plans = starter(tmp_path / "plans")
    done = run("write", "--plans", plans, "--site-url", address, tmp_path / "pages")
    assert done.exit_code == 2
    assert "write it whole, such as https://example.org/guide/" in done.output
    assert not (tmp_path / "pages").exists()


def test_the_files_made_from_the_model_are_fresh(tmp_path: Path) -> None:
    """Run `make refresh` when this fails."""
    run("refresh", "--plans", tmp_path, "--reference", tmp_path / "plan-keys.md")
    assert len(list(tmp_path.iterdir())) == 8
    for made in tmp_path.iterdir():
        folder = "docs" if made.suffix == ".md" else "plans"
        kept = PROJECT / folder / made.name
        assert kept.read_text("utf-8") == made.read_text("utf-8"), f"{kept} is stale: make refresh"


def test_every_plan_names_its_schema() -> None:
    """So that editors complete, explain and underline."""
    for plan in (PROJECT / "plans").glob("*.yml"):
        if plan.name != "_ids.yml":
            first = plan.read_text("utf-8").splitlines()[0]
            kind = {
                "_guide": "guide",
                "_sources": "sources",
                "_cards": "cards",
                "_choose": "choose",
                "_calculate": "calculate",
                "_icons": "icons",
            }.get(plan.stem, "plan")
            assert first == f"# yaml-language-server: $schema={kind}.schema.json", plan.name


def test_every_key_is_explained_with_an_example() -> None:
    """An editor's hint says what a key is; a key that holds keys is explained by those."""
    schema = json.loads((PROJECT / "plans" / "plan.schema.json").read_text("utf-8"))
    for part in [schema, *schema["$defs"].values()]:
        for key, value in part["properties"].items():
            assert value.get("description"), key
            holds_parts = "$ref" in json.dumps(value)
            assert holds_parts or value.get("examples"), key
