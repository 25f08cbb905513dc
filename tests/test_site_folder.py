"""The folder of a site: built beside its place, held by one process, and put there whole."""

import os
import shutil
from pathlib import Path

import pytest

from generator import site_folder
from generator.site_folder import IsHeld, SiteFolder
from tests.building import contents, leftovers


@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_site_is_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, can_exchange: bool
) -> None:
    """With one exchange, or two renames where the system cannot."""
    if not can_exchange:
        monkeypatch.setattr(site_folder, "exchange", lambda *_: False)
    for text in ("first", "second"):
        folder = SiteFolder(tmp_path / "some" / "site")
        Path(folder.open(), "index.html").write_text(text, "utf-8")
        folder.publish()
        assert contents(tmp_path) == {"some/site/index.html": text.encode()}
    assert leftovers(tmp_path / "some") == []


def test_the_last_site_comes_back_after_the_first_of_two_renames(tmp_path: Path) -> None:
    """A build that was killed between them costs no reader a page, once the next has begun."""
    (tmp_path / ".site.building" / "old").mkdir(parents=True)
    (tmp_path / ".site.building" / "old" / "index.html").write_text("last", "utf-8")
    folder = SiteFolder(tmp_path / "site")

    folder.open()
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "last"
    folder.discard()
    assert contents(tmp_path) == {"site/index.html": b"last"}


def test_ctrl_c_between_two_renames_costs_no_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the last one, nor what a build that is stopped tidies up."""
    monkeypatch.setattr(site_folder, "exchange", lambda *_: False)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("last", "utf-8")
    folder = SiteFolder(tmp_path / "site")
    Path(folder.open(), "index.html").write_text("next", "utf-8")
    rename = Path.rename

    def stopped(path: Path, to: Path) -> Path:
        if path == folder.new:
            raise KeyboardInterrupt
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", stopped)
    with pytest.raises(KeyboardInterrupt):
        folder.publish()
    folder.discard()
    assert contents(tmp_path) == {"site/index.html": b"last"}


def test_hidden_files_of_the_guide_itself_are_its_newest(tmp_path: Path) -> None:
    """Others at the top of the last site stay."""
    for text, names in (("old", (".well-known/security.txt", ".nojekyll", ".theirs")), ("new", ())):
        folder = SiteFolder(tmp_path / "site")
        folder.open()
        for name in ("index.html", ".well-known/security.txt", ".nojekyll", *names):
            (folder.new / name).parent.mkdir(exist_ok=True)
            (folder.new / name).write_text(text, "utf-8")
        folder.publish()
    assert {name: text.decode() for name, text in contents(tmp_path / "site").items()} == {
        "index.html": "new",
        ".well-known/security.txt": "new",
        ".nojekyll": "new",
        ".theirs": "old",
    }


def test_what_cannot_be_removed_of_a_site_is_put_out_of_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as a folder that a web server made in it: the new site is in its place all the same."""

    def refused(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    for text in ("first", "second", "third"):
        folder = SiteFolder(tmp_path / "site")
        Path(folder.open(), "index.html").write_text(text, "utf-8")
        monkeypatch.setattr(shutil, "rmtree", refused)
        folder.publish()
        monkeypatch.undo()
        assert (tmp_path / "site" / "index.html").read_text("utf-8") == text
    assert leftovers(tmp_path) == [".site.building"]
    assert len(SiteFolder(tmp_path / "site").left()) == 2


def test_one_process_alone_holds_a_place(tmp_path: Path) -> None:
    """Also where the folder is reached by another name."""
    (tmp_path / "site").mkdir()
    (tmp_path / "alias").symlink_to(tmp_path / "site")
    first, second = SiteFolder(tmp_path / "site"), SiteFolder(tmp_path / "alias")
    first.open()

    with pytest.raises(IsHeld):
        second.open()
    second.discard()
    first.discard()
    second.open()
    second.discard()
    assert leftovers(tmp_path) == []


def test_folders_made_for_a_site_go_with_it(tmp_path: Path) -> None:
    """A build that fails leaves no empty folders either."""
    folder = SiteFolder(tmp_path / "some" / "where" / "site")
    folder.open()
    folder.discard()

    assert list(tmp_path.iterdir()) == []


def test_a_system_that_keeps_open_files_is_done_with_its_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows, which has no locks of this kind either, takes away no file that is open."""
    is_open: dict[Path, int] = {}

    def opened(path: Path, *rest: int) -> int:
        is_open[Path(path)] = do_open(path, *rest)
        return is_open[Path(path)]

    def closed(handle: int) -> None:
        for path in [path for path, known in is_open.items() if known == handle]:
            del is_open[path]
        do_close(handle)

    def taken_away(path: Path, missing_ok: bool = False) -> None:
        if path in is_open:
            raise PermissionError(path)
        do_unlink(path, missing_ok=missing_ok)

    do_open, do_close, do_unlink = os.open, os.close, Path.unlink
    monkeypatch.setattr(os, "open", opened)
    monkeypatch.setattr(os, "close", closed)
    monkeypatch.setattr(Path, "unlink", taken_away)
    monkeypatch.setattr(site_folder, "fcntl", None)
    folder = SiteFolder(tmp_path / "site")
    (folder.open() / "index.html").write_text("new", "utf-8")
    folder.publish()

    assert contents(tmp_path) == {"site/index.html": b"new"}
    assert not folder.beside.exists()
