"""The large corpora, which are no part of the project."""

import json
import os
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


def corpus(name: str) -> Path:
    """Return a file or a folder of the corpora; the test is skipped where it is missing."""
    home = os.environ.get("TEST_CORPORA") or PROJECT.parent / "shared" / "corpora"
    path = Path(home, name)
    if not path.exists():
        pytest.skip(f"there is no {path}; TEST_CORPORA may name the folder of corpora")
    return path


def yaml_files() -> list[Path]:
    """Return every document of yaml-test-suite and of PyYAML's legacy data."""
    suite, legacy = corpus("yaml/yaml-test-suite"), corpus("yaml/pyyaml-legacy")
    found = [*suite.glob("*.yaml"), *(path for path in legacy.iterdir() if path.name != "LICENSE")]
    return sorted(found)


def naughty_strings() -> list[str]:
    """Return the Big List of Naughty Strings."""
    texts: list[str] = json.loads(corpus("blns/blns.json").read_text("utf-8"))
    return texts
