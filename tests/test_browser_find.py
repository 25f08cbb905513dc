"""Which browser is found, and what is done, and said, where there is none."""

from pathlib import Path

import pytest

from tests.browser.find import (
    BrowserMissing,
    BrowserPathWrong,
    find_browser,
    find_or_install,
    is_required,
    main,
    usual_places,
)
from tests.machine_story import CHROMIUM, PLAYWRIGHTS, Story

WINDOWLESS = Path("/usr/bin/chromium-headless-shell")
PLAYWRIGHT_INSTALL = "python -m playwright install --no-shell chromium"
PLAYWRIGHT_LIBRARIES = "python -m playwright install-deps chromium"
APT_INSTALL_CHROMIUM = "apt-get install --yes --no-install-recommends chromium"
APT_INSTALL = f"{APT_INSTALL_CHROMIUM} chromium-headless-shell"


def test_browser_path_comes_first() -> None:
    """BROWSER_PATH wins over everything that is installed."""
    mine = Path("/opt/mine")
    machine = Story({mine, PLAYWRIGHTS, CHROMIUM}).machine(env={"BROWSER_PATH": str(mine)})

    assert find_browser(machine) == mine


def test_playwright_comes_before_an_installed_browser() -> None:
    """Playwright's own Chromium is the one its version was tested with."""
    assert find_browser(Story({PLAYWRIGHTS, CHROMIUM}).machine()) == PLAYWRIGHTS


def test_chromium_without_its_window_comes_before_the_one_that_has_one() -> None:
    """It is quicker, and nobody would see the window."""
    assert find_browser(Story({CHROMIUM, WINDOWLESS}).machine()) == WINDOWLESS


@pytest.mark.parametrize("name", ["google-chrome", "chromium", "microsoft-edge"])
def test_an_installed_browser_is_found_by_name(name: str) -> None:
    """Chrome, Chromium and Edge are found on PATH."""
    browser = Path("/usr/bin", name)

    assert find_browser(Story({browser}).machine()) == browser


def test_a_machine_without_playwright_still_finds_an_installed_browser() -> None:
    """Playwright's answer may be that it does not know."""
    machine = Story({CHROMIUM}).machine(playwright_browser=lambda: None)

    assert find_browser(machine) == CHROMIUM


def test_macos_and_windows_keep_browsers_off_the_path() -> None:
    """The usual places are searched on macOS and Windows, and nowhere else."""
    story = Story()
    windows_env = {"ProgramFiles": r"C:\Program Files"}
    mac = [str(path) for path in usual_places(story.machine(system="darwin"))]
    windows = [str(p) for p in usual_places(story.machine(system="win32", env=windows_env))]

    assert "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" in mac
    assert "/home/ada/Applications/Chromium.app/Contents/MacOS/Chromium" in mac
    assert r"C:\Program Files\Microsoft\Edge\Application\msedge.exe" in windows
    assert not list(usual_places(story.machine()))


def test_a_browser_in_a_usual_place_is_found() -> None:
    """What the usual places name is tried as anything else is."""
    edge = Path("/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge")

    assert find_browser(Story({edge}).machine(system="darwin")) == edge


def test_a_wrong_browser_path_is_an_error_even_where_others_work() -> None:
    """A mistaken BROWSER_PATH is never passed over in silence."""
    machine = Story({CHROMIUM}).machine(env={"BROWSER_PATH": "/nowhere/chrome"})

    with pytest.raises(BrowserPathWrong) as caught:
        find_browser(machine)

    assert str(caught.value) == (
        "BROWSER_PATH: '/nowhere/chrome' does not exist; "
        "name a Chrome, Chromium or Edge, for example BROWSER_PATH=/usr/bin/chromium"
    )


def test_no_browser_is_told_in_one_line() -> None:
    """The line says where was looked and what to do; the browser tests skip with it."""
    with pytest.raises(BrowserMissing) as caught:
        find_browser(Story().machine())

    assert str(caught.value) == (
        "No browser for the browser tests: BROWSER_PATH is not set, Playwright's own is not "
        "there or does not start, no Chrome, Chromium or Edge was found, and none was installed. "
        "Install one of them, or run: python -m playwright install chromium"
    )


def test_nothing_is_installed_where_a_browser_is_found() -> None:
    """Installing is for machines without a browser."""
    story = Story({CHROMIUM})

    assert find_or_install(story.machine(), story.said.append) == CHROMIUM
    assert story.commands == []
    assert story.said == []


