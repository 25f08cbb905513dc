"""A link to a step opens its stage at the step and shows which it is; so does a search."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.riding import (
    BALANCE,
    PARK,
    PEDALS,
    RIDE,
    SADDLE,
    STRAP,
    TIGHTEN,
    box,
    follow,
    line,
)
from tests.browser.searching import ask

pytestmark = pytest.mark.browser


def row(page: Page, step: str) -> Locator:
    """Return the row of a step."""
    return page.get_by_role("listitem").filter(has=box(page, step))


def background(locator: Locator) -> str:
    """Return the colour behind an element."""
    return str(locator.evaluate("element => getComputedStyle(element).backgroundColor"))


def expect_highlight(page: Page, step: str, plain: str) -> None:
    """See that a step stands out from a plain one and lies in sight, below the header."""
    expect(line(page, step)).to_be_in_viewport()
    page.wait_for_function(
        """(steps) => {
            const heads = [...document.querySelectorAll('h4[id^="step-"]')]
            const [colour, plain] = steps.map((words) => {
                const head = heads.find(({ textContent }) => textContent.includes(words))
                return head && getComputedStyle(head.closest('li')).backgroundColor
            })
            return colour && plain && colour !== plain
        }""",
        arg=[step, plain],
    )
    page.wait_for_function(
        """(words) => {
            const heads = [...document.querySelectorAll('h4[id^="step-"]')]
            const label = heads.find(({ textContent }) => textContent.includes(words))
                ?.closest('li').querySelector('label')
            const header = document.querySelector('header')
            return label?.getBoundingClientRect().top >= header.getBoundingClientRect().bottom
        }""",
        arg=step,
    )


def hits(page: Page, words: str) -> Locator:
    """Type words into the search and return what it finds."""
    page.get_by_role("banner").locator("label[for=__search]").first.click()
    ask(page.get_by_role("textbox", name="Search"), words)
    return page.get_by_role("dialog").get_by_role("link")


def test_without_scripts_a_deep_link_shows_its_step(scriptless_page: Page) -> None:
    """The highlight is the browser's own doing."""
    scriptless_page.goto(f"{BALANCE}#step-helmet-on")

    expect(line(scriptless_page, STRAP)).to_be_in_viewport()
    assert background(row(scriptless_page, STRAP)) != background(row(scriptless_page, SADDLE))


def test_without_scripts_a_link_to_a_word_shows_its_entry(scriptless_page: Page) -> None:
    """A word of the glossary stands out from its neighbours, below the header."""
    scriptless_page.goto("glossary/#recall")

    entry, other = (
        scriptless_page.get_by_role("listitem").filter(has_text=word)
        for word in ("Recall:", "Cue:")
    )
    expect(entry).to_be_in_viewport()
    assert background(entry) != background(other)
    header = scriptless_page.get_by_role("banner").bounding_box()
    place = entry.bounding_box()
    assert header is not None
    assert place is not None
    assert place["y"] >= header["y"] + header["height"]


def test_a_deep_link_shows_its_step(page: Page) -> None:
    """At load, and when only the part after # changes."""
    page.goto(f"{BALANCE}#step-helmet-on")
    expect_highlight(page, STRAP, plain=SADDLE)

    page.evaluate("location.hash = '#step-saddle-low'")
    expect_highlight(page, SADDLE, plain=STRAP)


def test_a_deep_link_shows_its_step_under_instant_navigation(page: Page) -> None:
    """A link from another page of the guide leads to the step as a load would."""
    page.goto(PARK)
    page.evaluate(
        """(address) => {
            const link = document.createElement('a')
            link.textContent = 'the strap'
            link.href = new URL(address, document.baseURI)
            document.querySelector('main article').prepend(link)
        }""",
        "../balance/#step-helmet-on",
    )

    follow(page, "the strap", BALANCE)

    expect_highlight(page, STRAP, plain=SADDLE)


def test_a_search_for_words_of_a_step_opens_its_stage_there(page: Page) -> None:
    """A hit leads to the step, with the words marked, and the page is not loaded anew."""
    page.goto(PARK)
    page.evaluate("window.wasLoadedBefore = true")
    hits(page, "marmalade tree").filter(has_text=RIDE).click()

    page.wait_for_url(f"**/{PEDALS}?h=*#step-first-ride")
    expect(page.get_by_role("heading", level=1)).to_have_text("Putting the pedals on")
    expect(line(page, RIDE).locator("mark")).to_have_text("marmalade tree")
    expect_highlight(page, RIDE, plain=TIGHTEN)
    expect(box(page, RIDE)).to_be_visible()  # its name is still exactly the step's text
    assert page.evaluate("window.wasLoadedBefore")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("riding scooter", "Riding a scooter"),
        ("gliding", "Pushing off and gliding"),
        ("shoulder", "Round the park"),
    ],
    ids=["plan", "stage", "step"],
)
def test_search_finds_plans_stages_and_steps(page: Page, words: str, title: str) -> None:
    """Whatever a reader remembers of a page leads to it."""
    page.goto("")

    expect(hits(page, words).filter(has_text=title).first).to_be_visible()
