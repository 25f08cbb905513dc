"""What a built site is given at the end: whole pages, a manifest and icons."""

import json
import shutil
from pathlib import Path

import pytest

from generator.pictures import icons
from tests.building import PROJECT, Published, contents, finished, small_site
from tests.html_tree import tree


@pytest.fixture(scope="module")
def site(published: Published) -> Path:
    """Return the project's own guide."""
    return published.folder


def test_to_finish_twice_is_to_finish_once(site: Path, tmp_path: Path) -> None:
    """The build has done it already, so the command changes no byte."""
    shutil.copytree(site, tmp_path / "again")

    done = finished(tmp_path / "again")

    assert done.exit_code == 0
    assert done.output.startswith(f"{len(list(site.rglob('*.html')))} pages finished; ")
    first, second = contents(site), contents(tmp_path / "again")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_a_folder_that_is_no_site_is_told(tmp_path: Path) -> None:
    """In one line, with exit status 1."""
    done = finished(tmp_path)

    assert done.exit_code == 1
    assert done.output == f"Error: {tmp_path} is no built site: there is no index.html in it\n"


def test_a_page_in_another_encoding_is_told(tmp_path: Path) -> None:
    """Its name, in one line, and nothing is changed."""
    site = small_site(tmp_path, entry="")
    page = b"<html><head></head><body>caf\xe9</body></html>"
    (site / "old.html").write_bytes(page)

    done = finished(site)

    assert done.exit_code == 1
    assert done.output == f"Error: {site / 'old.html'} is not in UTF-8\n"
    assert (site / "old.html").read_bytes() == page


def test_the_manifest_tells_a_phone_all_it_needs(site: Path) -> None:
    """Names and pictures for the home screen; pictures are of the size that is said."""
    manifest = json.loads((site / "manifest.webmanifest").read_text("utf-8"))

    assert manifest["name"] == "Harness Training 101"
    assert len(manifest["short_name"]) <= 12
    assert manifest["scope"] == "./"
    assert manifest["display"] == "standalone"
    purposes = {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]}
    assert {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")} <= purposes
    for icon in manifest["icons"]:
        start = (site / icon["src"]).read_bytes()[:24]
        size = "x".join(str(int.from_bytes(start[at : at + 4])) for at in (16, 20))
        assert (start[1:4], size) == (b"PNG", icon["sizes"])


def test_the_icons_are_those_of_the_drawing() -> None:
    """`python -m generator icons` draws them anew after a change of the drawing."""
    folder = PROJECT / "overrides" / "assets" / "images"

    for name, picture in icons((folder / "icon.svg").read_text("utf-8")).items():
        assert (folder / name).read_bytes() == picture, f"run: python -m generator icons ({name})"


THEMES_PAGE = """<html><head><link rel="prev" href="a/"><link rel="next" href="b/"></head><body>
<input class="md-toggle" type="checkbox" id="__drawer" autocomplete="off">
<input class="md-toggle" type="checkbox" id="__search" autocomplete="off">
<label class="md-overlay" for="__drawer" aria-hidden="true"></label>
<label class="md-nav__title" for="__toc">Contents</label>
<a href="./" class="md-nav__link md-nav__link--active">Here</a>
<a class="md-nav__link" href="b/">B</a>
<div class="md-search" data-md-component="search" role="dialog">
<input type="text" class="md-search__input" name="query" aria-label="Search &amp; find"></div>
<label for="mine" aria-hidden="true">Mine</label><input id="mine" autocomplete="off">
</body></html>"""


def test_slips_of_the_theme_are_mended(tmp_path: Path) -> None:
    """Boxes are in a form that is not kept, all has a name, the menu says where one is, and
    Firefox loads no page ahead.
    """
    (tmp_path / "index.html").write_text(THEMES_PAGE, "utf-8")
    (tmp_path / "with.html").write_text(THEMES_PAGE.replace("mine", "__toc"), "utf-8")

    assert finished(tmp_path).exit_code == 0

    page, other = (
        tree((tmp_path / f"{name}.html").read_text("utf-8")) for name in ("index", "with")
    )
    (form,) = page.named("form", autocomplete="off")
    assert list(form.all) == []
    boxes = page.named("input", form=form.attributes["id"])
    assert [box.attributes["id"] for box in boxes] == ["__drawer", "__search"]
    assert not any("autocomplete" in box.attributes for box in boxes)
    assert page.with_id("mine").attributes["autocomplete"] == "off"
    relations = [link.attributes["rel"] for link in page.named("link")]
    assert relations == ["manifest", "prev"]
    labels = {label.text: label.attributes for label in page.named("label")}
    assert labels[""] == {"class": "md-overlay", "for": "__drawer"}
    assert labels["Contents"] == {"class": "md-nav__title"}
    assert labels["Mine"] == {"for": "mine", "aria-hidden": "true"}
    links = {link.text: link.attributes.get("aria-current") for link in page.named("a")}
    assert links == {"Here": "page", "B": None}
    (search,) = page.named("div", role="dialog")
    assert search.attributes["aria-label"] == "Search & find"
    assert {label.attributes["for"] for label in other.named("label")} == {"__drawer", "__toc"}


OF_TABS = """<script>var tab=1;tab.name.startsWith("__tabbed_")</script>"""


def test_only_pages_with_tabs_have_the_script_for_them(tmp_path: Path) -> None:
    """It opens the tab that an address names, and has a hash in every page's policy."""
    tabs = f'<input type="radio" name="__tabbed_1" id="__tabbed_1_1">{OF_TABS}'
    (tmp_path / "index.html").write_text(THEMES_PAGE.replace("</body>", f"{OF_TABS}</body>"))
    (tmp_path / "tabs.html").write_text(THEMES_PAGE.replace("</body>", f"{tabs}</body>"))

    assert finished(tmp_path).exit_code == 0

    assert "__tabbed_" not in (tmp_path / "index.html").read_text("utf-8")
    assert tabs in (tmp_path / "tabs.html").read_text("utf-8")
