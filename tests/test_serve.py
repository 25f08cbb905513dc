"""`mkdocs serve`: what is saved is shown, and a broken plan neither stops nor spoils anything."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.building import mkdocs
from tests.serving import GUIDE, HOME, OTHER, PLAN, SHOWN, TITLE, Server, serving, without_reloader


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve a guide until this file's tests are done."""
    with serving(tmp_path_factory.mktemp("served")) as served:
        yield served


def test_an_edit_of_a_plan_is_shown(server: Server) -> None:
    """The served page changes after the plan was saved."""
    server.save(PLAN, TITLE, OTHER)
    assert SHOWN in server.page(HOME)

    server.save(PLAN, OTHER, TITLE)
    assert SHOWN not in server.page(HOME)


def test_a_broken_plan_is_told_and_the_last_good_page_stays(server: Server) -> None:
    """The message has its place, the server goes on, and the next good save is shown."""
    good = without_reloader(server.page(HOME))
    broken = "title: 'A beginner's first five kilometres'\n"

    told = server.save(PLAN, TITLE, broken)
    assert "plans/couch-to-5k.yml:3:19: the text ends at this '" in told
    assert without_reloader(server.page(HOME)) == good

    server.save(PLAN, broken, OTHER)
    assert SHOWN in server.page(HOME)
    server.save(PLAN, OTHER, TITLE)
    assert SHOWN not in server.page(HOME)


def test_a_plan_that_cannot_be_read_is_told_again_at_each_save(server: Server) -> None:
    """A second mistake after the first is told as well, and so is the way back."""
    paces = ["once", "twice", "thrice", "once"]
    for before, after in pairwise(paces):
        told = server.save(PLAN, f"pace: {before}\n", f"pace: {after}\n")
        is_wrong = after != "once"
        assert (f"found '{after}', expected how long it takes" in told) == is_wrong


@pytest.mark.parametrize(
    ("name", "good", "broken"),
    [
        ("generator/templates/plan.md.j2", "{% import", "{% impotr"),
        ("overrides/main.html", "{% block content %}", "{% block content"),
        (
            "overrides/main.html",
            "{% block content %}",
            "{% block content %} new {% if page.meta.trail %}{{ page.title() }}{% endif %}",
        ),
        ("generator/languages/en.yml", "trail:", "trail: [:"),
    ],
    ids=["of pages", "of the theme", "of the theme on some pages", "words"],
)
def test_what_cannot_be_used_is_told_and_the_last_good_site_stays(
    server: Server, name: str, good: str, broken: str
) -> None:
    """With its name, in one sentence; the next good save is shown."""
    before = server.everything()
    text = (server.folder / name).read_text("utf-8")
    told = server.save(name, text.replace(good, broken, 1))
    assert Path(name).name in told
    assert "The last good site is still served." in told
    assert server.everything() == before

    server.save(name, text)
    assert "pages built anew" in server.save(PLAN, TITLE, OTHER)
    assert SHOWN in server.page(HOME)
    server.save(PLAN, OTHER, TITLE)


def test_what_is_built_anew_is_what_a_whole_build_makes(server: Server) -> None:
    """After edits of plans only some pages are built; all are as if all had been built."""
    for name, before, after in EDITS:
        assert "pages built anew." in server.save(name, before, after)
    quick = server.everything()

    config = f"{GUIDE}/mkdocs.yml"
    text = (server.folder / config).read_text("utf-8")
    assert "Building documentation" in server.save(config, text + "\n")

    whole = server.everything()
    assert [path for path in whole if whole[path] != quick.get(path)] == []
    assert len(whole) > 10
    for name, before, after in EDITS:
        server.save(name, after, before)


