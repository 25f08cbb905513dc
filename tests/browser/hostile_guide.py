"""A guide whose every text is a hostile one, built and served, and what a browser shows of it."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.site import Site, served
from tests.building import PROJECT, mkdocs
from tests.hostile.places import (
    GUIDE,
    PLAN,
    Field,
    escaped,
    fields,
    files,
    is_rich,
    lay_out,
    problems,
    text_of,
    with_other_ids,
)

Written = tuple[str, str]
"""A text as it is written in a file, and as a reader should see it."""

Write = Callable[[Field, str], Written]

CONFIG = f"""
INHERIT: {PROJECT / "mkdocs.yml"}
site_name: Hostile
docs_dir: content
theme:
  custom_dir: {PROJECT / "overrides"}
nav:
  - Home: index.md
  - Plans: plans/index.md
  - Signs: signs.md
  - Cards: cards.md
"""

CARDS = "# Cards\n\n<!-- guide: card before-a-run -->\n"
"""A page that shows the card whose places hold the texts, its notes included."""

TEXTS_SHOWN = """() => {
  const found = [document.title]
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_ALL)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) found.push(node.data.trim())
    for (const { value } of node.attributes ?? []) found.push(value)
    if (node instanceof HTMLTemplateElement) found.push(node.content.textContent)
  }
  return found
}"""

MOST_TRIES = 6


@dataclass(frozen=True)
class Shown:
    """A plan or the cards with the text at each of its places, and the pages that show them."""

    texts: dict[Field, str]
    pages: tuple[str, ...]


def to_the_letter(field: Field, text: str) -> Written:
    """Write a text so that it means itself, with the number of its place behind it.

    Markdown takes no blanks before a paragraph for a part of it.
    """
    numbered = f"{text}⟦{fields().index(field)}⟧"
    return (escaped(numbered), numbered.strip()) if is_rich(field) else (numbered, numbered)


def as_it_is(_: Field, text: str) -> Written:
    """Write a text as it is, Markdown or not."""
    return text, text


@contextmanager
def hostile_site(
    folder: Path, texts: Sequence[str], write: Write
) -> Iterator[tuple[Site, list[Shown]]]:
    """Build the guide with one more plan for each text, and serve it.

    A place that refuses a text keeps its own. The guide's own files hold the texts in turn; of
    those, the cards are among what is returned, first.
    """
    taken_by = {name: _own_texts(name, texts, write) for name in files() if name != PLAN}
    own = {name: _text(name, taken) for name, taken in taken_by.items()}
    accepted = [_accepted(text, write) for text in texts]
    plans = {f"hostile-{n}": _plan(n, taken) for n, taken in enumerate(accepted)}
    lay_out(folder / "plans", {**own, **plans})
    shutil.copytree(GUIDE / "content", folder / "content")
    (folder / "content" / "cards.md").write_text(CARDS, "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    with served(folder / "site") as site:
        done = mkdocs(
            "build", "-f", folder / "mkdocs.yml",
            PLANS=folder / "plans", SITE=site.folder, SITE_URL=site.url,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        yield (
            site,
            [
                Shown(_seen(taken_by["_cards"]), (f"{site.url}cards/",)),
                *(Shown(_seen(taken), _pages(site, n)) for n, taken in enumerate(accepted)),
            ],
        )


def shown_on(page: Page, address: str) -> set[str]:
    """Return every text and every attribute's value on a page, as a browser has them."""
    page.goto(address, wait_until="domcontentloaded")
    return set(page.evaluate(TEXTS_SHOWN))


def _pages(site: Site, number: int) -> tuple[str, ...]:
    """Return the pages of a plan; an address that a page had before leads on at once."""
    found = (site.folder / "plans" / f"hostile-{number}").rglob("*.html")
    paths = (path for path in found if 'http-equiv="refresh"' not in path.read_text("utf-8"))
    return tuple(site.url + str(path.parent.relative_to(site.folder)) + "/" for path in paths)


def _own_texts(name: str, texts: Sequence[str], write: Write) -> dict[Field, Written]:
    """Return a text for each place of a file: the next in turn that it takes, within a few."""
    found: dict[Field, Written] = {}
    for n, field in enumerate(field for field in fields() if field.file == name):
        turns = (write(field, texts[(n + more) % len(texts)]) for more in range(MOST_TRIES))
        taken = next((text for text in turns if _is_taken(field, text[0])), None)
        found |= {field: taken} if taken else {}
    return found


def _seen(taken: dict[Field, Written]) -> dict[Field, str]:
    return {field: seen for field, (_, seen) in taken.items()}


def _accepted(text: str, write: Write) -> dict[Field, Written]:
    pairs = ((field, write(field, text)) for field in fields() if field.file == PLAN)
    return {field: written for field, written in pairs if _is_taken(field, written[0])}


def _is_taken(field: Field, text: str) -> bool:
    """Tell whether the check lets a text stand; an id that it lets stand would change the plan."""
    is_id = field.place[-1] in {"id", "to"} or {"was", "alongside", "sources"} & {*field.place[1:]}
    return not is_id and not problems({field.file: text_of(field.file, {field.place: text})})


def _plan(number: int, taken: dict[Field, Written]) -> str:
    return _text(PLAN, taken, with_other_ids(files()[PLAN], f"-{number}"))


def _text(file: str, taken: dict[Field, Written], data: Any = None) -> str:
    return text_of(file, {field.place: text for field, (text, _) in taken.items()}, data=data)
