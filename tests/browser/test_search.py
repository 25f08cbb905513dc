"""What worried people type leads to the right page."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.searching import ask

pytestmark = pytest.mark.browser

EMERGENCY, SETBACKS, FIT, HARNESS = "emergency/", "setbacks/", "fit/", "harness/"
BODY, REWARDS, OUTSIDE, START = "body-language/", "rewards/", "going-outside/", "start-here/"
WALK, NOT_WALK, STORAGE = "should-my-cat-walk/", "who-should-not-walk/", "storage/"


def plan(name: str) -> str:
    """Return the address of a plan."""
    return f"plans/{name}/"


WANTED = {
    # what happened
    "cat escaped": [EMERGENCY],
    "cat escaped harness what to do": [EMERGENCY],
    "cat loose": [EMERGENCY],
    "lost cat": [EMERGENCY],
    "my cat ran away": [EMERGENCY],
    "cat slipped out of harness": [EMERGENCY, SETBACKS, FIT],
    "cat stuck in tree": [EMERGENCY],
    "panting": [BODY],
    "open mouth breathing": [BODY, EMERGENCY],
    "heatstroke": [OUTSIDE, BODY],
    "drooling": [BODY],
    "lilies poisonous": [OUTSIDE],
    "dog attack": [OUTSIDE],
    "cat bit me": [SETBACKS],
    "cat scared after walk": [plan("return-after-scare"), SETBACKS],
    # trouble in training
    "cat backs out of harness": [SETBACKS, FIT],
    "cat won't move in harness": [SETBACKS],
    "cat falls over with harness on": [SETBACKS, BODY],
    "cat freezes": [SETBACKS, BODY],
    "cat hates harness": [SETBACKS],
    "cat chewing harness": [SETBACKS],
    "cat crying at door": [SETBACKS],
    "cat runs out the front door": [SETBACKS],
    "cats fighting after coming home": [SETBACKS, plan("multi-cat")],
    "cat won't eat treats": [REWARDS],
    "no progress": [SETBACKS],
    # the gear
    "how tight": [FIT],
    "two fingers": [FIT],
    "how to measure my cat": [FIT],
    "what size harness": [HARNESS, FIT],
    "vest or strap harness": [HARNESS],
    "retractable leash": [HARNESS],
    "leash on collar": [HARNESS],
    "best cat lead": [HARNESS],
    "microchip": [OUTSIDE, HARNESS],
    # going out
    "vaccinations": [OUTSIDE, NOT_WALK],
    "too hot to walk cat": [OUTSIDE],
    "hot pavement": [OUTSIDE],
    "cold weather": [OUTSIDE],
    "flea treatment": [OUTSIDE],
    "can I tie my cat up outside": [OUTSIDE, HARNESS],
    # this cat
    "kitten age": [START, plan("confident-kitten")],
    "kitten": [plan("confident-kitten"), START],
    "is it cruel to walk a cat": [WALK],
    "old cat arthritis": [NOT_WALK, plan("senior")],
    "heart murmur": [NOT_WALK],
    "pregnant cat": [NOT_WALK],
    "feral cat": [plan("ex-feral")],
    "shy cat": [plan("shy-adult")],
    "tail puffed up": [BODY],
    "growling": [BODY],
    # how to
    "how long does it take": [START],
    "calories": [REWARDS],
    "how many treats": [REWARDS],
    "clicker": [REWARDS],
    "cat won't come when called": [plan("recall")],
    "cat hates carrier": [plan("carrier-first"), SETBACKS],
    "vet visit stress": [plan("vet-visit-handling")],
    "pulling on leash": [plan("leash-skills")],
    "bored indoor cat": [plan("no-walk-enrichment"), SETBACKS],
    "balcony net": [plan("balcony-catio")],
    "how sure are you": ["how-sure/"],
    # what a first reader asked, and did not find
    "vet before walking": [NOT_WALK],
    "is it legal": [OUTSIDE],
    "how long should a walk be": [OUTSIDE],
    "rain": [OUTSIDE],
    "fireworks": [OUTSIDE],
    "in heat": [OUTSIDE, NOT_WALK],
    "leave harness on all day": [HARNESS],
    "wear harness overnight": [HARNESS],
    "deaf cat": [NOT_WALK],
    "blind cat": [NOT_WALK],
    "asthma": [NOT_WALK],
    "adopted cat": [START],
    "back to earlier stage": [START, SETBACKS],
    "walks backwards": [SETBACKS],
    "cat bites when I put harness on": [SETBACKS],
    "cats hissing after walk": [SETBACKS],
    "cat frightened how long wait": [SETBACKS, plan("return-after-scare")],
    "moving house": [SETBACKS],
    "moved to a new home": [SETBACKS],
    "holiday": [SETBACKS],
    "cat sitter": [SETBACKS],
    "lost my ticks": [STORAGE],
    "offline": [STORAGE, START],
    "no signal": [STORAGE],
    "no internet": [STORAGE],
    "privacy": [STORAGE],
    "new phone backup": [STORAGE],
}
"""What somebody types, and the pages of which one is to be among the first three hits."""


def first_hits(page: Page, field: Locator, words: str) -> list[str]:
    """Type words into the search and return the addresses of the first three pages found."""
    about = page.get_by_role("dialog").locator(".md-search-result__meta")
    ask(field, "")
    expect(about).to_have_text("Type to start searching")
    ask(field, words)
    expect(about).to_have_text(re.compile(r"\d+ matching document|No matching"))
    found = page.get_by_role("dialog").locator(".md-search-result__item > a:first-child")
    links = [str(link.get_attribute("href")) for link in found.all()[:3]]
    root = page.evaluate("new URL('.', location).href")
    return [re.sub(r"[?#].*", "", link).removeprefix(root) for link in links]


@pytest.mark.all
def test_search_leads_worried_people_to_the_right_page(page: Page) -> None:
    """Whatever of these is typed, a page that answers it is among the first three."""
    page.goto("")
    page.get_by_role("banner").locator("label[for=__search]").first.click()
    field = page.get_by_role("textbox", name="Search")
    missed = {}
    for words, pages in WANTED.items():
        hits = first_hits(page, field, words)
        if not {*hits} & {*pages}:
            missed[words] = hits

    assert missed == {}, "\n".join(f"{words}: {hits}" for words, hits in missed.items())
