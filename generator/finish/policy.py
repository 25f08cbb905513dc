"""The content security policy: nothing runs, and nothing is loaded, but what the build put there.

One policy holds for all pages, for the theme swaps pages without loading them, and then the
policy of the first page judges the scripts of the next.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator

from generator.finish.built import Built
from generator.finish.tags import Tag

_DATA = ("application/json", "application/ld+json", "text/template", "speculationrules")
"""Types of scripts that browsers do not run, and policies do not judge."""


def policy_of(built: Built) -> str:
    """Return the one policy for all pages of a site."""
    return policy(tag for path in built.pages for tag in built.tags(path))


def policy(found: Iterable[Tag]) -> str:
    """Return the policy that allows what is inline in these tags, and files of the site."""
    scripts, styles, attributes = set(), set(), set()
    for tag in found:
        if _is_inline_script(tag):
            scripts.add(_hash(tag.text))
        elif tag.name == "style":
            styles.add(_hash(tag.text))
        if "style" in tag.written and (style := tag.attributes.get("style")):
            attributes.add(_hash(style))
    return "; ".join(_directives(sorted(scripts), sorted(styles), sorted(attributes)))


def _directives(scripts: list[str], styles: list[str], attributes: list[str]) -> Iterator[str]:
    yield "default-src 'none'"
    yield " ".join(["script-src 'self'", *scripts])
    yield "script-src-attr 'none'"
    yield " ".join(["style-src 'self'", *styles])
    if attributes:
        yield " ".join(["style-src-attr 'unsafe-hashes'", *attributes])
    yield "img-src 'self' data: blob:"  # the theme's icons are masks with data: addresses
    yield "connect-src 'self'"  # pages for instant navigation, the search index
    yield "font-src 'self'"
    yield "worker-src 'self'"
    yield "manifest-src 'self'"
    yield "form-action 'self'"
    yield "base-uri 'none'"


def _is_inline_script(tag: Tag) -> bool:
    if tag.name != "script":
        return False
    about = tag.attributes
    return "src" not in about and about.get("type", "").strip().lower() not in _DATA


def _hash(text: str) -> str:
    # Browsers hash what the parser made of it, and parsers turn line ends into \n.
    plain = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8")
    return f"'sha256-{base64.b64encode(hashlib.sha256(plain).digest()).decode()}'"
