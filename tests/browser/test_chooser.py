"""The chooser: a plain table without scripts, one question at a time with them."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_without_scripts_it_is_a_table_of_all_questions(scriptless_page: Page) -> None:
    """Every question, every answer and every reason is there to read."""
    scriptless_page.goto("choose/")
    main = scriptless_page.get_by_role("main")

    expect(main.get_by_role("heading", name="Can you touch your cat?")).to_be_visible()
    expect(main.get_by_role("link", name="Trust first: a once feral cat")).to_be_visible()
    expect(main.get_by_text("Go on to the next question.").first).to_be_visible()
    assert main.get_by_role("button").all() == []


def test_a_worry_about_health_leads_to_the_vet(page: Page) -> None:
    """The first question is about health, and its answer is no diagnosis."""
    page.goto("choose/")
    page.get_by_role("button", name="Yes, or I am not sure").tap()

    expect(page.get_by_role("heading", name="This may fit")).to_be_focused()
    expect(page.get_by_role("link", name="Ask your vet first").first).to_be_visible()
    assert len(page.get_by_role("link", name="Ask your vet first").all()) == 1


def test_questions_come_one_at_a_time_and_can_be_taken_back(page: Page) -> None:
    """An answer brings the next question, focus goes with it, and nothing is kept."""
    page.goto("choose/")
    expect(page.get_by_text("Question 1 of at most")).to_be_visible()
    expect(page.get_by_role("button", name="One question back")).to_be_hidden()
    page.get_by_role("button", name="No, and a vet has seen my cat lately").tap()

    expect(page.get_by_role("heading", name=re.compile("panicked or slipped"))).to_be_focused()
    page.get_by_role("button", name="Yes", exact=True).tap()
    link = page.get_by_role("link", name="Coming back after a scare").first
    expect(link).to_be_visible()
    page.get_by_role("button", name="One question back").tap()
    expect(page.get_by_role("heading", name=re.compile("panicked or slipped"))).to_be_focused()

    page.reload()
    expect(page.get_by_text("Question 1 of at most")).to_be_visible()


def test_an_answer_leads_to_its_plan(page: Page) -> None:
    """The link that is shown with the reason opens the plan."""
    page.goto("choose/")
    page.get_by_role("button", name="No, and a vet has seen my cat lately").tap()
    page.get_by_role("button", name="No", exact=True).tap()
    page.get_by_role("button", name="No, or it grew up without people").tap()
    page.get_by_role("link", name="Trust first: a once feral cat").first.tap()

    expect(page).to_have_url(re.compile("plans/ex-feral/$"))
