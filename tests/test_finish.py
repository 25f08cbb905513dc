"""What a built site is given at the end: joined files, one policy and a manifest."""

import base64
import hashlib
import json
import random
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from generator.finish.tags import Tag, tags, telling
from generator.pictures import icons
from tests.building import PROJECT, Published, contents, finished
from tests.html_tree import tree

TRICKY = """<!doctype html><HTML lang=en><head><title>a & c</title>
<!-- <script>never()</script> --><script>if (a<b) document.write("<script>x<\\/script>")</script>
<style>p > a::before { content: "</p>" }</style>
<meta content='says "yes" > no' name=bare><script src=a.js defer></script>
<SCRIPT type="application/json">{"a": "<p>"}</SCRIPT ></head>
<body><a href="?a=1&amp;b=2" title="a > b">x</a><br/>
<input disabled value=""><p style="color: red">5 < 6 <!-- unclosed <b>"""


class Known(HTMLParser):
    """The start tags of a page as Python's own parser reads them, with the text in scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[list[Any]] = []
        self.inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.found.append([tag, {name: value or "" for name, value in attrs}, ""])
        self.inside = tag in ("script", "style")

    def handle_endtag(self, _: str) -> None:
        """Note that what comes is no longer in it."""
        self.inside = False

    def handle_data(self, data: str) -> None:
        """Note the text in scripts and styles."""
        if self.inside:
            self.found[-1][2] += data


def known(page: str) -> list[tuple[str, dict[str, str], str]]:
    """Return the tags of a page by Python's parser, with the texts that matter."""
    return [(name, about, text.strip()) for name, about, text in Known(page).found]


def ours(page: str) -> list[tuple[str, dict[str, str], str]]:
    """Return the tags of a page by our reader, with the texts that matter."""
    raw = ("script", "style")
    return [
        (tag.name, dict(tag.attributes), tag.text.strip() if tag.name in raw else "")
        for tag in tags(page)
    ]


@pytest.fixture(scope="module")
def site(published: Published) -> Path:
    """Return the project's own guide."""
    return published.folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, str]:
    """Return the pages of the built site by their paths."""
    return {p: b.decode("utf-8") for p, b in contents(site).items() if p.endswith(".html")}


def test_tags_are_read_as_a_parser_reads_them(pages: dict[str, str]) -> None:
    """Also where a script, a comment or an attribute holds what looks like a tag."""
    for page in (TRICKY.replace("<!-- unclosed <b>", ""), *pages.values()):
        assert ours(page) == known(page)
    assert [tag.name for tag in tags(TRICKY)][-3:] == ["br", "input", "p"]
    texts = "<title>a <b> c</title><textarea><script>text()</script></textarea><p>"
    assert [tag.name for tag in tags(texts)] == ["title", "textarea", "p"]


PIECES = (
    *"<> /x",
    "<p>",
    '<a b="<p">',
    "<p b='>'>",
    '<p style="x">',
    "<Script>",
    "</script>",
    "<!--",
)
PIECES += ("-->", "style", "<title>", "</title >", "<img/>", "<scripty>", ' data-guide-place="a/b"')


def test_tags_that_tell_are_found_among_all_others(pages: dict[str, str]) -> None:
    """Whatever stands around them; they are passed over in stretches, not one by one."""
    chance = random.Random(1)  # noqa: S311  # the same pages each time are wanted
    mixed = ["".join(chance.choices(PIECES, k=chance.randrange(15))) for _ in range(20_000)]
    for page in (TRICKY, *pages.values(), *mixed):
        known = [tag for tag in tags(page) if tag.name in TELLING or said(tag)]
        titles = [tag for tag in known if tag.name == "title"]
        found = [tag for tag in telling(page) if tag.name in TELLING or said(tag)]
        assert found == [tag for tag in known if tag not in titles[1:]], page


TELLING = {"html", "head", "title", "meta", "link", "script", "style", "img", "source"}


def said(tag: Tag) -> set[str]:
    """Return the attributes of a tag that tell something."""
    names = {"style", *(f"data-guide-{name}" for name in ("store", "place", "late-from"))}
    return names & tag.attributes.keys()


def policies(page: str) -> list[str]:
    """Return the policies of a page."""
    return [
        about["content"]
        for name, about, _ in known(page)
        if name == "meta" and about.get("http-equiv") == "Content-Security-Policy"
    ]


def test_one_policy_stands_before_all_that_it_judges(pages: dict[str, str]) -> None:
    """Only the page's encoding comes first, which browsers seek in the first 1024 bytes."""
    found = {path: policies(page) for path, page in pages.items()}

    assert {tuple(policy) for policy in found.values()} == {tuple(found["index.html"])}
    assert len(found["index.html"]) == 1
    for path, page in pages.items():
        names = [(name, sorted(about)[:1]) for name, about, _ in known(page)]
        head = names.index(("head", []))
        expected = [("meta", ["charset"]), ("meta", ["content"])]
        assert names[head + 1 : head + 3] == expected, path
        assert page.count("<meta charset") == 1, path
        assert page.index("<meta charset") < 1000


