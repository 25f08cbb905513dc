"""Pango is installed for the tests of PDFs only where that may be done."""

import pytest

from generator.printer import CannotPrint
from tests import pango
from tests.machine_story import Story


@pytest.fixture
def without_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a machine on which nothing can be printed."""

    def ensure() -> None:
        raise CannotPrint("PDFs need Pango.")

    monkeypatch.setattr(pango, "ensure", ensure)


@pytest.mark.usefixtures("without_pango")
@pytest.mark.parametrize(("is_debian", "is_root"), [(True, False), (False, True)])
def test_nothing_is_installed_on_machines_of_people(*, is_debian: bool, is_root: bool) -> None:
    story = Story()
    pango.main(story.machine(is_debian=is_debian, is_root=is_root), story.said.append)
    assert (story.commands, story.said) == ([], ["PDFs need Pango."])


@pytest.mark.usefixtures("without_pango")
def test_on_debian_root_gets_it() -> None:
    """And what goes wrong is said."""
    story = Story()
    pango.main(story.machine(is_debian=True, is_root=True), story.said.append)
    assert [line.split()[:2] for line in story.commands] == [
        ["apt-get", "update"],
        ["apt-get", "install"],
    ]
    assert story.said[-1] == "That did not work: the network is down"


@pytest.mark.usefixtures("without_pango")
def test_it_is_a_must_under_ci_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="need Pango"):
        pango.require()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="need Pango"):
        pango.require()
