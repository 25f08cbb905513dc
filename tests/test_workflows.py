"""What the workflows on GitHub may do, and that a contributor hears what a change does."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.building import PROJECT

WORKFLOWS = PROJECT / ".github" / "workflows"

MAKE = """#!/bin/sh
echo "$@" > make.txt
echo "Steps since abc:"
echo "   1 LOST: readers' ticks would have nowhere to go"
exit ${MADE:-0}
"""
GIT = "#!/bin/sh\necho abc\n"


def workflow(name: str) -> dict[str, Any]:
    """Return a workflow as data; its `on` stays a word."""
    text = (WORKFLOWS / name).read_text("utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # texts alone
    return found


def steps(name: str, job: str) -> list[dict[str, Any]]:
    """Return the steps of a job."""
    found: list[dict[str, Any]] = workflow(name)["jobs"][job]["steps"]
    return found


def that_runs(name: str, job: str, command: str) -> dict[str, Any]:
    """Return the one step of a job whose script has a command."""
    (found,) = [step for step in steps(name, job) if command in step.get("run", "")]
    return found


def on_pull_requests() -> list[str]:
    """Return the workflows that changes of strangers start."""
    found = [path.name for path in sorted(WORKFLOWS.iterdir())]
    return [name for name in found if "pull_request" in str(workflow(name)["on"])]


def test_changes_of_strangers_are_looked_at_by_two_workflows() -> None:
    """One for the plans and one for everything; none of them runs in our own name."""
    assert on_pull_requests() == ["ci.yml", "pull-request.yml"]
    assert not [path for path in WORKFLOWS.iterdir() if "pull_request_target" in path.read_text()]


@pytest.mark.parametrize("name", on_pull_requests())
def test_a_pull_request_may_only_read_and_has_no_secrets(name: str) -> None:
    """Neither the workflow nor one of its jobs asks for more, and no token stays on the disk."""
    told = workflow(name)
    assert told["permissions"] == {"contents": "read"}
    assert not [job for job in told["jobs"].values() if "permissions" in job]
    text = (WORKFLOWS / name).read_text("utf-8")
    assert not re.search(r"secrets\b|github\.token|GITHUB_TOKEN", re.sub(r"#.*", "", text))
    checkouts = [
        step
        for job in told["jobs"].values()
        for step in job["steps"]
        if step.get("uses", "").startswith("actions/checkout@")
    ]
    assert checkouts
    assert {step["with"]["persist-credentials"] for step in checkouts} == {"false"}


def test_mistakes_are_shown_beside_their_lines() -> None:
    """The check writes annotations, before anything else can fail."""
    check = that_runs("pull-request.yml", "plans", "make check")
    assert check["run"] == "make check FORMAT=github"
    assert "continue-on-error" not in check


@pytest.mark.parametrize("status", [0, 2])
def test_the_report_of_effects_is_in_the_summary_whatever_the_check_said(
    status: int, tmp_path: Path
) -> None:
    """It is whole when there are mistakes too, and the step fails where the report does."""
    step = that_runs("pull-request.yml", "plans", "effects")
    assert step["if"] == "${{ !cancelled() }}"
    for name, script in {"make": MAKE, "git": GIT}.items():
        (tmp_path / name).write_text(script, "utf-8")
        (tmp_path / name).chmod(0o755)
    variables = {"GITHUB_STEP_SUMMARY": "summary.md", "MADE": str(status), "BASE": "main"}
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"

    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]],  # as GitHub runs a script
        cwd=tmp_path, env=os.environ | variables | {"PATH": path}, check=False,
    )  # fmt: skip

    assert done.returncode == status
    assert (tmp_path / "make.txt").read_text() == "--no-print-directory effects SINCE=abc\n"
    assert (tmp_path / "summary.md").read_text("utf-8").splitlines() == [
        "## What this does to readers' progress",
        "```",
        "Steps since abc:",
        "   1 LOST: readers' ticks would have nowhere to go",
        "```",
    ]


def test_the_branch_and_the_commit_it_left_are_both_there_to_compare() -> None:
    """The whole history is fetched, and the base comes in a variable, not in the script."""
    assert steps("pull-request.yml", "plans")[0]["with"]["fetch-depth"] == "0"
    step = that_runs("pull-request.yml", "plans", "effects")
    assert step["env"] == {"BASE": "${{ github.event.pull_request.base.sha }}"}


@pytest.mark.parametrize("path", sorted(WORKFLOWS.iterdir()), ids=lambda path: path.name)
def test_no_script_has_words_of_a_stranger_in_it(path: Path) -> None:
    """A branch may be called whatever a shell would run; variables are read as they are."""
    jobs = workflow(path.name)["jobs"].values()
    scripts = [step.get("run", "") for job in jobs for step in job["steps"]]
    assert not [script for script in scripts if "${{" in script]


def test_ids_are_recorded_only_of_what_is_published() -> None:
    """On the default branch alone, once the site is in its place."""
    told = workflow("pages.yml")
    record = told["jobs"]["record"]
    assert that_runs("pages.yml", "record", "make record")
    assert record["if"] == "github.ref_name == github.event.repository.default_branch"
    assert record["needs"] == "deploy"
    assert told["jobs"]["deploy"]["needs"] == "build"
    others = [path.name for path in WORKFLOWS.iterdir() if path.name != "pages.yml"]
    assert not [name for name in others if "make record" in (WORKFLOWS / name).read_text("utf-8")]


def test_only_the_record_may_write_to_the_repository() -> None:
    """A workflow gives nothing; each job asks for what it needs."""
    told = workflow("pages.yml")
    assert told["permissions"] == {}
    writing = [
        (name, right)
        for name, job in told["jobs"].items()
        for right, level in job["permissions"].items()
        if level == "write"
    ]
    assert writing == [("deploy", "pages"), ("deploy", "id-token"), ("record", "contents")]


def test_what_is_published_was_tested_and_has_its_pdfs() -> None:
    """All checks first, then the site with its PDFs, then its way to the readers."""
    found = [step.get("run") or step.get("uses", "") for step in steps("pages.yml", "build")]
    order = [found.index("bash .ci/run"), found.index("make pdf")]
    upload = [number for number, said in enumerate(found) if said.startswith("actions/upload-")]
    assert [*order, *upload] == sorted([*order, *upload])
    assert that_runs("pages.yml", "build", "make pdf")["env"]["SITE_URL"]
    assert steps("pages.yml", "build")[upload[0]]["with"]["path"] == "site"


def test_every_push_runs_the_same_as_one_does_at_home() -> None:
    """CI is one script, for pushes and for pull requests."""
    assert that_runs("ci.yml", "test", ".ci/run")["run"] == "bash .ci/run"
    assert set(workflow("ci.yml")["on"]) == {"push", "pull_request"}