def test_the_policy_holds_a_hash_of_every_script_in_a_page(pages: dict[str, str]) -> None:
    """And of nothing else: no word allows all that is inline."""
    (policy,) = policies(pages["index.html"])
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
    scripts = {
        text
        for page in pages.values()
        for name, about, text in (tuple(found) for found in Known(page).found)
        if name == "script" and "src" not in about and "json" not in about.get("type", "")
    }
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for text in scripts
    }

    assert rules["default-src"] == "'none'"
    assert len(scripts) > 3
    assert set(rules["script-src"].split()) == {"'self'", *hashes}
    assert "unsafe" not in policy.replace("'unsafe-hashes'", "")


def test_a_style_in_an_attribute_is_allowed_by_its_hash(tmp_path: Path) -> None:
    """A page of another engine may hold some; a handler in an attribute never runs."""
    page = '<html><head></head><body><p style="color: red" onclick="x()">a</p></body></html>'
    (tmp_path / "index.html").write_text(page, "utf-8")

    assert finished(tmp_path).exit_code == 0

    (policy,) = policies((tmp_path / "index.html").read_text("utf-8"))
    digest = base64.b64encode(hashlib.sha256(b"color: red").digest()).decode()
    assert f"style-src-attr 'unsafe-hashes' 'sha256-{digest}'" in policy
    assert "script-src-attr 'none'" in policy


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


def small_site(folder: Path, **files: str) -> Path:
    """Write a site of one page that loads the module `entry`, and return its folder."""
    page = '<html><head></head><body><script type="module" src="entry.mjs"></script></body></html>'
    (folder / "index.html").write_text(page, "utf-8")
    for name, text in files.items():
        (folder / f"{name}.mjs").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {
                "entry": "import one from './one.mjs'\nimport { a } from './one.mjs'\n",
                "one": "export const a = 1\n",
            },
            "cannot join 'import one from",
        ),
        ({"entry": "import { a } from './one.mjs'\n", "one": "export default 1\n"}, "cannot join"),
        ({"entry": "import { a } from './one.mjs'\n", "one": "export let a = 1\n"}, "cannot join"),
        ({"entry": "import { a } from './gone.mjs'\n"}, "gone.mjs, which is not in the site"),
        (
            {
                "entry": "import { a } from './one.mjs'\n",
                "one": "import { b } from './two.mjs'\nexport const a = 1\n",
                "two": "import { a } from './one.mjs'\nexport const b = 1\n",
            },
            "imports itself",
        ),
    ],
    ids=["default-import", "default-export", "let", "missing", "circle"],
)
def test_a_module_that_cannot_be_joined_is_told(
    files: dict[str, str], message: str, tmp_path: Path
) -> None:
    """Rather than joined wrongly."""
    done = finished(small_site(tmp_path, **files))

    assert done.exit_code == 1
    assert message in done.output


def test_a_page_in_another_encoding_is_told(tmp_path: Path) -> None:
    """Its name, in one line, and nothing is changed."""
    site = small_site(tmp_path, entry="")
    page = b"<html><head></head><body>caf\xe9</body></html>"
    (site / "old.html").write_bytes(page)

    done = finished(site)

    assert done.exit_code == 1
    assert done.output == f"Error: {site / 'old.html'} is not in UTF-8\n"
    assert (site / "old.html").read_bytes() == page


def sheets(page: str) -> Iterator[Tag]:
    """Return the links to style sheets of a page."""
    return (tag for tag in tags(page) if tag.attributes.get("rel") == "stylesheet")


def test_neighbouring_style_sheets_are_joined_in_their_order(tmp_path: Path) -> None:
    """A sheet with a condition keeps its link, and so do those of other places."""
    links = ["s/a.css", "s/b.css", "s/print.css", "s/c.css", "https://other.example/d.css"]
    tagged = [f'<link rel="stylesheet" href="{link}">' for link in links]
    tagged[2] = tagged[2].replace(">", ' media="print">')
    (tmp_path / "s").mkdir()
    for name in ("a", "b", "c", "print"):
        (tmp_path / "s" / f"{name}.css").write_text(f".{name} {{}}", "utf-8")
    (tmp_path / "index.html").write_text(f"<html><head>{' '.join(tagged)}</head></html>", "utf-8")

    finished(tmp_path)

    first, *others = [
        tag.attributes["href"] for tag in sheets((tmp_path / "index.html").read_text())
    ]
    assert first.startswith("s/joined.")
    assert (tmp_path / first).read_text("utf-8") == ".a{}\n.b{}\n"
    assert others == links[2:]


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
