"""What all tests share: files that say what is expected, and how to write them anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

Expect = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --refresh, which writes expected files instead of comparing them."""
    help_text = "write the expected messages and pages anew, then read the difference in git"
    parser.addoption("--refresh", action="store_true", help=help_text)


@pytest.fixture
def expect(request: pytest.FixtureRequest) -> Expect:
    """Return a function that compares a text with the file that holds what is expected.

    With `pytest --refresh` it writes the file instead; the difference is for you to judge.
    """

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--refresh"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        assert text == path.read_bytes().decode("utf-8")

    return compare
