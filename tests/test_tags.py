"""Tags are found as a parser finds them, and those that tell something among all others."""

import random

import pytest

from generator.finish.tags import Tag, tags, telling
from tests.html_tags import known, ours

TRICKY = """<!doctype html><HTML lang=en><head><title>a & c</title>
<!-- <script>never()</script> --><script>if (a<b) document.write("<script>x<\\/script>")</script>
<style>p > a::before { content: "</p>" }</style>
<meta content='says "yes" > no' name=bare><script src=a.js defer></script>
<SCRIPT type="application/json">{"a": "<p>"}</SCRIPT ></head>
<body><a href="?a=1&amp;b=2" title="a > b">x</a><br/>
<input disabled value=""><p style="color: red">5 < 6 <!-- unclosed <b>"""


@pytest.mark.parametrize("count", [20, pytest.param(10**6, id="all", marks=pytest.mark.all)])
def test_tags_are_read_as_a_parser_reads_them(published_pages: dict[str, str], count: int) -> None:
    """Also where a script, a comment or an attribute holds what looks like a tag."""
    pages = [page for _, page in sorted(published_pages.items())]
    some = random.Random(20).sample(pages, min(count, len(pages)))  # noqa: S311  # a fixed seed
    for page in (TRICKY.replace("<!-- unclosed <b>", ""), *some):
        assert ours(page) == known(page)
    assert [tag.name for tag in tags(TRICKY)][-3:] == ["br", "input", "p"]
    texts = "<title>a <b> c</title><textarea><script>text()</script></textarea><p>"
    assert [tag.name for tag in tags(texts)] == ["title", "textarea", "p"]


PIECES = (
    *"<> /x",
    "<p>",
    '<a b="<p">',
    "<p b='>'>",
    '<p style="x">',
    "<Script>",
    "</script>",
    "<!--",
)
PIECES += ("-->", "style", "<title>", "</title >", "<img/>", "<scripty>", ' data-guide-place="a/b"')


def test_tags_that_tell_are_found_among_all_others(published_pages: dict[str, str]) -> None:
    """Whatever stands around them; they are passed over in stretches, not one by one."""
    chance = random.Random(1)  # noqa: S311  # the same pages each time are wanted
    mixed = ["".join(chance.choices(PIECES, k=chance.randrange(15))) for _ in range(20_000)]
    for page in (TRICKY, *published_pages.values(), *mixed):
        known = [tag for tag in tags(page) if tag.name in TELLING or said(tag)]
        titles = [tag for tag in known if tag.name == "title"]
        found = [tag for tag in telling(page) if tag.name in TELLING or said(tag)]
        assert found == [tag for tag in known if tag not in titles[1:]], page


TELLING = {"html", "head", "title", "meta", "link", "script", "style", "img", "source"}


def said(tag: Tag) -> set[str]:
    """Return the attributes of a tag that tell something."""
    names = {"style", *(f"data-guide-{name}" for name in ("store", "place", "late-from"))}
    return names & tag.attributes.keys()
