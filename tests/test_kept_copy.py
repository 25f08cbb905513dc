"""What a built site has a reader's device keep for when there is no signal."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.building import Published, finished


@pytest.fixture(scope="module")
def site(published: Published) -> Path:
    """Return the project's own guide."""
    return published.folder


class Listed(NamedTuple):
    """What a worker says of the site."""

    version: str
    files: dict[str, str]
    first: list[str] | str
    plans: dict[str, str]


def listed(folder: Path) -> Listed:
    """Return the list in a site's worker."""
    code = (folder / "sw.js").read_text("utf-8")
    said = json.JSONDecoder().raw_decode(code, code.index("{"))[0]
    return Listed(said["version"], said["files"], said["first"], said["plans"])


def test_the_worker_lists_every_page_and_what_it_loads(site: Path) -> None:
    """Each with the hash of its bytes as they are served, and no file that no reader needs."""
    about = listed(site)
    pages = {path.relative_to(site).as_posix(): path for path in site.rglob("*.html")}

    assert pages.keys() <= about.files.keys()
    assert "search/search_index.json" in about.files
    assert any("workers/search" in path for path in about.files)
    assert any(path.endswith("offline.mjs") for path in about.files)
    assert "assets/stylesheets/session.css" in about.files
    assert not any(path.endswith(".map") or "/lunr/" in path for path in about.files)
    assert "sw.js" not in about.files
    for path, digest in about.files.items():
        assert hashlib.sha256((site / path).read_bytes()).hexdigest().startswith(digest), path
    for path, page in pages.items():
        assert f'data-guide-version="{about.version}"' in page.read_text("utf-8"), path


def test_a_small_guide_is_kept_whole_and_of_a_large_one_what_all_need(
    site: Path, tmp_path: Path
) -> None:
    """Pages of plans are left out but for the ones that say what to do when it goes wrong."""
    shutil.copytree(site, tmp_path / "large")
    assert listed(site).first == "all"

    done = finished(tmp_path / "large", "--whole", "1000")

    about = listed(tmp_path / "large")
    assert done.exit_code == 0
    assert about.plans == {"adult-beginner": "plans/adult-beginner/"} | about.plans
    assert about.files.keys() == listed(site).files.keys()
    assert {"index.html", "404.html", "emergency/index.html", "plans/index.html"} <= {*about.first}
    assert not any(path.startswith(tuple(about.plans.values())) for path in about.first)


def test_a_changed_word_makes_a_new_version(site: Path, tmp_path: Path) -> None:
    """Else readers would go on seeing the old page."""
    shutil.copytree(site, tmp_path / "new")
    page = tmp_path / "new" / "about" / "index.html"
    page.write_text(page.read_text("utf-8").replace("</article>", "A word.</article>"), "utf-8")

    finished(tmp_path / "new")

    before, now = listed(site), listed(tmp_path / "new")
    assert now.version != before.version
    same = {path for path, digest in now.files.items() if before.files[path] == digest}
    assert {path for path in now.files.keys() - same if not path.endswith(".html")} == set()


def test_without_a_copy_no_page_names_a_worker(site: Path, tmp_path: Path) -> None:
    """And the worker that is written takes an earlier one away from readers."""
    shutil.copytree(site, tmp_path / "online")

    done = finished(tmp_path / "online", "--no-offline")

    assert "none are kept" in done.output
    worker = (tmp_path / "online" / "sw.js").read_text("utf-8")
    assert "unregister" in worker
    assert "fetch" not in worker
    for page in (tmp_path / "online").rglob("*.html"):
        assert "guide-worker" not in page.read_text("utf-8")
