"""Hostile texts on the built site: shown to the letter, and nothing of them ever runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page

from tests.browser.conftest import PATIENCE
from tests.browser.hostile_guide import Shown, as_it_is, hostile_site, shown_on, to_the_letter
from tests.hostile.strings import SCRIPTS, sample

pytestmark = pytest.mark.browser

ALL = 10**6
HIDDEN = {"retired"}
"""Keys of a plan whose texts are for its authors and on no page."""

ATTACKED = "() => Boolean(window.attacked) || document.querySelector('base, iframe') !== null"

CLICK_EVERYTHING = """async () => {
  window.print = () => {}
  addEventListener('submit', event => event.preventDefault())
  addEventListener('click', event => {
    const link = event.target.closest?.('a')
    if (link && /^(https?|mailto):/.test(link.protocol)) event.preventDefault()
  }, true)
  const all = 'a, button, input, label, summary, details, [onclick], [tabindex]'
  for (const element of document.querySelectorAll(all)) {
    element.focus()
    element.click()
    element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))
    document.querySelectorAll('dialog[open]').forEach(dialog => dialog.close())
  }
  await new Promise(requestAnimationFrame)
}"""

HANDLERS = """() => [...document.querySelectorAll('body *')].flatMap(({ tagName, attributes }) =>
  [...attributes].filter(({ name, value }) =>
    name.startsWith('on') || (/(href|src|action|data|poster)$/.test(name)
      && /^\\s*(javascript|data|vbscript):/i.test(value)))
    .map(({ name, value }) => `${tagName} ${name}=${value}`))"""


@contextmanager
def _watched(browser: Browser) -> Iterator[Page]:
    """Open a tab in which no text may make the browser ask or tell anything, as alert() does."""
    said: list[str] = []

    def note(dialog: Dialog) -> None:
        said.append(f"{dialog.page and dialog.page.url}: {dialog.type} {dialog.message!r}")
        dialog.dismiss()

    with browser.new_page() as page:
        page.on("dialog", note)
        page.set_default_timeout(PATIENCE)
        yield page
    assert said == []


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        pytest.param("own", 6, id="own-6", marks=pytest.mark.all),
        pytest.param("own", ALL, id="own-all", marks=pytest.mark.deep),
        pytest.param("naughty", 20, id="naughty-20", marks=pytest.mark.all),
        pytest.param("naughty", ALL, id="naughty-all", marks=pytest.mark.deep),
    ],
)
def test_a_text_that_is_taken_is_shown_to_the_letter(
    kind: str, count: int, browser: Browser, tmp_path: Path
) -> None:
    """Plain or rich, in a page or its title: what was written is what a reader sees."""
    texts = tuple(sample(kind, count))
    with hostile_site(tmp_path, texts, to_the_letter) as (_, plans):
        missing = [lost for plan in plans for lost in _missing(browser, plan)]
        assert missing == []
        cards, *written = plans
        assert {field.place[-1] for field in cards.texts} >= {"title", "when", "text", "note"}
        assert sum(len(plan.texts) for plan in written) > 10 * len(written)


def _missing(browser: Browser, plan: Shown) -> list[str]:
    """Return what is not shown, seen in a tab that is closed again: it holds all it has seen."""
    with _watched(browser) as page:
        shown = {_blanks(text) for address in plan.pages for text in shown_on(page, address)}
        assert not page.evaluate(ATTACKED)
    return [
        f"{field}: {text!r}"
        for field, text in plan.texts.items()
        if _blanks(text) not in shown and not HIDDEN & {*field.place}
    ]


def _blanks(text: str) -> str:
    """Take the blank that keeps a number and its unit on one line for any other."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    "count",
    [
        pytest.param(6, id="6", marks=pytest.mark.all),
        pytest.param(ALL, id="every", marks=pytest.mark.deep),
    ],
)
def test_no_script_in_a_text_ever_runs(count: int, browser: Browser, tmp_path: Path) -> None:
    """Not when the page loads, and not when everything on it is clicked."""
    with (
        hostile_site(tmp_path, SCRIPTS[:: max(1, len(SCRIPTS) // count)], as_it_is) as (
            site,
            plans,
        ),
        _watched(browser) as page,
    ):
        for address in [site.url, f"{site.url}plans/", *(a for p in plans for a in p.pages)]:
            page.goto(address)
            assert not page.evaluate(ATTACKED), address
            assert page.evaluate(HANDLERS) == [], address
            page.evaluate(CLICK_EVERYTHING)
            assert not page.evaluate(ATTACKED), address
