"""The guide built by Zensical is the guide: every difference that remains is listed here."""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator.site_settings import whole_settings
from tests.building import PROJECT, Done, build, contents, copy_of_the_project, run
from tests.html_tree import Element, tree
from tests.second_guide import made

ADDRESS = "https://run.example/some/where/"
ADDRESSES = {"SITE_URL": ADDRESS, "REPO_URL": "https://git.example/group/run"}

FILES_OF_ONE_ENGINE = {
    r"assets/javascripts/(bundle|workers/search)\.\w+\.min\.js(\.map)?": "each theme has its own",
    r"assets/javascripts/(lunr/.*|LICENSE)": "languages of one search, the licence of another",
    r"assets/stylesheets/joined\.\w+\.css": "the theme's styles and ours in one file",
    r"assets/stylesheets/(classic/|modern/)?(main|palette)\.\w+\.min\.css(\.map)?": "likewise",
    r"search/search_index\.json|search\.json": "each search has its own index",
    r"assets/\w+\.late\.txt": "named by their bytes, and the links in them are written otherwise",
    r"sitemap\.xml\.gz": "Zensical does not compress the sitemap",
}
"""Files that one engine alone makes, as patterns, each with its reason."""

ATTRIBUTES_OF_ONE_ENGINE = {
    "generator": "each names itself",
}
IDS_OF_ONE_ENGINE = {
    "__skip": "Zensical's link past the navigation leads to a place of its own",
}
MARKS_OF_ONE_ENGINE = {
    "data-search-exclude": "Zensical takes the mark off once its search has heeded it",
}
LINKS = {"canonical", "icon"}


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the second guide."""
    return made(tmp_path_factory.mktemp("guides") / "couch-to-5k")


@pytest.fixture(scope="module")
def sites(guide: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Build it with MkDocs, and with Zensical where MkDocs cannot be imported."""
    folder = tmp_path_factory.mktemp("sites")
    build(folder / "mkdocs", "--config-file", guide / "mkdocs.yml", **ADDRESSES)
    done = zensical(guide, folder / "zensical", **without_mkdocs(folder))
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "mkdocs", folder / "zensical"


def without_mkdocs(folder: Path) -> dict[str, str]:
    """Return variables with which neither MkDocs nor its theme can be imported."""
    for name in ("mkdocs", "material"):
        shim = folder / "without" / name / "__init__.py"
        shim.parent.mkdir(parents=True)
        shim.write_text(f"raise ImportError('{name} is not here')\n", "utf-8")
    return {**ADDRESSES, "PYTHONPATH": str(folder / "without")}


def zensical(guide: Path, site: Path, project: Path = PROJECT, /, **variables: str) -> Done:
    """Build a guide with Zensical, as `make build ENGINE=zensical` does."""
    words = ("build", "--engine", "zensical", "--guide", guide, "--site", site)
    return run(sys.executable, "-m", "generator", *words, at=project, **variables)


slow = pytest.mark.all


def test_settings_keep_every_sign(tmp_path: Path) -> None:
    """Also those that JSON writes in two halves."""
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: A guide\n", "utf-8")
    text = whole_settings(config, {"extra": {"word": "a 🐈"}})
    assert yaml.safe_load(text)["extra"]["word"] == "a 🐈"
    text.encode("utf-8")


@slow
def test_moving_for_good_takes_the_steps_that_are_written_down(
    sites: tuple[Path, Path], tmp_path: Path
) -> None:
    """Without the modules that the page names, the same site is built, byte for byte."""
    written = (PROJECT / "docs" / "next-engine.md").read_text("utf-8")
    step = next(line for line in written.splitlines() if line.startswith("3. Delete"))
    gone = re.findall(r"`(\w+\.py)`", step)
    assert len(gone) > 5
    project = copy_of_the_project(tmp_path / "project")
    for name in gone:
        (project / "generator" / name).unlink()
    left = "\n".join(path.read_text("utf-8") for path in (project / "generator").rglob("*.py"))
    assert not re.search(r"^\s*(?:from|import) (?:mkdocs|material)\b", left, re.MULTILINE)
    guide = made(project / "guide")

    done = zensical(guide, tmp_path / "site", project, **without_mkdocs(tmp_path))

    assert done.returncode == 0, done.stdout + done.stderr
    before, after = contents(sites[1]), contents(tmp_path / "site")
    assert sorted(before) == sorted(after)
    assert [name for name in before if before[name] != after[name]] == []


@slow
def test_the_same_addresses_and_files(sites: tuple[Path, Path]) -> None:
    """Links, printed codes and bookmarks lead to the same pages, whichever engine made them."""
    ours, theirs = (set(contents(site)) for site in sites)

    assert {name for name in ours if name.endswith(".html")} == {
        name for name in theirs if name.endswith(".html")
    }
    reasons = [re.compile(pattern) for pattern in FILES_OF_ONE_ENGINE]
    assert [n for n in ours ^ theirs if not any(r.fullmatch(n) for r in reasons)] == []


@slow
def test_each_listed_difference_is_there(sites: tuple[Path, Path]) -> None:
    """The list holds nothing that has become the same."""
    ours, theirs = (set(contents(site)) for site in sites)
    for pattern in FILES_OF_ONE_ENGINE:
        assert any(re.fullmatch(pattern, name) for name in ours ^ theirs), pattern


