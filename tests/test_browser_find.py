"""Which browser is found, and what is done, and said, where there is none."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
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
from tests.browser.machine import Machine, is_debian, run, starts

PLAYWRIGHTS = Path("/cache/ms-playwright/chrome")
CHROMIUM = Path("/usr/bin/chromium")
WINDOWLESS = Path("/usr/bin/chromium-headless-shell")


@dataclass
class Story:
    """A machine made up for a test: the browsers that start, and what installing brings."""

    working: set[Path] = field(default_factory=set)
    brings: dict[str, Path] = field(default_factory=dict)
    commands: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def machine(self, **changes: object) -> Machine:
        machine = Machine(
            env={},
            system="linux",
            home="/home/ada",
            is_debian=False,
            is_root=False,
            find_program=self.find_program,
            starts=self.working.__contains__,
            playwright_browser=lambda: PLAYWRIGHTS,
            run=self.run,
        )
        return replace(machine, **changes)  # type: ignore[arg-type]  # each test knows its fields

    def find_program(self, name: str) -> str | None:
        found = [str(path) for path in self.working if path.name == name]
        return found[0] if found else None

    def run(self, command: Sequence[str]) -> str:
        line = " ".join(command).replace(sys.executable, "python")
        self.commands.append(line)
        if line == "apt-get update":
            return ""
        if line not in self.brings:
            return "the network is down"
        self.working.add(self.brings[line])
        return ""


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ID=debian\n", True),
        ('ID=ubuntu\nID_LIKE="debian"\n', True),
        ('ID=pop\nID_LIKE="ubuntu debian"\n', True),
        ('ID="fedora"\n', False),
        ("", False),
    ],
)
def test_debian_is_told_by_its_os_release(tmp_path: Path, text: str, *, expected: bool) -> None:
    """Debian, Ubuntu and their descendants say so in ID or ID_LIKE."""
    os_release = tmp_path / "os-release"
    os_release.write_text(text, "utf-8")

    assert is_debian(os_release) is expected
    assert not is_debian(tmp_path / "none")


@pytest.fixture
def script(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that writes an executable shell script and returns its path."""

    def write(body: str) -> Path:
        path = tmp_path / "a browser"
        path.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
        path.chmod(0o755)
        return path

    return write


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in browser is a shell script")
def test_a_browser_that_does_not_start_is_no_browser(script: Callable[[str], Path]) -> None:
    """A file may be there and yet lack its libraries, or be the stub of a missing snap."""
    assert starts(script("echo Chromium 1"))
    assert not starts(script("exit 127"))
    assert not starts(Path("/nowhere"))


@pytest.mark.skipif(sys.platform == "win32", reason="the commands are a shell's")
@pytest.mark.parametrize(
    ("command", "problem"),
    [
        ("true", ""),
        ("exit 3", "exit code 3"),
        ("echo first; echo last; exit 1", "last"),
        ("echo 'E: no such package'; echo bye; exit 1", "E: no such package"),
        ("sleep 60", "stopped after 0.2 seconds"),
    ],
)
def test_a_failed_command_gives_its_reason_in_one_line(command: str, problem: str) -> None:
    """What went wrong is one line, whatever the command printed; a hang is cut short."""
    assert run(["sh", "-c", command], seconds=30 if problem[:4] != "stop" else 0.2) == problem


def test_a_command_that_is_not_there_gives_its_reason() -> None:
    """A missing program is a reason like any other."""
    assert run(["no-such-program"]) == "no-such-program: No such file or directory"
