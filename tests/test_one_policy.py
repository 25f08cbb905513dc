"""A built site has one policy, which allows what is in its pages by hashes and nothing else."""

import base64
import hashlib
from pathlib import Path
from typing import Any

import pytest

from tests.building import finished
from tests.html_tags import Known


@pytest.fixture(scope="module")
def tags(published_pages: dict[str, str]) -> dict[str, list[list[Any]]]:
    """Return the start tags of the pages of the project's own guide, each with its text."""
    return {path: Known(page).found for path, page in published_pages.items()}


def policies(tags: list[list[Any]]) -> list[str]:
    """Return the policies among the tags of a page."""
    return [
        about["content"]
        for name, about, _ in tags
        if name == "meta" and about.get("http-equiv") == "Content-Security-Policy"
    ]


def test_one_policy_stands_before_all_that_it_judges(
    published_pages: dict[str, str], tags: dict[str, list[list[Any]]]
) -> None:
    """Only the page's encoding comes first, which browsers seek in the first 1024 bytes."""
    found = {path: policies(tags[path]) for path in published_pages}

    assert {tuple(policy) for policy in found.values()} == {tuple(found["index.html"])}
    assert len(found["index.html"]) == 1
    for path, page in published_pages.items():
        names = [(name, sorted(about)[:1]) for name, about, _ in tags[path]]
        head = names.index(("head", []))
        expected = [("meta", ["charset"]), ("meta", ["content"])]
        assert names[head + 1 : head + 3] == expected, path
        assert page.count("<meta charset") == 1, path
        assert page.index("<meta charset") < 1000


def test_the_policy_holds_a_hash_of_every_script_in_a_page(
    tags: dict[str, list[list[Any]]],
) -> None:
    """And of nothing else: no word allows all that is inline."""
    (policy,) = policies(tags["index.html"])
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
    scripts = {
        text
        for found in tags.values()
        for name, about, text in found
        if name == "script" and "src" not in about and "json" not in about.get("type", "")
    }
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for text in scripts
    }

    assert rules["default-src"] == "'none'"
    assert len(scripts) > 3
    assert set(rules["script-src"].split()) == {"'self'", *hashes}
    assert "unsafe" not in policy.replace("'unsafe-hashes'", "")


def test_a_style_in_an_attribute_is_allowed_by_its_hash(tmp_path: Path) -> None:
    """A page of another engine may hold some; a handler in an attribute never runs."""
    page = '<html><head></head><body><p style="color: red" onclick="x()">a</p></body></html>'
    (tmp_path / "index.html").write_text(page, "utf-8")

    assert finished(tmp_path).exit_code == 0

    (policy,) = policies(Known((tmp_path / "index.html").read_text("utf-8")).found)
    digest = base64.b64encode(hashlib.sha256(b"color: red").digest()).decode()
    assert f"style-src-attr 'unsafe-hashes' 'sha256-{digest}'" in policy
    assert "script-src-attr 'none'" in policy
