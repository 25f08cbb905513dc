"""What the pages of one plan have in common: words, links, claims and what they rest on."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from generator import addresses, rich
from generator.basis import References
from generator.cards import Card
from generator.fields import Pace, Range
from generator.guide import Guide
from generator.model.claims import Claim, Part, RichClaim
from generator.model.sessions import AdvanceAfter, Session
from generator.model.stages import StepBack
from generator.model.steps import Step
from generator.rules.rule import parts
from generator.views import Basis, ClaimView

Words = Mapping[str, Any]


def used(*roots: Part) -> Iterator[str]:
    """Return the source keys inside parts of a plan, in the order of the model."""
    for root in roots:
        for _, part in parts(root, Part):
            if isinstance(part, AdvanceAfter | Claim | Session | StepBack | Card):
                yield from part.sources


def count(steps: tuple[Step, ...]) -> str:
    """Return steps as the browser counts them: ids with "~" between, ":n" for n boxes."""
    return " ".join(
        "~".join((step.id, *step.was)) + (f":{step.boxes}" if step.boxes > 1 else "")
        for step in steps
    )


def fingerprint(text: str) -> str:
    """Return eight letters and digits that stand for a text's words."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def amount(words: Words, span: Range) -> str:
    """Return a range in words, a single number where its ends are the same."""
    if span.least == span.most:
        return str(span.most)
    return str(words["session"]["range"].format(least=span.least, most=span.most))


def pace(words: Words, time: Pace | str) -> str:
    """Return in words how long a stage takes."""
    said = words["session"]
    if isinstance(time, str):
        return str(said[time])
    if time.range == (1, 1):
        return str(said[f"one-{time.unit}"])
    return str(said[time.unit].format(range=amount(words, time.range)))


def length(words: Words, session: Session) -> str:
    """Return in words how long a session is; nothing where the plan does not say."""
    if not session.minutes:
        return ""
    return str(words["session"]["length"].format(range=amount(words, session.minutes)))


class Writer:
    """What the pages of one plan have in common: links, claims and references from one path."""

    def __init__(self, guide: Guide, words: Words, path: str, refs: References) -> None:
        self.guide, self.words, self.path, self.refs = guide, words, path, refs

    def address(self, target: str) -> str:
        """Return where a link to a page of the guide, or to another site, leads from here."""
        return target if rich.is_external(target) else addresses.between(self.path, target)

    def rich(self, text: str | None) -> str:
        """Return a rich text as HTML, or nothing for none."""
        return rich.html(text, self.address) if text else ""

    def basis(self, keys: tuple[str, ...]) -> Basis:
        """Return what source keys point to on this page."""
        return self.refs.basis(keys)

    def claim(self, claim: Claim, title: str = "") -> ClaimView:
        """Return a claim with what it rests on."""
        text = self.rich(claim.text) if isinstance(claim, RichClaim) else claim.text
        return ClaimView(text, self.basis(claim.sources), title)

    def claims(self, claims: tuple[Claim, ...]) -> tuple[ClaimView, ...]:
        """Return claims with what they rest on."""
        return tuple(self.claim(claim) for claim in claims)
