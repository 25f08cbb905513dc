"""Every page tells nobody that it is read, and runs nothing but what the build put there."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.browser.conftest import NewContext
from tests.browser.riding import BALANCE, PARK, SADDLE, box, follow, line
from tests.browser.searching import search
from tests.browser.site import Site

pytestmark = pytest.mark.browser

WATCH = """
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
        console.error(`policy: ${violatedDirective} ${blockedURI} ${sample}`))
"""


@pytest.fixture
def context(new_context: NewContext) -> BrowserContext:
    """Return a phone that heeds the policy."""
    return new_context(bypass_csp=False)


@pytest.fixture
def hosts(context: BrowserContext) -> Iterator[set[str]]:
    """Collect the hosts that anything is asked of, and have violations of the policy told."""
    found: set[str] = set()

    def note(request: Request) -> None:
        if urlsplit(request.url).scheme not in ("data", "blob"):
            found.add(urlsplit(request.url).netloc)

    context.on("request", note)
    context.add_init_script(WATCH)
    yield found
    assert context.cookies() == []


def paths(site: Site, below: str = "") -> list[str]:
    """Return the paths of all pages, or of those below a folder."""
    found = sorted(path.relative_to(site.folder) for path in site.folder.rglob("*.html"))
    all_paths = (path.as_posix().removesuffix("index.html") for path in found)
    return [path for path in all_paths if path.startswith(below)]


def visit(page: Page, site: Site, visited: list[str], hosts: set[str]) -> None:
    """Open pages one by one; what is refused on one is an error that fails the test."""
    for path in visited:
        page.goto(path)
        expect(page.locator("html.js")).to_have_count(1)
    assert len(visited) > 15
    assert hosts == {urlsplit(site.url).netloc}


def test_pages_ask_no_other_host_and_keep_to_their_policy(
    page: Page, site: Site, hosts: set[str]
) -> None:
    """No request goes elsewhere, no cookie is set, and nothing is refused: each kind of page."""
    of_one_plan = paths(site, "plans/bicycle/")
    visit(page, site, [path for path in paths(site) if path.count("/") < 2] + of_one_plan, hosts)


@pytest.mark.all
def test_every_page_asks_no_other_host_and_keeps_to_its_policy(
    page: Page, site: Site, hosts: set[str]
) -> None:
    """The same of all pages there are."""
    visit(page, site, paths(site), hosts)


def test_all_that_a_reader_does_keeps_to_the_policy(
    page: Page, site: Site, hosts: set[str]
) -> None:
    """Ticks, the search, instant navigation, other colours and the way back."""
    page.goto(BALANCE)
    line(page, SADDLE).tap()
    page.get_by_role("banner").locator("label[for=__palette_1]").click()
    search(page, "marmalade").first.click()
    page.wait_for_url("**/pedals/*")
    page.goto(BALANCE)
    follow(page, "Putting the pedals on", "plans/bicycle/pedals/")
    page.go_back()
    expect(box(page, SADDLE)).to_be_checked()
    page.goto("")
    expect(page.get_by_role("link", name="Continue where you left off")).to_be_visible()

    assert hosts == {urlsplit(site.url).netloc}


@pytest.mark.parametrize(
    "way",
    [
        "document.head.append(Object.assign(document.createElement('script'), {text: RUN}))",
        "document.body.insertAdjacentHTML('beforeend', `<img src=x onerror='${RUN}'>`)",
        "document.body.innerHTML += `<iframe srcdoc='<script>top.${RUN}<\\/script>'></iframe>`",
        "document.head.append(Object.assign(document.createElement('script'), {src: AWAY}))",
        "location.href = `javascript:${RUN}`",
    ],
    ids=["inline", "handler", "frame", "elsewhere", "address"],
)
def test_a_script_that_gets_into_a_page_does_not_run(
    way: str, page: Page, errors: list[str]
) -> None:
    """Should a text ever become HTML, it stays without effect, and the page without change."""
    page.goto(PARK)
    with page.expect_console_message(lambda message: "Content Security Policy" in message.text):
        page.evaluate(f"const AWAY = 'https://x.example/', RUN = 'window.ran = true'; {way}; null")

    assert page.evaluate("window.ran") is None
    page.close()
    assert errors
    errors.clear()


SEARCH = re.compile(r"/workers/|/search(_index)?\.json$")
"""The search's worker, and the index of all pages."""


def test_the_search_begins_when_it_is_used(page: Page) -> None:
    """Neither its worker nor the index of all pages is loaded before."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(BALANCE)
    expect(box(page, SADDLE)).to_be_visible()
    page.wait_for_load_state("networkidle")

    assert [url for url in asked if SEARCH.search(url)] == []

    expect(search(page, "marmalade").first).to_be_visible()
    assert len([url for url in asked if SEARCH.search(url)]) == 2