def test_playwrights_own_is_installed_first() -> None:
    """Where there is no browser, Playwright brings one, and that is enough."""
    story = Story(brings={PLAYWRIGHT_INSTALL: PLAYWRIGHTS})
    machine = story.machine(is_debian=True, is_root=True)

    assert find_or_install(machine, story.said.append) == PLAYWRIGHTS
    assert story.commands == [PLAYWRIGHT_INSTALL]
    assert "\n".join(story.said) == (
        "No browser found: downloading Playwright's Chromium for the tests "
        "(BROWSER_INSTALL=no forbids it)."
    )


def test_root_on_debian_gets_the_distributions_chromium_next() -> None:
    """apt-get is said before it is used, and used only once Playwright has failed."""
    story = Story(brings={APT_INSTALL: WINDOWLESS})
    machine = story.machine(is_debian=True, is_root=True)

    assert find_or_install(machine, story.said.append) == WINDOWLESS
    assert story.commands == [PLAYWRIGHT_INSTALL, "apt-get update", APT_INSTALL]
    assert story.said[1:] == [
        "That did not work: the network is down",
        "Installing this system's own package 'chromium' with apt-get.",
    ]


def test_a_distribution_without_the_windowless_one_gets_chromium_alone() -> None:
    """Not every system packs the two apart."""
    story = Story(brings={APT_INSTALL_CHROMIUM: CHROMIUM})
    machine = story.machine(is_debian=True, is_root=True)

    assert find_or_install(machine, story.said.append) == CHROMIUM
    assert story.commands[-2:] == [APT_INSTALL, APT_INSTALL_CHROMIUM]
    assert story.said[-1].startswith("The same without 'chromium-headless-shell'")


def test_root_on_debian_completes_a_playwright_browser_that_lacks_libraries(
    tmp_path: Path,
) -> None:
    """A download that is there but does not start needs libraries, not a second browser."""
    downloaded = tmp_path / "chrome"
    downloaded.touch()
    story = Story(brings={PLAYWRIGHT_INSTALL: Path("/half"), PLAYWRIGHT_LIBRARIES: downloaded})
    machine = story.machine(is_debian=True, is_root=True, playwright_browser=lambda: downloaded)

    assert find_or_install(machine, story.said.append) == downloaded
    assert story.commands == [PLAYWRIGHT_INSTALL, PLAYWRIGHT_LIBRARIES]
    assert story.said[1] == "That worked, but no browser starts yet."


@pytest.mark.parametrize(("is_debian", "is_root"), [(True, False), (False, True)])
def test_apt_is_for_root_on_debian_alone(*, is_debian: bool, is_root: bool) -> None:
    """Nobody else is asked for more than Playwright's own."""
    story = Story()

    with pytest.raises(BrowserMissing):
        find_or_install(story.machine(is_debian=is_debian, is_root=is_root), story.said.append)

    assert story.commands == [PLAYWRIGHT_INSTALL]


def test_browser_install_no_forbids_everything() -> None:
    """BROWSER_INSTALL=no installs nothing, and the line says so."""
    story = Story(brings={PLAYWRIGHT_INSTALL: PLAYWRIGHTS})
    machine = story.machine(is_debian=True, is_root=True, env={"BROWSER_INSTALL": "no"})

    with pytest.raises(BrowserMissing, match="BROWSER_INSTALL=no forbids installing one"):
        find_or_install(machine, story.said.append)

    assert story.commands == []


@pytest.mark.parametrize(
    ("env", "code"),
    [({}, 0), ({"CI": "true"}, 1), ({"BROWSER_PATH": "/nowhere"}, 2)],
    ids=["a person's machine", "CI", "wrong BROWSER_PATH"],
)
def test_the_command_fails_where_a_browser_is_a_must(env: dict[str, str], code: int) -> None:
    """No browser lets the tests go on and skip, but not under CI=true; a mistake never does."""
    story = Story()

    assert main(["--install"], story.machine(env=env), story.said.append) == code
    assert "\n" not in story.said[-1]


def test_the_command_names_the_browser() -> None:
    """A person sees which browser the tests use; without --install nothing is installed."""
    story = Story({CHROMIUM})

    assert main([], story.machine(), story.said.append) == 0
    assert story.said == ["Browser: /usr/bin/chromium"]
    assert main([], Story().machine(), story.said.append) == 0
    assert story.commands == []


@pytest.mark.parametrize(("value", "expected"), [("true", True), ("", False), ("false", False)])
def test_ci_makes_a_browser_a_must(value: str, *, expected: bool) -> None:
    """CI=true is what hosted runners set."""
    assert is_required(Story().machine(env={"CI": value})) is expected