@slow
def test_own_files_are_the_same_bytes(sites: tuple[Path, Path]) -> None:
    """Scripts, styles and pictures of ours are not touched by an engine."""
    ours, theirs = (contents(site) for site in sites)
    both = {name for name in ours.keys() & theirs.keys() if name.startswith("assets/")}

    assert [name for name in both if ours[name] != theirs[name]] == []
    assert "assets/javascripts/guide.mjs" in both


def said(page: Element) -> str:
    """Return the words of a page's own part."""
    (content,) = page.of_class("md-content__inner")
    return " ".join(content.text.split())


def ids(page: Element) -> list[str]:
    """Return all ids of a page in their order, but for those listed above."""
    found = (one.attributes.get("id", "") for one in page.all)
    return [name for name in found if name and name not in IDS_OF_ONE_ENGINE]


def menu(page: Element) -> list[str]:
    """Return where the menu leads, in its order."""
    links = [link for link in page.of_class("md-nav__link") if "href" in link.attributes]
    return [" ".join(link.text.split()) for link in links]


def inputs(page: Element) -> list[dict[str, str]]:
    """Return every box to tick or to fill in, with all that scripts know it by."""
    (content,) = page.of_class("md-content__inner")
    found = (box.attributes for box in content.named("input", "select", "button"))
    return [{k: v for k, v in one.items() if k not in MARKS_OF_ONE_ENGINE} for one in found]


def head(page: Element) -> dict[str, str]:
    """Return what a page says of itself to search engines."""
    links = [one.attributes for one in page.named("link")]
    found = {link["rel"]: link["href"].removeprefix("./") for link in links if link["rel"] in LINKS}
    names = [one for one in page.named("meta") if "name" in one.attributes]
    found |= {one.attributes["name"]: one.attributes["content"].removeprefix("./") for one in names}
    found["title"] = page.named("title")[0].text
    return {name: what for name, what in found.items() if name not in ATTRIBUTES_OF_ONE_ENGINE}


def edit(page: Element) -> list[str]:
    """Return where the edit button leads."""
    return [one.attributes["href"] for one in page.of_class("md-content__button")]


@slow
@pytest.mark.parametrize(
    "part", [said, ids, menu, inputs, head, edit], ids=lambda part: part.__name__
)
def test_pages_are_the_same(sites: tuple[Path, Path], part: Callable[[Element], object]) -> None:
    """Words, ids, boxes, titles, addresses and edit buttons: what a reader has and keeps."""
    pages = [path.relative_to(sites[0]) for path in sites[0].rglob("index.html")]
    for path in pages:
        texts = [(site / path).read_text("utf-8") for site in sites]
        if all('http-equiv="refresh"' in text for text in texts):  # an address of before
            continue
        first, second = map(tree, texts)
        assert part(first) == part(second), path
    assert len(pages) > 6


@slow
def test_the_search_finds_steps(sites: tuple[Path, Path]) -> None:
    """Both searches have an entry for every step, at the same address."""
    first = json.loads((sites[0] / "search" / "search_index.json").read_text("utf-8"))["docs"]
    second = json.loads((sites[1] / "search.json").read_text("utf-8"))["items"]
    ours = {entry["location"] for entry in first if "#step-" in entry["location"]}
    theirs = {entry["location"] for entry in second if "#step-" in entry["location"]}

    assert len(ours) > 3
    assert ours == theirs


@slow
def test_a_failed_build_leaves_the_last_site(guide: Path, tmp_path: Path) -> None:
    """As with MkDocs: one sentence, exit 1, and every byte as it was."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("the last site", "utf-8")
    page = guide / "content" / "signs.md"
    text = page.read_text("utf-8")
    page.write_text(f"---\ntemplate: nowhere.html\n---\n{text}", "utf-8")
    done = zensical(guide, site)
    page.write_text(text, "utf-8")

    assert done.returncode == 1
    assert done.stderr.startswith("Error: Zensical did not build every page: ")
    assert "nowhere.html" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(tmp_path) == {"site/index.html": b"the last site"}


@slow
@pytest.mark.parametrize("offline", [True, False])
def test_the_setting_for_no_copy_is_heeded(guide: Path, tmp_path: Path, *, offline: bool) -> None:
    """With `offline: false` a worker is published that takes itself away, as MkDocs does it."""
    config = guide / "mkdocs.yml"
    text = config.read_text("utf-8")
    plugins = f"\nplugins:\n  - search\n  - staged-plans:\n      offline: {str(offline).lower()}\n"
    config.write_text(text + plugins, "utf-8")
    done = zensical(guide, tmp_path / "zensical")
    build(tmp_path / "mkdocs", "--config-file", config)
    config.write_text(text, "utf-8")

    assert done.returncode == 0, done.stderr
    workers = [(tmp_path / name / "sw.js").read_text("utf-8") for name in ("mkdocs", "zensical")]
    assert ["caches.match" in worker for worker in workers] == [offline, offline]


def test_a_place_of_something_else_is_refused(guide: Path) -> None:
    """Before anything is built."""
    done = zensical(guide, guide / "plans")

    assert done.returncode == 1
    assert "which it is made from" in done.stderr
