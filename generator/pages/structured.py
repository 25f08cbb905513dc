"""What a page tells search engines in schema.org's words: where it stands, and how it is done."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from generator import addresses
from generator.views import ChecklistView, Draft, StageView

Thing = dict[str, Any]


def with_structured(draft: Draft, site_url: str, language: str) -> Draft:
    """Return a draft that says in its front matter what it tells search engines.

    Their addresses are whole, so nothing is said where the site's own is not known.
    """
    if not site_url:
        return draft
    here = urljoin(site_url, addresses.url(draft.path))
    graph = [*_breadcrumbs(draft, here), *_how_to(draft, here, language)]
    if not graph:
        return draft
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": graph},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    # In a script element "<" would be read as HTML; JSON may write it otherwise.
    safe = text.replace("<", "\\u003c")
    return replace(draft, front=replace(draft.front, structured=safe))


def _breadcrumbs(draft: Draft, here: str) -> Iterator[Thing]:
    trail = [(link.title, urljoin(here, link.href)) for link in draft.front.trail]
    if not trail:
        return
    rows = [*trail, (_title(draft.view) or draft.front.title, here)]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": address}
        for place, (name, address) in enumerate(rows, 1)
    ]
    yield {"@type": "BreadcrumbList", "itemListElement": items}


def _title(view: Mapping[str, object]) -> str:
    stage = view.get("stage")
    return stage.title if isinstance(stage, StageView) else ""


def _how_to(draft: Draft, here: str, language: str) -> Iterator[Thing]:
    stage = draft.view.get("stage")
    if not isinstance(stage, StageView):
        return
    made: Thing = {
        "@type": "HowTo",
        "name": stage.title,
        "description": stage.goal,
        "url": here,
        "inLanguage": language,
        "dateModified": stage.reviewed,
        "step": [_section(checklist) for checklist in stage.checklists],
    }
    if stage.equipment:
        made["supply"] = [{"@type": "HowToSupply", "name": thing} for thing in stage.equipment]
    yield made


def _section(checklist: ChecklistView) -> Thing:
    steps = [{"@type": "HowToStep", "text": step.text} for step in checklist.steps]
    return {"@type": "HowToSection", "name": checklist.title, "itemListElement": steps}
