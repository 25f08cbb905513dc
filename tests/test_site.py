"""The built site: what leads where, which addresses it has, and what it is without them."""

from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.building import ADDRESS, REPOSITORY, Published, build
from tests.built_site import PLACES, PLANS, Site, parsed
from tests.html_tree import Element, tree
from tests.second_guide import made


@pytest.fixture(scope="module")
def site(published: Published) -> Site:
    """Return the guide as it is published."""
    return parsed(*published)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build the guide as a fresh clone does, with no address set."""
    folder = tmp_path_factory.mktemp("bare")
    return parsed(folder, build(folder).stderr)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build the second guide with no address set."""
    folder = tmp_path_factory.mktemp("small")
    guide = made(folder / "guide")
    site = folder / "site"
    return parsed(site, build(site, "--config-file", guide / "mkdocs.yml").stderr)


@pytest.fixture(params=["site", "small", pytest.param("bare", marks=pytest.mark.all)])
def either(request: pytest.FixtureRequest) -> Site:
    """Return the site with addresses, then those without."""
    found: Site = request.getfixturevalue(request.param)
    return found


def references(page: Element) -> Iterator[str]:
    """Return everything a page links to or loads."""
    for element in page.all:
        for name in ("href", "src", "action", "poster", "data-guide-href"):
            if name in element.attributes:
                yield element.attributes[name]


def test_every_link_leads_to_a_page_and_a_place_of_the_site(either: Site) -> None:
    """Links and anchors of all pages resolve, also where the site does not lie at the root."""
    ids = {path: all_ids(page) for path, page in either.pages.items()}
    broken = [
        (path, target)
        for path, page in either.pages.items()
        for target in references(page)
        if not is_there(either, ids, path, target)
    ]

    assert broken == []


def is_there(site: Site, ids: dict[str, Counter[str]], path: str, target: str) -> bool:
    """Tell whether a link from a page resolves; links to other sites are not followed."""
    # Without an address MkDocs takes the root for its 404 page, which is served at any depth.
    here = ADDRESS if site.said.count("SITE_URL") == 0 else "https://localhost/"
    where = urlsplit(urljoin(here + path.removesuffix("index.html"), target))
    if where.netloc != urlsplit(here).netloc:
        return where.scheme in {"https", "http", "mailto", "data", "javascript"}
    below = urlsplit(here).path
    if not where.path.startswith(below):
        return False
    file = unquote(where.path.removeprefix(below))
    file = f"{file}index.html" if file.endswith("/") or not file else file
    if where.fragment and file in ids:
        return unquote(where.fragment) in ids[file]
    return (site.folder / file).is_file()


def all_ids(page: Element) -> Counter[str]:
    """Return the ids of a page, each with how often it is there."""
    return Counter(e.attributes["id"] for e in page.all if "id" in e.attributes)


def test_an_id_is_given_once_on_a_page(either: Site) -> None:
    """A label, a link or a script that looks for an id finds the right element."""
    doubled = {
        path: [name for name, count in all_ids(page).items() if count > 1]
        for path, page in either.pages.items()
    }

    assert {path: names for path, names in doubled.items() if names} == {}


def test_every_aria_reference_has_its_element(site: Site) -> None:
    """What names or describes an element is on the page."""
    for path, page in site.pages.items():
        ids = all_ids(page)
        for element in page.all:
            for name in ("aria-labelledby", "aria-describedby", "aria-controls"):
                for target in element.attributes.get(name, "").split():
                    assert target in ids, (path, name, target)


def test_each_colour_is_drawn(site: Site) -> None:
    """Green, amber and red each show posture, ears, eyes and tail, each in words of its own."""
    page = site.pages["body-language/index.html"]
    labels = []
    for colour in ("green", "amber", "red"):
        [group] = page.named("div", **{"class": f"guide-looks guide-looks--{colour}"})
        labels += [drawing.attributes["aria-label"] for drawing in group.named("svg")]
    assert len(set(labels)) == 12


def test_pages_name_their_own_address(site: Site) -> None:
    """A page that is found under two addresses has one that counts."""
    for path, page in site.pages.items():
        found = [link.attributes["href"] for link in page.named("link", rel="canonical")]
        expected = [] if path == "404.html" else [ADDRESS + path.removesuffix("index.html")]
        assert found == expected, path


def test_the_edit_button_opens_the_plan(site: Site) -> None:
    """Who wants to mend a word is led to the file it is in."""
    for plan_id in PLANS:
        assert edits(site.page(plan_id)) == [f"{REPOSITORY}/edit/main/plans/{plan_id}.yml"]
    for plan_id, stage_id, home in PLACES:
        assert edits(site.page(plan_id, stage_id)) == [f"{REPOSITORY}/edit/main/plans/{home}.yml"]
    assert edits(site.pages["fit/index.html"]) == [f"{REPOSITORY}/edit/main/content/fit.md"]


def edits(page: Element) -> list[str]:
    """Return where the edit buttons of a page lead."""
    buttons = page.of_class("md-content__button")
    return [b.attributes["href"] for b in buttons if "/edit/" in b.attributes["href"]]


def test_what_is_not_set_is_left_out_with_one_line(small: Site) -> None:
    """Without addresses there are no canonical links, edit buttons or codes, nor warnings."""
    for path, page in small.pages.items():
        assert page.named("link", rel="canonical") == [], path
        assert page.of_class("md-content__button") == [], path
        assert page.of_class("guide-code") == [], path
    lines = [line for line in small.said.splitlines() if "SITE_URL" in line or "REPO_URL" in line]
    assert len(lines) == 1
    assert "WARNING" not in small.said


def test_what_is_set_is_not_spoken_of(site: Site) -> None:
    """A build with addresses has nothing to say about them."""
    assert "Not set" not in site.said


def test_the_sitemap_says_when_a_plan_was_reviewed(site: Site) -> None:
    """Search engines hear of a change when somebody read the plan with care."""
    sitemap = tree((site.folder / "sitemap.xml").read_text("utf-8"))
    days = {url.named("loc")[0].text: url.named("lastmod")[0].text for url in sitemap.named("url")}

    for plan_id, plan in PLANS.items():
        assert days[f"{ADDRESS}plans/{plan_id}/"] == plan["reviewed"]
    for plan_id, stage_id, home in PLACES:
        assert days[f"{ADDRESS}plans/{plan_id}/{stage_id}/"] == PLANS[home]["reviewed"]
    pages = {ADDRESS + p.removesuffix("index.html") for p in site.pages if p != "404.html"}
    assert set(days) == pages


def test_no_page_loads_anything_from_elsewhere(site: Site) -> None:
    """A reader's visit is known to nobody but the site."""
    for path, page in site.pages.items():
        loaded = [
            element.attributes.get("src") or element.attributes.get("href", "")
            for element in page.named("script", "img", "iframe", "link", "source")
            if element.attributes.get("rel") != "canonical"
        ]
        elsewhere = [address for address in loaded if urlsplit(address).netloc]
        assert elsewhere == [], path
