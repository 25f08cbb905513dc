"""Which Firefox is found for the second engine's tests, and what is done where there is none."""

from pathlib import Path

import pytest

from tests.browser.bridge import COLOURS, DOWNLOADS, completed
from tests.browser.find import BrowserMissing, BrowserPathWrong
from tests.browser.firefox import find_firefox, find_or_install, is_firefox_required, main
from tests.machine_story import CHROMIUM, Story

ESR = Path("/usr/bin/firefox-esr")
RELEASE = Path("/usr/bin/firefox")
APT_INSTALL = "apt-get install --yes --no-install-recommends firefox-esr"


def test_the_one_that_is_named_comes_first_then_the_one_kept_long() -> None:
    """FIREFOX_PATH wins; a browser of another engine is none."""
    mine = Path("/opt/mine")

    named = Story({mine, ESR}).machine(env={"FIREFOX_PATH": str(mine)})
    assert find_firefox(named) == mine
    assert find_firefox(Story({RELEASE, ESR}).machine()) == ESR
    assert find_firefox(Story({RELEASE, CHROMIUM}).machine()) == RELEASE
    mac = Path("/Applications/Firefox.app/Contents/MacOS/firefox")
    assert find_firefox(Story({mac}).machine(system="darwin")) == mac
    with pytest.raises(BrowserMissing):
        find_firefox(Story({CHROMIUM}).machine())


def test_a_wrong_path_is_an_error_even_where_another_works() -> None:
    """A mistake is never passed over in silence."""
    story = Story({ESR})
    machine = story.machine(env={"FIREFOX_PATH": "/nowhere/firefox"})

    with pytest.raises(BrowserPathWrong, match="'/nowhere/firefox' does not exist; name a Fire"):
        find_firefox(machine)
    assert main([], machine, story.said.append) == 2


def test_root_on_debian_gets_it_and_is_told_first() -> None:
    """Nothing is installed where it is found, or where somebody else's password is needed."""
    story = Story(brings={APT_INSTALL: ESR})

    found = find_or_install(story.machine(is_debian=True, is_root=True), story.said.append)

    assert found == ESR
    assert story.commands == ["apt-get update", APT_INSTALL]
    (line,) = story.said
    assert line == (
        "No Firefox found for the second engine's tests: installing this system's own package "
        "'firefox-esr' with apt-get (BROWSER_INSTALL=no forbids it)."
    )
    assert find_or_install(story.machine(), story.said.append) == ESR
    assert len(story.said) == 1


@pytest.mark.parametrize(
    ("is_debian", "is_root", "env"),
    [(False, True, {}), (True, False, {}), (True, True, {"BROWSER_INSTALL": "no"})],
)
def test_where_it_may_not_be_installed_one_line_says_so(
    *, is_debian: bool, is_root: bool, env: dict[str, str]
) -> None:
    """The tests are skipped with it, also in CI, which could do nothing about it."""
    story = Story(brings={APT_INSTALL: ESR})
    machine = story.machine(is_debian=is_debian, is_root=is_root, env={**env, "CI": "true"})

    assert main(["--install"], machine, story.said.append) == 0
    assert story.commands == []
    assert not is_firefox_required(machine)
    why = "BROWSER_INSTALL=no forbids installing it" if env else "it was not installed"
    (line,) = story.said
    assert line == (
        "No Firefox for the second engine's tests: FIREFOX_PATH is not set, no firefox-esr or "
        f"firefox that starts was found, and {why}. Install Firefox to run them."
    )


def test_ci_fails_where_it_could_have_been_installed() -> None:
    """A person's machine goes on without it."""
    story = Story()
    machine = story.machine(is_debian=True, is_root=True, env={"CI": "true"})

    assert is_firefox_required(machine)
    assert main(["--install"], machine, story.said.append) == 1
    assert "That did not work: the network is down" in story.said
    assert main(["--install"], story.machine(is_debian=True, is_root=True), print) == 0
    assert main([], Story({ESR}).machine(), story.said.append) == 0
    assert story.said[-1] == f"Browser: {ESR}"


def test_what_a_long_kept_version_does_not_say_is_made_up_for() -> None:
    """The one command it does not know is answered, downloads have ids, and no more is changed."""
    unknown = {"type": "error", "id": 7, "error": "unknown command", "message": COLOURS}
    other = {**unknown, "id": 8}
    refused = {**unknown, "error": "invalid argument"}
    about = {"context": "c", "navigation": None, "url": "blob:1"}

    assert completed(unknown, {7}) == {"type": "success", "id": 7, "result": {}}
    assert completed(dict(other), {7}) == other
    assert completed(dict(refused), {7}) == refused
    for event in DOWNLOADS:
        said = completed({"type": "event", "method": event, "params": dict(about)}, set())
        assert said["params"] == {**about, "download": "blob:1"}
    newer = {"method": DOWNLOADS[0], "params": {**about, "download": "d1"}}
    assert completed(newer, set())["params"]["download"] == "d1"
