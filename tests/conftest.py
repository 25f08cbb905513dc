"""What all tests share: files that say what is expected, and how to write them anew."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.find import is_required
from tests.building import Published, contents, published_once
from tests.rebuilding import build
from tests.second_guide import made

Expect = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --refresh, which writes expected files instead of comparing them."""
    help_text = "write the expected messages and pages anew, then read the difference in git"
    parser.addoption("--refresh", action="store_true", help=help_text)


def pytest_xdist_auto_num_workers() -> int:
    """Return how many workers `-n auto` means: two more than cores, for tests often wait."""
    return (os.cpu_count() or 1) + 2


SLOW = ("test_serve", "test_site", "test_offline", "test_print", "test_promises")
WITH_OTHER_PROCESSES = ("test_serve", "test_side_by_side", "test_whole_site", "test_noticing")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that none is left alone at the end.

    In CI, on machines that others load, what waits for a browser or another process is tried once
    more when it fails. The summary names it as RERUN: it is a race, and somebody's to mend.
    """
    items.sort(key=lambda item: item.path.stem not in SLOW)
    for item in items:
        races = item.get_closest_marker("browser") or item.path.stem in WITH_OTHER_PROCESSES
        if races and is_required():
            item.add_marker(pytest.mark.flaky(reruns=1))


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


@pytest.fixture(scope="session")
def published(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Published:
    """Return the project's own guide, built once for all tests that only read it."""
    base = tmp_path_factory.getbasetemp()
    return published_once(base.parent if hasattr(request.config, "workerinput") else base)


@pytest.fixture(scope="session")
def published_pages(published: Published) -> dict[str, str]:
    """Return the pages of the project's own guide by their paths."""
    files = contents(published.folder)
    return {path: data.decode("utf-8") for path, data in files.items() if path.endswith(".html")}


@pytest.fixture(scope="session")
def small_guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small guide in a folder of its own, with its site beside it; never to be changed."""
    guide = made(tmp_path_factory.mktemp("built") / "guide")
    assert build(guide).returncode == 0
    return guide
