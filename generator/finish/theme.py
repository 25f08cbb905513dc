"""Slips of the theme's own pages, mended in every built one; four are against the HTML standard.

A box that says `autocomplete="off"`: the standard gives that word to fields of text and to forms
(https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#attr-fe-autocomplete).
Firefox heeds it on boxes too, and would else open the menu anew after a reload. It heeds a box's
form as well, so the theme's boxes are given one that holds nothing else.

A title of a table of contents that labels a box which only pages in the navigation have.

A search that calls itself a dialog, and has no name (MkDocs). It is given that of its field.

A label that is hidden from screen readers, though it belongs to a box; being empty, it says nothing
to them anyway (Zensical).

A label of a section of the menu with an empty tabindex, which is no number.

The menu's link of the page that one is on, which only a colour told from the others.

A link in the head to the next page of the navigation, which Firefox loads at once
(https://developer.mozilla.org/en-US/docs/Glossary/Prefetch): on a thin signal nobody wants a page
that was not asked for, and the policy forbids it, which Firefox tells as an error of the page.

A drawing that says its XML namespace, which HTML gives it
(https://html.spec.whatwg.org/multipage/embedded-content-other.html#svg-0).

A script that opens the tab that an address names, also on pages that have no tabs: every page
would carry it, and the policy of all pages its hash.
"""

import re
from collections.abc import Callable, Iterator

_FIELD_NAME = re.compile(r'\saria-label="[^"]*"')
_SEARCH = ' class="md-search"'
_HIDDEN = ' aria-hidden="true"'
_NEXT = re.compile(r"""<link\b[^>]*\brel=["']?next\b[^>]*>\s*""")
_OFF = ' autocomplete="off"'
_FORM = "guide-unkept"
_TABLE = "__toc"
_TABS = '"__tabbed_"'
_OF_TABS = re.compile(r"<script>[^<]*</script>\s*")
_NAMESPACE = '<svg xmlns="http://www.w3.org/2000/svg" '
_TAB = 'name="__tabbed_'
_NO_INDEX = ' tabindex=""'


def mended(page: str) -> str:
    """Return a page with the theme's slips mended; what is shown stays the same."""
    head, close, body = page.partition("</head>")
    body = _with_name(_without_empty_label(_with_form(body)))
    body = _changed(body, "label", "md-overlay", lambda tag: tag.replace(_HIDDEN, ""))
    body = _changed(body, "label", _NO_INDEX, lambda tag: tag.replace(_NO_INDEX, ""))
    body = _changed(body, "a", "md-nav__link--active", _as_here)
    body = body.replace(_NAMESPACE, "<svg ")
    if _TAB not in body:
        body = _without_script_of_tabs(body)
    return _NEXT.sub("", head) + close + body


def _tags(page: str, name: str, sign: str) -> Iterator[tuple[int, int]]:
    """Return where the tags of a name that hold a sign start and end.

    To look for the sign first takes a tenth of what it takes to look at each tag.
    """
    at = page.find(sign)
    while at >= 0:
        start = page.rfind("<", 0, at)
        end = page.find(">", start) + 1
        if end > at and page.startswith(f"<{name} ", start):
            yield start, end
        at = page.find(sign, max(at + 1, end))


def _changed(page: str, name: str, sign: str, change: Callable[[str], str]) -> str:
    """Return a page with each tag of a name that holds a sign changed."""
    parts, place = [], 0
    for start, end in _tags(page, name, sign):
        parts += [page[place:start], change(page[start:end])]
        place = end
    return "".join([*parts, page[place:]])


def _with_form(page: str) -> str:
    """Return a page whose boxes for menu and search belong to a form that is not kept."""
    toggles = _tags(page, "input", "md-toggle")
    first = next((start for start, end in toggles if _OFF in page[start:end]), None)
    if first is None:
        return page
    mended = _changed(page, "input", "md-toggle", lambda tag: tag.replace(_OFF, f' form="{_FORM}"'))
    form = f'<form id="{_FORM}"{_OFF}></form>\n'
    return mended[:first] + form + mended[first:]


def _with_name(page: str) -> str:
    """Return a page whose search is called what its field is."""
    fields = _tags(page, "input", "md-search__input")
    names = (_FIELD_NAME.search(page, start, end) for start, end in fields)
    name = next((found[0] for found in names if found), "")

    def named(tag: str) -> str:
        is_nameless = ' role="dialog"' in tag and " aria-label" not in tag
        return tag.replace(_SEARCH, _SEARCH + name) if is_nameless else tag

    return _changed(page, "div", _SEARCH, named)


def _as_here(tag: str) -> str:
    """Return a link that says that it leads to the page that one is on."""
    return tag if " aria-current" in tag else tag.replace("<a", '<a aria-current="page"', 1)


def _without_script_of_tabs(page: str) -> str:
    at = page.find(_TABS)
    found = _OF_TABS.match(page, page.rfind("<script>", 0, at)) if at >= 0 else None
    return page[: found.start()] + page[found.end() :] if found else page


def _without_empty_label(page: str) -> str:
    return page if f'id="{_TABLE}"' in page else page.replace(f' for="{_TABLE}"', "")
