"""An open page while its guide is edited under `make serve`."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewContext
from tests.serving import HOME, OTHER, PATIENCE, PLAN, TITLE, serving

pytestmark = pytest.mark.browser

IN_TIME = PATIENCE * 1000


@pytest.mark.all
def test_an_edit_shows_in_the_open_page(new_context: NewContext, tmp_path: Path) -> None:
    """Nobody loads it again by hand, no copy is kept that would hide it, and the next one shows."""
    with serving(tmp_path) as server:
        page = new_context(
            base_url=server.address, service_workers="allow", bypass_csp=False
        ).new_page()
        page.goto(HOME)
        title = page.get_by_role("main").get_by_role("heading", level=1)
        expect(title).to_have_text("From the couch to five kilometres")
        kept = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
        for edit, shown in (
            ((TITLE, OTHER), "A beginner's first five kilometres"),
            ((OTHER, TITLE), "From the couch to five kilometres"),
        ):
            server.save(PLAN, *edit)
            expect(title).to_have_text(shown, timeout=IN_TIME)
            assert page.evaluate(kept) == 0
        page.goto("about:blank")  # else it asks for news until the server is gone
