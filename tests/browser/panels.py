"""Whatever opens on the guide's pages: each panel, dialog and notice, reached as a reader does."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.faults import DATABASE_THROWS, LOCAL_THROWS
from tests.browser.keeping import STORAGE, as_file, backup, choose, question, record
from tests.browser.painting import until_painted
from tests.browser.riding import BALANCE, BICYCLE, PEDALS, SADDLE, line
from tests.browser.searching import ask
from tests.browser.seeding import Record, seed, session

ADA: list[Record] = [
    {"kind": "subject", "subject": "ada", "name": "Ada", "born": "2025-03"},
    {"kind": "enrol", "subject": "ada", "plan": "bicycle"},
    {"kind": "place", "subject": "ada", "plan": "bicycle", "stage": "balance"},
    {"kind": "measure", "subject": "ada", "measure": "weight", "value": 4.2, "on": "2026-01-02"},
]
STARTED: list[Record] = [
    {"kind": "place", "plan": "scooter", "stage": "push"},
    {"kind": "tick", "step": "saddle-low", "box": 1, "on": True, "words": "others"},
    {"kind": "tick", "step": "long-rolls", "box": 1, "on": True},
    {"kind": "skip", "step": "brakes-bite", "on": True},
    *session("bicycle/balance", "green", "2026-01-02"),
    *session("bicycle/pedals", "red", "2026-01-20", ate=False, left=True),
    {"kind": "setback", "plan": "bicycle", "from": "pedals", "to": "balance"},
    *session("bicycle/balance", "amber", "2026-02-20"),
]


def press(page: Page | Locator, name: str) -> None:
    """Press a button by the beginning of its name."""
    button = page.get_by_role("button", name=re.compile(f"^{re.escape(name)}"))
    button.filter(visible=True).first.click()


def dialog(page: Page) -> Locator:
    """Return the dialog that is open."""
    return page.locator("dialog[open]")


@dataclass(frozen=True)
class Panel:
    """What stands open on a page: `open` leads there, where the journal holds `records`."""

    path: str
    open: Callable[[Page], None]
    records: tuple[Record, ...] = ()
    fault: str = ""

    def reach(self, page: Page) -> None:
        """Go there, in a context of its own."""
        if self.fault:
            page.add_init_script(self.fault)
        if self.records:
            seed(page, *self.records)
        page.goto(self.path)
        self.open(page)


def _button(name: str, *, shows: str) -> Callable[[Page], None]:
    def open_it(page: Page) -> None:
        press(page, name)
        expect(dialog(page).get_by_role("heading", name=shows).first).to_be_visible()

    return open_it


def _seen(words: str) -> Callable[[Page], None]:
    def look(page: Page) -> None:
        expect(page.get_by_text(words).filter(visible=True).first).to_be_visible()

    return look


def _print(page: Page) -> None:
    press(page, "Print this sheet")
    expect(page.get_by_role("dialog", name="What should the sheet show?")).to_be_visible()


def _begin(page: Page) -> None:
    press(page, "Start a session")
    press(dialog(page), "Begin")
    expect(dialog(page).get_by_role("heading", name="Step 1 of 3")).to_be_visible()


def _colours(page: Page) -> None:
    _begin(page)
    press(dialog(page), "The three colours")
    expect(dialog(page).get_by_text("You look at your feet.")).to_be_visible()


def _end(page: Page) -> None:
    _begin(page)
    press(dialog(page), "End the session")
    expect(dialog(page).get_by_role("heading", name="How did it go?")).to_be_visible()


def _after(page: Page) -> None:
    _end(page)
    dialog(page).get_by_role("radio", name="Carry on").check()
    for asked, answer in (("treat", "Yes"), ("leave", "No")):
        group = dialog(page).get_by_role("group", name=re.compile(asked))
        group.get_by_role("radio", name=answer).check()
    press(dialog(page), "Save the session")
    expect(dialog(page).get_by_role("heading", name="Saved")).to_be_visible()


def _remove(page: Page) -> None:
    press(page, "Change")
    press(dialog(page), "Remove")
    expect(page.get_by_role("dialog", name=re.compile("^Remove .*\\?$"))).to_be_visible()


def _finished(page: Page) -> None:
    for box in page.get_by_role("checkbox").all():
        box.check()
    expect(page.get_by_text("That was the last step of this stage.")).to_be_visible()


def _tick(page: Page) -> None:
    line(page, SADDLE).click()
    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_visible()


def _details(page: Page) -> None:
    until_painted(page)  # some of them are made then
    page.locator("main details").evaluate_all("all => all.forEach((each) => each.open = true)")


def _bring_in(page: Page) -> None:
    _details(page)
    choose(page, as_file(backup(record(1), record(2, step="brakes-bite"))))
    expect(question(page)).to_be_visible()


def _link(page: Page) -> None:
    press(page, "Make the link")
    expect(page.get_by_role("textbox", name="The link, to copy by hand")).to_be_visible()


def _erase(page: Page) -> None:
    press(page, "Erase everything on this device")
    expect(page.get_by_role("dialog", name="Erase everything?")).to_be_visible()


def _catch_up(page: Page) -> None:
    page.get_by_label("Codes from your sheet").fill("AAAA BBBB")
    expect(page.get_by_text("no step has this code").first).to_be_visible()


def _question_two(page: Page) -> None:
    press(page, "No, and a vet has seen my cat lately")
    expect(page.get_by_text("Question 2 of at most")).to_be_visible()


def _outcome(page: Page) -> None:
    press(page, "Yes, or I am not sure")
    expect(page.get_by_role("heading", name="This may fit")).to_be_visible()


def _search(page: Page) -> None:
    field = page.get_by_role("textbox", name="Search")
    fills_the_screen = not field.is_visible()
    if fills_the_screen:
        page.locator("header label[for=__search]").first.click()
    ask(field, "saddle")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    if fills_the_screen:  # the theme holds the page behind it 400 ms after it opens
        expect(page.locator("body[data-md-scrolllock]")).to_be_attached()


def _drawer(page: Page) -> None:
    label = page.locator("label[for=__drawer]").filter(visible=True)
    if label.count():
        label.first.click()
        expect(page.get_by_role("link", name="Start here").first).to_be_in_viewport()


def _contents(page: Page) -> None:
    label = page.locator("label[for=__drawer]").filter(visible=True)
    if label.count():
        label.first.click()
        page.locator("label.md-nav__link[for=__toc]").click()
        way_back = page.locator(".md-nav--primary label.md-nav__title[for=__toc]")
        expect(way_back).to_be_in_viewport()


NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
PANELS: dict[str, Panel] = {
    "home, with two": Panel("", _seen("And the others"), records=(*STARTED, *ADA)),
    "plan, begun": Panel(BICYCLE, _seen("Continue"), records=tuple(STARTED)),
    "plan, finished": Panel(
        "plans/scooter/",
        _seen("You have finished this plan"),
        records=(*STARTED, {"kind": "tick", "step": "three-glides", "box": 1, "on": True}),
    ),
    "plan, begin anew": Panel(
        BICYCLE, _button("Begin this plan anew", shows="Begin anew?"), records=tuple(STARTED)
    ),
    "stage, begun": Panel(BALANCE, _seen("What next?"), records=tuple(STARTED)),
    "stage, just ticked": Panel(BALANCE, _tick),
    "stage, done": Panel(BALANCE, _finished),
    "stage, begin anew": Panel(
        BALANCE, _button("Begin this stage anew", shows="Begin anew?"), records=tuple(STARTED)
    ),
    "stage, print": Panel(BALANCE, _print),
    "stage, step back": Panel(PEDALS, _seen("What next?"), records=tuple(STARTED)),
    "stage, nothing saved": Panel(
        BALANCE, _seen("does not let the page save"), fault=LOCAL_THROWS + ";" + DATABASE_THROWS
    ),
    "subjects": Panel(
        BALANCE,
        _button("Change", shows="Your "),
        records=(*STARTED, *ADA, {"kind": "current", "subject": "ada"}),
    ),
    "subjects, remove one": Panel(BALANCE, _remove, records=(*STARTED, *ADA)),
    "session, before": Panel(BALANCE, _button("Start a session", shows="Before you begin")),
    "session, a step": Panel(BALANCE, _begin),
    "session, the colours": Panel(BALANCE, _colours),
    "session, the end": Panel(BALANCE, _end),
    "session, after": Panel(BALANCE, _after),
    "history, all open": Panel("history/", _details, records=tuple(STARTED)),
    "storage, all open": Panel(STORAGE, _details, records=tuple(STARTED)),
    "storage, bring in": Panel(STORAGE, _bring_in, records=tuple(STARTED)),
    "storage, link": Panel(STORAGE, _link, records=tuple(STARTED), fault=NO_CLIPBOARD),
    "storage, erase": Panel(STORAGE, _erase, records=tuple(STARTED)),
    "catch up, codes": Panel("catch-up/", _catch_up),
    "chooser, next question": Panel("choose/", _question_two),
    "chooser, outcome": Panel("choose/", _outcome),
    "search": Panel("", _search),
    "navigation": Panel("", _drawer),
    "navigation, the page": Panel("setbacks/", _contents),
}
