"""Tools from npm, for the tests that compare with them."""

from pathlib import Path

import pytest

from tests.pinned_tools import PROJECT, ToolsMissing, from_npm

LANGUAGE_SERVER = PROJECT / "tests" / "language_server"


def modules(pinned: Path = LANGUAGE_SERVER) -> Path:
    """Return the folder of the installed tools; where they cannot be had, the test is skipped."""
    try:
        return from_npm(pinned)
    except ToolsMissing as missing:
        pytest.skip(str(missing))
