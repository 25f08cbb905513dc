"""Rich texts: a small, fixed set of Markdown, turned into HTML that cannot run."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

_ALLOWED = ["paragraph", "text", "emphasis", "list", "link", "escape", "entity", "newline"]
_TAGS = {"p", "strong", "em", "ul", "ol", "li", "a", "br"}
_REFUSED = {
    "html_block": "raw HTML",
    "html_inline": "raw HTML",
    "image": "a picture",
    "code_inline": "code",
    "fence": "code",
    "code_block": "text indented by four spaces",
    "heading_open": "a heading",
    "hr": "a line across the page",
    "blockquote_open": "a quotation",
}
_EXTERNAL = re.compile(r"(https?://[^\s/]|mailto:[^\s@]+@)", re.IGNORECASE)
_LIKE_A_LINK = re.compile(r"(?<!\\)\[[^\[\]]*\]\([^()]*\)")

_WORDS = re.compile(r"[^\W\d_](?:[^\W_]|[ ,.;:!?'’()%/–—-])*+(?<! )")
"""Words and the signs between them, which Markdown and HTML leave as they are."""

_strict = MarkdownIt("zero").enable(_ALLOWED)
_with_pictures = MarkdownIt("zero").enable([*_ALLOWED, "image"])
_full = MarkdownIt("commonmark")

_kept = lru_cache(maxsize=20_000)
"""Rules and several pages read the same text, and so does every build of a server."""


def html(text: str, address: Callable[[str], str]) -> str:
    """Return the HTML of a rich text; `address` turns a link's target into an address."""
    return _html(text, tuple(address(target) for target in _targets(text)))


def links(text: str) -> tuple[str, ...]:
    """Return the targets of the links in a rich text, in their order; pictures are none."""
    return _targets(text, with_pictures=True)


def failed_links(text: str) -> list[str]:
    """Return what is written like a link but is none, because of blanks or a scheme that runs."""
    return [found[0] for found in _LIKE_A_LINK.finditer(text) if not links(found[0])]


@_kept
def refused(text: str) -> tuple[str, ...]:
    """Return in words what a rich text holds beyond the fixed set, each kind once."""
    if _WORDS.fullmatch(text):
        return ()
    named: dict[str, Any] = {}
    tokens = list(_all(_full.parse(text, named)))
    kinds = [_REFUSED[token.type] for token in tokens if token.type in _REFUSED]
    kinds += ["an address between < and >" for token in tokens if token.info == "auto"]
    kinds += ["an address with a name of its own"] if named.get("references") else []
    return tuple(dict.fromkeys(kinds))


def is_external(target: str) -> bool:
    """Tell whether a link's target is a whole web or mail address."""
    return bool(_EXTERNAL.match(target))


@_kept
def _html(text: str, addresses: tuple[str, ...]) -> str:
    if _WORDS.fullmatch(text):
        return f"<p>{text}</p>"
    tokens, leads = _strict.parse(text), iter(addresses)
    for token in _all(tokens):
        if token.type == "link_open":
            token.attrSet("href", next(leads))
    made = _strict.renderer.render(tokens, _strict.options, {})
    attributes = {"a": {"href"}}
    return nh3.clean(made, tags=_TAGS, attributes=attributes, link_rel=None).strip()


@_kept
def _targets(text: str, *, with_pictures: bool = False) -> tuple[str, ...]:
    if _WORDS.fullmatch(text):
        return ()
    tokens = (_with_pictures if with_pictures else _strict).parse(text)
    found = (token for token in _all(tokens) if token.type == "link_open")
    return tuple(str(token.attrGet("href")) for token in found)


def _all(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or [])
