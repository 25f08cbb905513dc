"""The lock is enough to set the project up anywhere: whole, hashed and free of addresses."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

PROJECT = Path(__file__).parents[1]
LOCK = (PROJECT / "requirements.lock").read_text("utf-8")
SETTINGS = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))

WANTED = {
    line: Requirement(line)
    for lines in (
        SETTINGS["project"]["dependencies"],
        SETTINGS["build-system"]["requires"],
        *SETTINGS["dependency-groups"].values(),
        *SETTINGS["project"]["optional-dependencies"].values(),
    )
    for line in lines
}

ENTRY = re.compile(
    r"^([A-Za-z0-9._-]+)==(\S+)( ; [^\\\n]+)?((?: \\\n    --hash=\S+)+)$", re.MULTILINE
)
LOCKED = [
    (canonicalize_name(name), Version(version), marker, hashes.split("--hash=")[1:])
    for name, version, marker, hashes in ENTRY.findall(LOCK)
]


def test_the_lock_names_no_address_and_no_path() -> None:
    """Whoever installs it says from where; nothing in it points to one machine or one mirror."""
    said = [line for line in LOCK.splitlines() if not line.startswith("    --hash=")]

    assert [line for line in said if re.search(r"://|@ |--index|--find-links|--extra", line)] == []
    assert [line for line in said if re.search(r"(^|[\s=])(/|~|\.\.?/|[A-Za-z]:\\)", line)] == []


def test_every_line_of_the_lock_is_understood() -> None:
    """Entries, their hashes and comments are all there is."""
    names = re.findall(r"^[^\s#]\S*", LOCK, re.MULTILINE)

    assert len(LOCKED) == len(names) > 40


def test_every_locked_package_has_a_hash() -> None:
    """pip --require-hashes installs all of it, and nothing that was swapped."""
    for name, _, _, hashes in LOCKED:
        assert hashes, name
        for digest in hashes:
            assert re.fullmatch(r"sha256:[0-9a-f]{64}( \\)?\s*", digest), name


@pytest.mark.parametrize("wanted", WANTED.values(), ids=WANTED)
def test_every_dependency_is_locked_within_its_bounds(wanted: Requirement) -> None:
    """What pyproject.toml asks for is in the lock, in a version it allows."""
    found = [version for name, version, _, _ in LOCKED if name == canonicalize_name(wanted.name)]

    assert found, f"{wanted.name} is not in requirements.lock: run make lock"
    assert all(wanted.specifier.contains(version) for version in found)


def test_the_lock_is_for_every_python_and_system() -> None:
    """A package locked twice is locked for cases that exclude each other, such as two Pythons."""
    for name in {name for name, _, _, _ in LOCKED}:
        markers = [marker for other, _, marker, _ in LOCKED if other == name]
        if len(markers) > 1:
            assert all(markers), name
            for version in ("3.11.2", "3.11.9", "3.12.1", "3.13.0", "3.14.0"):
                here = {"python_full_version": version, "python_version": version[:4]}
                fits = [Marker(marker[3:].strip()).evaluate(here) for marker in markers]
                assert fits.count(True) == 1, (name, version)