EDITS = (
    (PLAN, TITLE, OTHER),
    (PLAN, "Run one minute, walk two, five times over.", "Run a minute, walk two, five times."),
    (
        PLAN,
        "- id: five-kilometres-run\n",
        "- id: five-kilometres-done\n            was: [five-kilometres-run]\n",
    ),
    (f"{GUIDE}/content/signs.md", "\ntitle: What your body", "\ntitle: What your own body"),
    ("overrides/assets/stylesheets/plan.css", ".guide-track {", ".next, .guide-track {"),
    ("generator/templates/plan.md.j2", "guide-lead", "guide-lead next"),
    ("generator/templates/blocks/plans.md.j2", '"guide-cards"', '"guide-cards next"'),
    ("generator/templates/parts.j2", 'class="guide-card"', 'class="guide-card next"'),
    ("generator/templates/moved.html.j2", "<p>", "<p> "),
    ("overrides/main.html", 'class="guide-trail"', 'class="guide-trail next"'),
    ("overrides/404.html", "<h1>", "<h1> "),
)


def test_a_new_plan_is_shown_and_a_removed_one_is_gone(server: Server) -> None:
    """Files come and go while the server runs."""
    path = f"{GUIDE}/plans/twin.yml"
    plan = (server.folder / PLAN).with_name("back-after-a-cold.yml").read_text("utf-8")
    twin = plan.replace("id: two-nights-slept", "id: three-nights-slept")
    server.save(path, twin.replace("title: Back after a cold", "title: The twin"))
    assert "The twin" in server.page("plans/")

    server.save(path)
    assert "The twin" not in server.page("plans/")


@pytest.mark.parametrize(
    ("name", "before", "after", "page"),
    [
        ("generator/templates/plan.md.j2", "guide-lead", "guide-lead changed-template", HOME),
        (
            "generator/templates/blocks/plans.md.j2",
            '"guide-cards"',
            '"guide-cards changed-block"',
            "",
        ),
        ("generator/templates/parts.j2", '"guide-card"', '"guide-card changed-import"', ""),
        ("generator/languages/en.yml", '"Begin with stage 1"', '"Changed words"', HOME),
        (f"{GUIDE}/content/signs.md", "# What your body tells you", "# Changed page", "signs/"),
        ("overrides/main.html", 'class="guide-trail"', 'class="changed-override"', HOME),
        (
            "overrides/assets/stylesheets/plan.css",
            "\n.md-typeset .guide-track {",
            "\n.changed-style, .md-typeset .guide-track {",
            "assets/stylesheets/plan.css",
        ),
    ],
    ids=["template", "block", "imported", "words", "page", "override", "stylesheet"],
)
def test_an_edit_of_anything_else_is_shown(
    server: Server, name: str, before: str, after: str, page: str
) -> None:
    """Templates, words, pages by hand, overrides and stylesheets are watched too."""
    changed = next(word for word in re.findall(r"[Cc]hanged[ a-z-]*", after))
    server.save(name, before, after)

    assert changed in server.page(page)


def test_an_edit_of_the_settings_that_it_inherits_is_shown(server: Server) -> None:
    """Of another guide, those are in the project's own mkdocs.yml."""
    assert "md-top" in server.page(HOME)
    server.save("mkdocs.yml", "    - navigation.top\n", "")
    assert "md-top" not in server.page(HOME)


def test_a_place_that_is_taken_is_told_before_anything_is_built(server: Server) -> None:
    """Such as that of the same server in another terminal."""
    place = server.address.removeprefix("http://").removesuffix("/")
    done = mkdocs("serve", "--dev-addr", place, at=server.folder / GUIDE)

    assert done.returncode == 1
    told = rf"\nNothing can be served at {place}: address already in use\. .*ADDR=127\..*\n"
    assert re.search(told, done.stdout + done.stderr)


def test_what_is_served_is_never_kept_on_a_device(server: Server) -> None:
    """No page names a worker, and the one in its place takes an earlier one away."""
    pages = {path: page for path, page in server.everything().items() if "<head>" in page}
    assert len(pages) > 10
    assert [path for path, page in pages.items() if "guide-worker" in page] == []
    worker = server.page("sw.js")
    assert "registration.unregister()" in worker
    assert "'fetch'" not in worker
