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

_TOGGLE = re.compile(r"<input\b[^>]*\bmd-toggle\b[^>]*>")
_OVERLAY = re.compile(r"<label\b[^>]*\bmd-overlay\b[^>]*>")
_SEARCH = re.compile(r'<div class="md-search"(?=[^>]*\brole="dialog")(?![^>]*\baria-label)')
_FIELD = re.compile(r'<input\b[^>]*\bmd-search__input\b[^>]*?(\saria-label="[^"]*")')
_HIDDEN = ' aria-hidden="true"'
_NEXT = re.compile(r"""<link\b[^>]*\brel=["']?next\b[^>]*>\s*""")
_OFF = ' autocomplete="off"'
_FORM = "guide-unkept"
_TABLE = "__toc"
_HERE = re.compile(r"<a\b(?=[^>]*\bmd-nav__link--active\b)(?![^>]*\baria-current\b)")
_OF_TABS = re.compile(r'<script>(?=[^<]*"__tabbed_")[^<]*</script>\s*')
_NAMESPACE = '<svg xmlns="http://www.w3.org/2000/svg" '
_TAB = 'name="__tabbed_'
_NO_INDEX = re.compile(r'(<label\b[^>]*) tabindex=""')


def mended(page: str) -> str:
    """Return a page with the theme's slips mended; what is shown stays the same."""
    head, close, body = page.partition("</head>")
    body = _OVERLAY.sub(_shown, _with_form(body), count=1)
    body = _NO_INDEX.sub(r"\1", _with_name(_without_empty_label(body)))
    body = _HERE.sub(r'\g<0> aria-current="page"', body)
    body = body.replace(_NAMESPACE, "<svg ")
    if _TAB not in body:
        body = _OF_TABS.sub("", body)
    return _NEXT.sub("", head) + close + body


def _with_form(page: str) -> str:
    """Return a page whose boxes for menu and search belong to a form that is not kept."""
    first = next((found for found in _TOGGLE.finditer(page) if _OFF in found[0]), None)
    if not first:
        return page
    mended = _TOGGLE.sub(lambda found: found[0].replace(_OFF, f' form="{_FORM}"'), page)
    form = f'<form id="{_FORM}"{_OFF}></form>\n'
    return mended[: first.start()] + form + mended[first.start() :]


def _with_name(page: str) -> str:
    """Return a page whose search is called what its field is."""
    field = _FIELD.search(page)
    return _SEARCH.sub(lambda found: found[0] + field[1], page) if field else page


def _shown(found: re.Match[str]) -> str:
    return found[0].replace(_HIDDEN, "")


def _without_empty_label(page: str) -> str:
    return page if f'id="{_TABLE}"' in page else page.replace(f' for="{_TABLE}"', "")
